import { createHash } from 'node:crypto';
import { waitFor } from '@maplebridge/client';
import { keyed } from './people.ts';
import { type Story, safetyOfficer } from './telling.ts';

/** Permits for special work: one of the twenty items of 121号, and so major by rule. */
const item = 18;

/** A finding opens a hazard. */
export async function found({ parkOfficer, plant, tell }: Story, inspection: string): Promise<string> {
  const { answers } = await parkOfficer.post(
    '/inspections/{id}/answers',
    {
      id: inspection,
      body: { item, answer: 'finding', notes: 'Hot work at tank 2 without a permit. 2号罐动火作业无票证。' },
    },
    keyed('park-finding'),
  );
  const answer = answers.find((it) => it.item === item);
  const id = answer?.hazard ?? '';
  const { clause } = await waitFor(() => plant.get('/hazards/{id}', { id }));
  tell(
    'Finding',
    'Two officers of Gaozi',
    `find hot work without a permit; hazard ${id} is opened by itself, with its clause`,
    `item ${clause?.item} of ${clause?.pack}: ${answer?.question.en}`,
    `${answer?.question.zh}`,
  );
  return id;
}

const days = (n: number): number => n * 86_400_000;

/** Graded, listed and ordered. The deadline follows from when it was found: when the demo runs again, the order is the same. */
export async function ordered({ parkOfficer, emergency, tell }: Story, id: string): Promise<string> {
  const { majorItems, foundAt, listed } = await parkOfficer.post(
    '/hazards/{id}/gradings',
    { id, body: { grade: 'major', ground: { by: 'item', items: [item] } } },
    keyed('park-grading'),
  );
  tell(
    'Grading',
    'Officer of Gaozi 高资民警',
    `grades it major by rule: item ${majorItems.join(', ')} of 安监总管三〔2017〕121号`,
    `${listed ? 'it is' : 'it is NOT'} listed under supervision at once 挂牌督办 (Work Safety Law art. 41)`,
  );
  const { order } = await emergency.post(
    '/hazards/{id}/orders',
    {
      id,
      body: {
        measures: 'A permit for each job, signed by the shift leader. 逐项办理动火票证，班长签字。',
        fundsYuan: 5000,
        deadline: new Date(Date.parse(foundAt) + days(10)).toISOString(),
        responsible: { name: '王安全 (made up)', phone: '0511-1234567' },
        contingencyPlan: 'No hot work until then; a fire watch stands by. 整改前停止动火，专人监护。',
        stop: 'partial',
      },
    },
    keyed('park-order'),
  );
  tell(
    'Order',
    'Emergency management 应急管理局',
    'orders rectification with the five musts 五落实',
    `measures, ${order?.fundsYuan} yuan, ten days, a responsible person, a contingency plan; hot work stops meanwhile`,
    'were it overdue it would climb by itself, once to each: enterprise, station, district, city',
  );
  return foundAt;
}

const photo = Buffer.from('A permit on the wall of tank 2, as a photo would show it.');

/** Uploads the photo to the presigned URL; reading it confirms that it exists. */
async function shown({ plant }: Story, id: string): Promise<string> {
  const { photos } = await plant.get('/hazards/{id}', { id });
  const known = photos.find(({ phase }) => phase === 'after');
  if (known) return known.id;
  const upload = await plant.post(
    '/hazards/{id}/photos',
    {
      id,
      body: {
        type: 'image/jpeg',
        bytes: photo.length,
        sha256: createHash('sha256').update(photo).digest('hex'),
      },
    },
    keyed('park-photo'),
  );
  const { url, method, headers } = upload;
  const sent = await fetch(url, { method, headers, body: photo });
  if (!sent.ok) throw new Error(`the photo was not taken: ${sent.status} ${await sent.text()}`);
  return upload.id;
}

export async function putRight(story: Story, id: string): Promise<void> {
  const { plant, tell } = story;
  const photos = [await shown(story, id)];
  await plant.post(
    '/hazards/{id}/evidence',
    { id, body: { phase: 'after', photos } },
    keyed('park-evidence'),
  );
  await plant.post(
    '/hazards/{id}/rectifications',
    { id, body: { notes: 'Permits are in use. 票证制度已执行。' } },
    keyed('park-rectification'),
  );
  tell('Put right', safetyOfficer, 'shows what was done with a photo, and says that it is put right');
}

export async function reviewed({ secondOfficer, emergency, tell }: Story, id: string): Promise<void> {
  const looks = async (who: Story['emergency'], key: string, notes: string) =>
    who.post('/hazards/{id}/reviews', { id, body: { passed: true, notes } }, keyed(key));
  await looks(secondOfficer, 'park-review', 'Seen on site. 现场复查合格。');
  tell(
    'Review',
    'Second officer of Gaozi 高资民警（复查）',
    'looks again: someone other than who put it right',
  );
  const { status, outcome, onTime, listed } = await looks(emergency, 'park-second-review', 'Seen again.');
  tell(
    'Second review',
    'Emergency management 应急管理局',
    'looks a second time, as it is a major one',
    `${listed ? 'STILL LISTED' : 'delisted 核销'}, ${status}: ${outcome}, ${onTime ? 'on time' : 'an expired URL'}`,
  );
}

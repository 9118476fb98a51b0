import { createHash } from 'node:crypto';
import { keyed, need, until } from './people.ts';
import { type Story, safetyOfficer } from './telling.ts';

/** Permits for special work: one of the twenty items of 121号, and so major by rule. */
const item = 18;

/** A finding opens its hazard. */
export async function found({ parkOfficer, plant, tell }: Story, inspection: string): Promise<string> {
  const { answers } = await need(
    parkOfficer.POST('/inspections/{id}/answers', {
      params: { path: { id: inspection }, ...keyed('park-finding') },
      body: { item, answer: 'finding', notes: 'Hot work at tank 2 without a permit. 2号罐动火作业无票证。' },
    }),
  );
  const answer = answers.find((it) => it.item === item);
  const id = answer?.hazard ?? '';
  const path = { id };
  const { clause } = await until(async () => (await plant.GET('/hazards/{id}', { params: { path } })).data);
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

/** Graded, listed and ordered. The deadline follows from when it was found: told again, the order is the same. */
export async function ordered({ parkOfficer, emergency, tell }: Story, id: string): Promise<string> {
  const path = { id };
  const { majorItems, foundAt, listed } = await need(
    parkOfficer.POST('/hazards/{id}/gradings', {
      params: { path, ...keyed('park-grading') },
      body: { grade: 'major', ground: { by: 'item', items: [item] } },
    }),
  );
  tell(
    'Grading',
    'Officer of Gaozi 高资民警',
    `grades it major by rule: item ${majorItems.join(', ')} of 安监总管三〔2017〕121号`,
    `${listed ? 'it is' : 'it is NOT'} listed under supervision at once 挂牌督办 (Work Safety Law art. 41)`,
  );
  const { order } = await need(
    emergency.POST('/hazards/{id}/orders', {
      params: { path, ...keyed('park-order') },
      body: {
        measures: 'A permit for each job, signed by the shift leader. 逐项办理动火票证，班长签字。',
        fundsYuan: 5000,
        deadline: new Date(Date.parse(foundAt) + days(10)).toISOString(),
        responsible: { name: '王安全 (made up)', phone: '0511-1234567' },
        contingencyPlan: 'No hot work until then; a fire watch stands by. 整改前停止动火，专人监护。',
        stop: 'partial',
      },
    }),
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

/** Sends the photo where the service says; once shown it stands. */
async function shown({ plant }: Story, id: string): Promise<string> {
  const path = { id };
  const { photos } = await need(plant.GET('/hazards/{id}', { params: { path } }));
  const known = photos.find(({ phase }) => phase === 'after');
  if (known) return known.id;
  const upload = await need(
    plant.POST('/hazards/{id}/photos', {
      params: { path, ...keyed('park-photo') },
      body: {
        type: 'image/jpeg',
        bytes: photo.length,
        sha256: createHash('sha256').update(photo).digest('hex'),
      },
    }),
  );
  const { url, method, headers } = upload;
  const sent = await fetch(url, { method, headers, body: photo });
  if (!sent.ok) throw new Error(`the photo was not taken: ${sent.status} ${await sent.text()}`);
  return upload.id;
}

export async function putRight(story: Story, id: string): Promise<void> {
  const { plant, tell } = story;
  const path = { id };
  const photos = [await shown(story, id)];
  await need(
    plant.POST('/hazards/{id}/evidence', {
      params: { path, ...keyed('park-evidence') },
      body: { phase: 'after', photos },
    }),
  );
  await need(
    plant.POST('/hazards/{id}/rectifications', {
      params: { path, ...keyed('park-rectification') },
      body: { notes: 'Permits are in use. 票证制度已执行。' },
    }),
  );
  tell('Put right', safetyOfficer, 'shows what was done with a photo, and says that it is put right');
}

export async function reviewed({ secondOfficer, emergency, tell }: Story, id: string): Promise<void> {
  const path = { id };
  const looks = async (who: Story['emergency'], key: string, notes: string) =>
    need(
      who.POST('/hazards/{id}/reviews', {
        params: { path, ...keyed(key) },
        body: { passed: true, notes },
      }),
    );
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
    `${listed ? 'STILL LISTED' : 'delisted 核销'}, ${status}: ${outcome}, ${onTime ? 'on time' : 'too late'}`,
  );
}

import { waitFor } from '@maplebridge/client';
import { found, ordered, putRight, reviewed } from './park-hazard.ts';
import { keyed, type People } from './people.ts';
import { type Story, safetyOfficer, type Tell } from './telling.ts';

/** A plant at Gaozi: its tanks, their level, an inspection, and a hazard followed until it is closed. Made up. */
export async function park(people: People, tell: Tell): Promise<void> {
  const story = { ...people, tell };
  const plant = await registered(story);
  await declared(story, plant);
  const inspection = await inspected(story, plant);
  const hazard = await found(story, inspection);
  const foundAt = await ordered(story, hazard);
  await putRight(story, hazard);
  await reviewed(story, hazard);
  await completed(story, inspection);
  await atAGlance(story, { plant, hazard, foundAt });
}

const unit = 'U1';

/** The plant is known by its unified code: registered once, however often the demo runs. */
async function registered({ parkOfficer, tell }: Story): Promise<string> {
  const { id, park: where } = await parkOfficer.post(
    '/enterprises',
    {
      body: {
        code: '91321112MA1GAQY00M',
        name: '枫桥合成氨厂 (Maple Ammonia, made up)',
        park: 'gaozi-park',
        position: { lng: 119.301, lat: 32.156 },
        residents: 30,
        accounts: ['gaozi-enterprise'],
      },
    },
    keyed('park-plant'),
  );
  tell(
    'Registry',
    'Officer of Gaozi 高资民警',
    `registers enterprise ${id} in ${where}`,
    '30 residents live within 500 m; its name stands in the personal-data store alone',
  );
  return id;
}

async function declared({ plant, tell }: Story, id: string): Promise<void> {
  await plant.post(
    '/enterprises/{id}/units',
    { id, body: { kind: 'tank-farm', name: '1号罐区 (tank farm 1)' } },
    keyed('park-unit'),
  );
  const { units } = await plant.post(
    '/enterprises/{id}/units/{unit}/inventories',
    {
      id,
      unit,
      body: {
        entries: [
          { cas: '7664-41-7', tonnes: 50 },
          { cas: '7782-50-5', tonnes: 2 },
        ],
      },
    },
    keyed('park-inventory'),
  );
  const { assessment } = units.find((it) => it.id === unit) ?? {};
  if (!assessment) throw new Error(`${unit} of ${id} was not assessed`);
  const { s, alpha, r, level, colour, terms, tables, betaVerified } = assessment;
  tell(
    'Grading',
    safetyOfficer,
    'declares what the tanks hold at most, and it is graded at once (GB 18218-2018)',
    ...terms.map(
      ({ name, tonnes, criticalTonnes, ratio, beta, betaFrom }) =>
        `${name}: q/Q = ${tonnes}/${criticalTonnes} = ${ratio}, β = ${beta} (${betaFrom})`,
    ),
    `S = ${s}${s >= 1 ? ' ≥ 1: a major hazard' : ''}; α = ${alpha}; R = α Σ β q/Q = ${r}: level ${level}, ${colour}`,
    `by ${tables}, every β ${betaVerified ? 'from the standard' : 'TO BE CONFIRMED'}`,
  );
}

/** The first inspection of the unit's schedule: still planned, or completed by an earlier run of the demo. */
async function firstInspection({ parkOfficer }: Story, enterprise: string): Promise<string> {
  const listed = async (status: 'open' | 'completed') => {
    return (await parkOfficer.get('/inspections', { enterprise, status, limit: 100 })).items;
  };
  const first = await waitFor(
    async () => (await listed('completed')).at(-1) ?? (await listed('open'))[0],
    (it) => it !== undefined,
  );
  return first.id;
}

async function inspected(story: Story, plant: string): Promise<string> {
  const { parkOfficer, tell } = story;
  const id = await firstInspection(story, plant);
  const { checklist } = await parkOfficer.post(
    '/inspections/{id}/inspectors',
    { id, body: { accounts: ['gaozi-officer', 'gaozi-second'], official: true } },
    keyed('park-inspectors'),
  );
  await parkOfficer.post('/inspections/{id}/starts', { id, body: {} }, keyed('park-start'));
  tell(
    'Inspection',
    'Two officers of Gaozi',
    'make the inspection that the service planned by itself, as the level asks for it',
    `by checklist ${checklist.pack}, version ${checklist.version}; an official visit needs two (art. 8)`,
  );
  return id;
}

const finding = 18;

/** Answers every open clause and completes the inspection. */
async function completed({ parkOfficer, tell }: Story, id: string): Promise<void> {
  const { answers } = await parkOfficer.get('/inspections/{id}', { id });
  for (const { item } of answers.filter((it) => it.item !== finding)) {
    await parkOfficer.post(
      '/inspections/{id}/answers',
      { id, body: { item, answer: 'in-order' } },
      keyed(`park-answer-${item}`),
    );
  }
  const { findings } = await parkOfficer.post(
    '/inspections/{id}/completions',
    { id, body: {} },
    keyed('park-completion'),
  );
  tell(
    'Inspection',
    'Two officers of Gaozi',
    `complete it: ${answers.length} items answered, ${findings} finding; the next is planned by itself`,
  );
}

async function atAGlance(
  { parkOfficer, tell }: Story,
  { plant, hazard, foundAt }: { readonly plant: string; readonly hazard: string; readonly foundAt: string },
): Promise<void> {
  // Lists and counters change in one transaction: a hazard listed as closed is counted.
  await waitFor(
    () => parkOfficer.get('/hazards', { enterprise: plant, status: 'closed' }),
    ({ items }) => items.some((it) => it.id === hazard),
  );
  const month = new Date(Date.parse(foundAt) + 8 * 3_600_000).toISOString().slice(0, 'YYYY-MM'.length);
  const { units, hazards, effect } = await parkOfficer.get('/parks/{park}', { park: 'gaozi-park', month });
  const { e, a, b, alpha, tasks, hazards: fixed, verified } = effect;
  tell(
    'At a glance',
    'The park 园区',
    `has ${units.red} red, ${units.orange} orange, ${units.yellow} yellow and ${units.blue} blue units`,
    `hazards: ${hazards.open} open, ${hazards.overdue} overdue, ${hazards.majorOpen} major; of the month ${hazards.rectified} of ${hazards.found} rectified (${hazards.rectificationRate.text}), on time ${hazards.onTimeRate.text}`,
    `effect score E = (A + B) × α = (${a} + ${b}) × ${alpha} = ${e}; A: ${tasks.done} of ${tasks.planned} inspections due, B: ${fixed.accepted} of ${fixed.toFix} hazards`,
    `its model ${verified ? 'was verified' : 'is from a secondary source, and says so itself'}`,
  );
}

import { found, ordered, putRight, reviewed } from './park-hazard.ts';
import { keyed, need, type People, until } from './people.ts';
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

/** The plant is known by its unified code: registered once, however often the story is told. */
async function registered({ parkOfficer, tell }: Story): Promise<string> {
  const { id, park: where } = await need(
    parkOfficer.POST('/enterprises', {
      params: keyed('park-plant'),
      body: {
        code: '91321112MA1GAQY00M',
        name: '枫桥合成氨厂 (Maple Ammonia, made up)',
        park: 'gaozi-park',
        position: { lng: 119.301, lat: 32.156 },
        residents: 30,
        accounts: ['gaozi-enterprise'],
      },
    }),
  );
  tell(
    'Registry',
    'Officer of Gaozi 高资民警',
    `registers enterprise ${id} in ${where}`,
    '30 residents live within 500 m; its name stands in the dossier alone',
  );
  return id;
}

async function declared({ plant, tell }: Story, id: string): Promise<void> {
  await need(
    plant.POST('/enterprises/{id}/units', {
      params: { path: { id }, ...keyed('park-unit') },
      body: { kind: 'tank-farm', name: '1号罐区 (tank farm 1)' },
    }),
  );
  const { units } = await need(
    plant.POST('/enterprises/{id}/units/{unit}/inventories', {
      params: { path: { id, unit }, ...keyed('park-inventory') },
      body: {
        entries: [
          { cas: '7664-41-7', tonnes: 50 },
          { cas: '7782-50-5', tonnes: 2 },
        ],
      },
    }),
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

/** The first by the rhythm of the unit: still to be made, or made when the story was told before. */
async function firstInspection({ parkOfficer }: Story, enterprise: string): Promise<string> {
  const listed = async (status: 'open' | 'completed') => {
    const query = { enterprise, status, limit: 100 };
    return (await need(parkOfficer.GET('/inspections', { params: { query } }))).items;
  };
  const { id } = await until(async () => (await listed('completed')).at(-1) ?? (await listed('open'))[0]);
  return id;
}

async function inspected(story: Story, plant: string): Promise<string> {
  const { parkOfficer, tell } = story;
  const id = await firstInspection(story, plant);
  const path = { id };
  const { checklist } = await need(
    parkOfficer.POST('/inspections/{id}/inspectors', {
      params: { path, ...keyed('park-inspectors') },
      body: { accounts: ['gaozi-officer', 'gaozi-second'], official: true },
    }),
  );
  await need(
    parkOfficer.POST('/inspections/{id}/starts', { params: { path, ...keyed('park-start') }, body: {} }),
  );
  tell(
    'Inspection',
    'Two officers of Gaozi',
    'make the inspection that the service planned by itself, as the level asks for it',
    `by checklist ${checklist.pack}, version ${checklist.version}; an official visit needs two (art. 8)`,
  );
  return id;
}

const finding = 18;

/** Whatever the finding left open is answered, and the inspection ends. */
async function completed({ parkOfficer, tell }: Story, id: string): Promise<void> {
  const path = { id };
  const { answers } = await need(parkOfficer.GET('/inspections/{id}', { params: { path } }));
  for (const { item } of answers.filter((it) => it.item !== finding)) {
    await need(
      parkOfficer.POST('/inspections/{id}/answers', {
        params: { path, ...keyed(`park-answer-${item}`) },
        body: { item, answer: 'in-order' },
      }),
    );
  }
  const { findings } = await need(
    parkOfficer.POST('/inspections/{id}/completions', {
      params: { path, ...keyed('park-completion') },
      body: {},
    }),
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
  // Lists and counters move together: what is listed as closed is counted.
  await until(async () => {
    const query = { enterprise: plant, status: 'closed' as const };
    const { items } = await need(parkOfficer.GET('/hazards', { params: { query } }));
    return items.find((it) => it.id === hazard);
  });
  const month = new Date(Date.parse(foundAt) + 8 * 3_600_000).toISOString().slice(0, 'YYYY-MM'.length);
  const { units, hazards, effect } = await need(
    parkOfficer.GET('/parks/{park}', { params: { path: { park: 'gaozi-park' }, query: { month } } }),
  );
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

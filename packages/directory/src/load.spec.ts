import { beforeEach, expect, test } from 'vitest';
import type { City, Ladder, Partner, Policy, Safety } from './index.ts';
import { departments } from './invalid-city/departments.ts';
import { type Data, type Mistake, zhenjiang } from './invalid-city/fixture.ts';
import { intake } from './invalid-city/intake.ts';
import { partners } from './invalid-city/partners.ts';
import { checkCity, cityNames, loadCity } from './load.ts';

let files: Data;
beforeEach(() => {
  files = zhenjiang();
});

test.each(cityNames())('the data of %s is sound', (name) => expect(loadCity(name).code).toBeTruthy());

test('Dingmao has its centre and 23 workstations', () => {
  const venues = loadCity('zhenjiang').venues.filter(({ station }) => station === 'dingmao');
  expect(venues.filter(({ kind }) => kind === 'workstation')).toHaveLength(23);
  expect(venues.filter(({ kind, goldMedal }) => kind === 'centre' && goldMedal)).toHaveLength(1);
});

test.each(['workstation', 'centre'])(
  'a committee may sit at a %s, of whichever town or street it is (People’s Mediation Law art. 34)',
  (kind) => {
    const venue = (files.venues as unknown as { kind: string }[]).find((it) => it.kind === kind) ?? {};
    for (const members of [3, 9]) {
      Object.assign(venue, { committee: { members, women: 1 } });
      expect(checkCity(files).issues).toEqual([]);
    }
  },
);

test('a body of any other kind is no venue (People’s Mediation Law art. 34)', () => {
  Object.assign(files.venues?.[0] ?? {}, { kind: 'tea-house' });
  expect(checkCity(files).issues).toContainEqual(expect.objectContaining({ file: 'venues', path: '0.kind' }));
});

test('a city there is no data for is told with those there are', () =>
  expect(() => loadCity('atlantis')).toThrow('There is no city "atlantis"; there are: zhenjiang'));

const ladderOf = (data: Data) => data.ladders?.[0] as unknown as Ladder;
const safetyOf = (data: Data) => data.safety as unknown as Safety;
const keptOf = (data: Data) => (data.retention as unknown as City['retention']).classes;

const invalidCities: Mistake[] = [
  ...departments,
  ...intake,
  ...partners,
  ['an unknown key', (it) => Object.assign(it.city ?? {}, { mayor: 'x' }), { file: 'city', path: 'mayor' }],
  [
    'a station in no district',
    (it) => Object.assign(it.stations?.[0] ?? {}, { district: '999999' }),
    { file: 'stations', path: '0.district', issue: 'there is no "999999"' },
  ],
  [
    'an id used twice',
    (it) => Object.assign(it.venues?.[1] ?? {}, { id: 'dingmao-centre' }),
    { file: 'venues', path: '1.id' },
  ],
  [
    'an indicator that nobody could tell',
    (it) => Object.assign(it.indicators?.[0] ?? {}, { departments: ['alchemy'] }),
    { file: 'indicators', path: '0.departments.0', issue: 'there is no "alchemy"' },
  ],
  [
    'bulletins on a day that February lacks',
    (it) => Object.assign((it.policy as unknown as Policy).bulletins, { day: 29 }),
    { file: 'policy', path: 'bulletins.day' },
  ],
  [
    'a station no centre serves',
    (it) => Object.assign(it.venues?.[0] ?? {}, { station: 'baohua' }),
    { file: 'stations', path: '0.id', issue: 'no centre serves "dingmao"' },
  ],
  [
    'a time zone there is not',
    (it) => Object.assign(it.city ?? {}, { timeZone: 'Asia/Zhenjiang' }),
    { file: 'city', path: 'timeZone' },
  ],
  [
    'a position off the globe',
    (it) => Object.assign(it.venues?.[0] ?? {}, { position: { lng: 1190, lat: 32 } }),
    { file: 'venues', path: '0.position.lng' },
  ],
  [
    'records from a day there is not',
    (it) => Object.assign((it.policy as unknown as Policy).backdating, { recordsFrom: '2019-02-30' }),
    { file: 'policy', path: 'backdating.recordsFrom' },
  ],
  [
    'a decision table without an end',
    (it) => (it.policy as unknown as Policy).routing.placement.pop(),
    { file: 'policy', path: 'routing.placement' },
  ],
  [
    'a line of the table that never comes to its turn',
    (it) => {
      const lines = (it.policy as unknown as Policy).routing.placement;
      const [first] = lines;
      if (first)
        lines.splice(1, 0, { ...first, rule: 'again', when: { domesticViolence: true, injury: true } });
    },
    {
      file: 'policy',
      path: 'routing.placement.1',
      issue: 'never applies: "domestic-violence-to-police" comes first',
    },
  ],
  [
    'a line that sends a matter to a tier and out of mediation',
    (it) => Object.assign((it.policy as unknown as Policy).routing.placement[0] ?? {}, { tier: 'centre' }),
    { file: 'policy', path: 'routing.placement.0' },
  ],
  [
    'a rule that is there twice',
    (it) => {
      const { placement, requirements } = (it.policy as unknown as Policy).routing;
      Object.assign(requirements[0] ?? {}, { rule: placement[0]?.rule });
    },
    { file: 'policy', path: 'routing', issue: 'rule "domestic-violence-to-police" is there twice' },
  ],
  ...(['departments', 'skills'] as const).map(
    (kind): Mistake => [
      `a line that asks for ${kind} there are not`,
      (it) =>
        Object.assign((it.policy as unknown as Policy).routing.requirements[0] ?? {}, {
          [kind]: ['alchemy'],
        }),
      { file: 'policy', path: `routing.requirements.0.${kind}.0`, issue: 'there is no "alchemy"' },
    ],
  ),
  [
    'a line that asks for a protocol there is not',
    (it) =>
      Object.assign((it.policy as unknown as Policy).routing.requirements[0] ?? {}, { protocol: 'alchemy' }),
    { file: 'policy', path: 'routing.requirements.0.protocol' },
  ],
  [
    'a range of nothing',
    (it) =>
      Object.assign((it.policy as unknown as Policy).routing.placement[1] ?? {}, {
        when: { amountYuan: { atLeast: 5, below: 5 } },
      }),
    { file: 'policy', path: 'routing.placement.1.when.amountYuan', issue: 'is empty' },
  ],
  [
    'a table that sends matters where the ladder has no step',
    (it) => ladderOf(it).steps.pop(),
    { file: 'policy', issue: 'the ladder has no step "joint"' },
  ],
  [
    'a step that leads nowhere',
    (it) => Object.assign(ladderOf(it).steps[2] ?? {}, { next: 'workstation' }),
    { file: 'ladders', path: '0.steps.2.next', issue: '"workstation" is no later step' },
  ],
  [
    'a step nobody may leave (People’s Mediation Law art. 3)',
    (it) => Object.assign(ladderOf(it).steps[2] ?? {}, { exits: ['settled', 'failed'] }),
    { file: 'ladders', path: '0.steps.2.exits', issue: '"withdrawn" must be open' },
  ],
  [
    'a step that is there twice',
    (it) => Object.assign(ladderOf(it).steps[3] ?? {}, { tier: 'centre' }),
    { file: 'ladders', path: '0.steps.3.tier' },
  ],
  [
    'a version of the ladder that was thrown away',
    (it) => Object.assign(ladderOf(it), { version: 2 }),
    { file: 'ladders', path: '0.version' },
  ],
  [
    'a step that the force of the table may not hold',
    (it) => Object.assign(ladderOf(it).steps[1] ?? {}, { holders: ['judicial'] }),
    {
      file: 'policy',
      issue: 'nobody may hold a case of people mediation at "workstation" and at the last step',
    },
  ],
  [
    'a ladder without a centre',
    (it) => ladderOf(it).steps.splice(2, 1),
    { file: 'ladders', path: '0.steps', issue: 'has no "centre", to which cases are passed' },
  ],
  [
    'a last step at which mediation cannot fail',
    (it) => ladderOf(it).steps.at(-1)?.exits.pop(),
    { file: 'ladders', path: '0.steps.3.exits', issue: '"failed" must be open where no step comes after' },
  ],
  [
    'a step in the middle that leads nowhere',
    (it) => Object.assign(ladderOf(it).steps[1] ?? {}, { next: null }),
    { file: 'ladders', path: '0.steps.1.next', issue: 'only the last step leads nowhere' },
  ],
  [
    'a line that takes acts against public security from the police (procedure rules art. 178)',
    (it) => {
      const lines = (it.policy as unknown as Policy).routing.placement;
      lines.splice(2, 0, {
        ...(lines.at(-1) as (typeof lines)[number]),
        rule: 'first',
        when: { injury: true },
      });
    },
    {
      file: 'policy',
      path: 'routing.placement.2',
      issue: 'takes acts against public security before "act-to-centre"',
    },
  ],
  [
    'a limit behind one that fits all',
    (it) => (it.policy as unknown as Policy).limits.reverse(),
    { file: 'policy', path: 'limits.0', issue: 'fits all, and lets none behind it count' },
  ],
  [
    'a protocol that is there twice',
    (it) => {
      const { protocols } = it.policy as unknown as Policy;
      protocols.push(...structuredClone(protocols));
    },
    { file: 'policy', path: 'protocols', issue: '"medical" is there twice' },
  ],
  [
    'a venue that closes before it opens',
    (it) => Object.assign(it.venues?.[0] ?? {}, { hours: { days: [1], from: '17:00', to: '09:00' } }),
    { file: 'venues', path: '0.hours', issue: 'must open before it closes' },
  ],
  [
    'a committee of two (People’s Mediation Law art. 8)',
    (it) => Object.assign(it.venues?.[0] ?? {}, { committee: { members: 2, women: 1 } }),
    { file: 'venues', path: '0.committee.members' },
  ],
  [
    'a committee of ten (art. 8)',
    (it) => Object.assign(it.venues?.[0] ?? {}, { committee: { members: 10, women: 5 } }),
    { file: 'venues', path: '0.committee.members' },
  ],
  [
    'a committee without a woman (art. 8)',
    (it) => Object.assign(it.venues?.[0] ?? {}, { committee: { members: 5, women: 0 } }),
    { file: 'venues', path: '0.committee.women' },
  ],
  [
    'a park of no station',
    (it) => Object.assign(it.parks?.[1] ?? {}, { station: 'atlantis' }),
    { file: 'parks', path: '1.station', issue: 'there is no "atlantis"' },
  ],
  [
    'a park that is there twice',
    (it) => Object.assign(it.parks?.[1] ?? {}, { id: 'gaozi-park' }),
    { file: 'parks', path: '1.id', issue: '"gaozi-park" is taken already' },
  ],
  [
    'supervision by no department',
    (it) => Object.assign(safetyOf(it).supervision, { by: 'navy' }),
    { file: 'safety', path: 'supervision.by', issue: 'there is no "navy"' },
  ],
  [
    'an accident told to no department',
    (it) => safetyOf(it).accidents.departments.push('navy'),
    { file: 'safety', path: 'accidents.departments.5', issue: 'there is no "navy"' },
  ],
  [
    'a department that is told of accidents and has no queue',
    (it) => safetyOf(it).accidents.departments.push('immigration'),
    {
      file: 'safety',
      path: 'accidents.departments',
      issue: 'no queue of "immigration" takes maplebridge.hazard.accident.reported.v1 of every station',
    },
  ],
  [
    'a supervising department that hears nothing of one station',
    (it) => {
      const partners = it.partners as unknown as Partner[];
      const own = partners.find(({ department }) => department === 'fire-rescue');
      Object.assign(own ?? {}, { areas: ['321112', '321171'] });
    },
    { file: 'safety', path: 'colours' },
  ],
  [
    'a checklist there is not',
    (it) => Object.assign(safetyOf(it).rhythm[2] ?? {}, { pack: 'alchemy' }),
    { file: 'safety', path: 'rhythm.2.pack', issue: 'there is no "alchemy"' },
  ],
  [
    'a level with two colours, and so another with none',
    (it) => Object.assign(safetyOf(it).colours.byLevel[4] ?? {}, { level: 1 }),
    { file: 'safety', path: 'colours.byLevel.4.level', issue: 'level 1 is there already' },
  ],
  [
    'a level with two rhythms',
    (it) => Object.assign(safetyOf(it).rhythm[0] ?? {}, { level: null }),
    { file: 'safety', path: 'rhythm.4.level', issue: 'level null is there already' },
  ],
  [
    'a climb that stands still',
    (it) => Object.assign(safetyOf(it).escalation.levels[2] ?? {}, { after: { length: 1, unit: 'days' } }),
    { file: 'safety', path: 'escalation.levels.2.after', issue: 'must be later than that of "station"' },
  ],
  [
    'a climb that comes back to its beginning',
    (it) => Object.assign(safetyOf(it).missedInspection.levels[1] ?? {}, { after: null }),
    { file: 'safety', path: 'missedInspection.levels.1.after' },
  ],
  [
    'a climb in which days overtake working days when a holiday comes',
    (it) =>
      Object.assign(safetyOf(it).escalation.levels[2] ?? {}, {
        after: { length: 3, unit: 'working-days' },
      }) && Object.assign(safetyOf(it).escalation.levels[3] ?? {}, { after: { length: 6, unit: 'days' } }),
    { file: 'safety', path: 'escalation.levels.3.after' },
  ],
  [
    'a climb downwards',
    (it) => Object.assign(safetyOf(it).missedInspection.levels[1] ?? {}, { to: 'enterprise' }),
    { file: 'safety', path: 'missedInspection.levels.1.to', issue: '"enterprise" is not above "station"' },
  ],
  [
    'records of who looked that go before the law lets them',
    (it) => Object.assign(keptOf(it).audit, { months: 35 }),
    { file: 'retention', path: 'classes.audit.months' },
  ],
  [
    'records of safety that go before the law lets them',
    (it) => Object.assign(keptOf(it)['safety-record'], { months: 12 }),
    { file: 'retention', path: 'classes.safety-record.months' },
  ],
  [
    'reports that are kept without end',
    (it) => Object.assign(keptOf(it).report, { months: null }),
    { file: 'retention', path: 'classes.report.months', issue: 'must have an end: PIPL art. 19' },
  ],
  [
    'a class of records of which nothing is said',
    (it) => Reflect.deleteProperty(keptOf(it), 'tip'),
    { file: 'retention', path: 'classes.tip' },
  ],
];

test.each(invalidCities)('%s is told by file and path', (_, spoil, issue) => {
  spoil(files);
  const checked = checkCity(files);
  expect(checked.city).toBeUndefined();
  expect(checked.issues).toContainEqual(expect.objectContaining(issue));
});

test('a climb may change its unit where that is later at any time', () => {
  Object.assign(safetyOf(files).escalation.levels[1] ?? {}, { after: { length: 12, unit: 'hours' } });
  Object.assign(safetyOf(files).escalation.levels[3] ?? {}, { after: { length: 1, unit: 'months' } });
  expect(checkCity(files).issues).toEqual([]);
});

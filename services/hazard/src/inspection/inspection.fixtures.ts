import type { InspectionEvent } from '@maplebridge/contracts/hazard';
import { loadCity } from '@maplebridge/directory/load';
import { fold } from '@maplebridge/event-log';
import { specification } from '@maplebridge/event-log/spec';
import { safetyPolicy } from '../domain/safety-policy.ts';
import type { Checklist, Checklists } from './checklists.ts';
import type { InspectionCommand } from './commands.ts';
import { inspectionDecider } from './decide.ts';
import type { DataOf, Inspection } from './state.ts';

const question = (item: number, version: number) => ({
  item,
  en: `Is ${item} of version ${version} in order?`,
  zh: `第${version}版第${item}项是否符合要求？`,
});
/** The second version asks one thing more than the first. */
export const packs: readonly Checklist[] = [
  { id: 'three-questions', version: 1, items: [1, 2, 3].map((item) => question(item, 1)) },
  { id: 'major-hazards-121', version: 1, items: [1, 2].map((item) => question(item, 1)) },
  { id: 'major-hazards-121', version: 2, items: [1, 2, 3].map((item) => question(item, 2)) },
];
const among =
  (these: readonly Checklist[]): Checklists =>
  (pack, version) =>
    these.findLast((it) => it.id === pack && (version === undefined || it.version === version));
export const checklists = among(packs);
/** As it was before the second version came. */
const earlier = among(packs.slice(0, 2));

export const policy = safetyPolicy(loadCity('zhenjiang'));
export const decider = inspectionDecider(policy, checklists);
export const given = specification(decider);
export const givenEarlier = specification(inspectionDecider(policy, earlier));

export const id = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
export const enterprise = '5e00000000000000000000000a';
export const [wang, li, zhao] = ['3m0a', '3m0b', '3m0c'].map((it) => it.padEnd(26, '0')) as [
  string,
  string,
  string,
];
export const photo = '6ph0t000000000000000000000';
export const note = 'note-1';
export const now = '2026-12-31T00:00:00.000Z';
/** The days of the examples, at ten in the morning. */
export const day = (n: number, time = '10:00:00'): string =>
  `2026-06-${String(n).padStart(2, '0')}T${time}+08:00`;
export const dueAt = day(10, '23:59:59');

export const site = {
  enterprise,
  unit: 'U1',
  area: { city: '321100', district: '321112', station: 'gaozi' },
  park: 'gaozi-park',
};

/** Builds an event or a command at the given time. */
export const event = <T extends InspectionEvent['type']>(
  type: T,
  data: DataOf<T>,
  at: string,
): InspectionEvent => ({ type, at, data }) as InspectionEvent;
type Data<T extends InspectionCommand['type']> = Omit<
  Extract<InspectionCommand, { type: T }>,
  'type' | 'at' | 'now'
>;
export const command = <T extends InspectionCommand['type']>(
  type: T,
  data: Data<T>,
  at: string,
): InspectionCommand => ({ type, ...data, at, now }) as unknown as InspectionCommand;

export const plan = (over: Partial<Data<'PlanInspection'>> = {}, at = day(1)): InspectionCommand =>
  command('PlanInspection', { ...site, pack: 'major-hazards-121', dueAt, why: 'rhythm', ...over }, at);
export const planned = (over: Partial<DataOf<'planned'>> = {}): InspectionEvent =>
  event(
    'planned',
    { ...site, checklist: { pack: 'major-hazards-121', version: 1 }, dueAt, why: 'rhythm', ...over },
    day(1),
  );
export const assigned = event('assigned', { inspectors: [wang, li], official: true }, day(2));
export const assign = (over: Partial<Data<'AssignInspectors'>> = {}, at = day(2)): InspectionCommand =>
  command('AssignInspectors', { inspectors: [wang, li], official: true, side: 'authority', ...over }, at);
export const started = event('started', { by: wang }, day(3));
export const start = (by: string, at = day(3)): InspectionCommand => command('StartInspection', { by }, at);
export const answered = (
  item: number,
  over: Partial<DataOf<'answered'>> = {},
  at = day(4),
): InspectionEvent =>
  event(
    'answered',
    { ...site, item, pack: 'major-hazards-121', answer: 'in-order', photos: [], ...over },
    at,
  );
export const answer = (
  item: number,
  over: Partial<Data<'AnswerItem'>> = {},
  at = day(4),
): InspectionCommand =>
  command('AnswerItem', { by: wang, item, answer: 'in-order', photos: [], ...over }, at);
export const complete = (by: string, at = day(5)): InspectionCommand =>
  command('CompleteInspection', { by }, at);
export const completed = (findings = 0, at = day(5)): InspectionEvent =>
  event('completed', { ...site, findings }, at);
export const missed = (to: DataOf<'missed'>['to'], at: string): InspectionEvent =>
  event('missed', { to, dueAt, first: to === 'station' }, at);
export const cancel = (why: DataOf<'cancelled'>['why']): InspectionCommand =>
  command('CancelInspection', { why }, day(6));
export const runDueCommands = (moment: string): InspectionCommand => ({
  type: 'NoteDue',
  at: moment,
  now: moment,
});

export const onSite = [planned(), assigned, started];
export const allAnswered = [...onSite, answered(1), answered(2)];

export const stateOf = (events: readonly InspectionEvent[]): Inspection => {
  const state = fold(decider, events);
  if (!state) throw new Error('nothing happened');
  return state;
};

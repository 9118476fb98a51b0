import type { HazardEvent } from '@maplebridge/contracts/hazard';
import type { City } from '@maplebridge/directory';
import { loadCity } from '@maplebridge/directory/load';
import { fold } from '@maplebridge/event-log';
import { specification } from '@maplebridge/event-log/spec';
import { safetyPolicy } from '../domain/safety-policy.ts';
import type { HazardCommand } from './commands.ts';
import { hazardDecider } from './decide.ts';
import type { DataOf, Hazard } from './state.ts';

const city = loadCity('zhenjiang');
export const policy = safetyPolicy(city);
export const decider = hazardDecider(policy);
export const given = specification(decider);

/** The policy of a city that differs in something. */
export const policyOf = (change: (safety: City['safety']) => void) => {
  const other = structuredClone(city);
  change(other.safety);
  return safetyPolicy(other);
};

export const id = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
export const otherId = '7w3k0d4m2x9q5r8t1v6y0z3b2d';
export const enterprise = '5e00000000000000000000000a';
export const [fixer, reviewer, second] = ['3m0a', '3m0b', '3m0c'].map((it) => it.padEnd(26, '0')) as [
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

export const facts: DataOf<'found'> = {
  kind: 'hazardous-chemicals',
  source: 'patrol',
  area: { city: '321100', district: '321112', station: 'gaozi' },
  park: 'gaozi-park',
  position: { lng: 119.3, lat: 32.155 },
  enterprise,
  unit: 'U1',
  similar: [],
  note,
};
export const clause = { pack: 'major-hazards-121', item: 18 };

/** Builds an event or a command at the given time. */
export const event = <T extends HazardEvent['type']>(type: T, data: DataOf<T>, at: string): HazardEvent =>
  ({ type, at, data }) as HazardEvent;
type Data<T extends HazardCommand['type']> = DistributiveOmit<
  Extract<HazardCommand, { type: T }>,
  'type' | 'at' | 'now'
>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export const command = <T extends HazardCommand['type']>(type: T, data: Data<T>, at: string): HazardCommand =>
  ({ type, ...data, at, now }) as unknown as HazardCommand;

export const found = (over: Partial<DataOf<'found'>> = {}): HazardEvent =>
  event('found', { ...facts, ...over }, day(1));
/** A grading carries when its hazard was found. */
export const gradedAs = (data: Omit<DataOf<'graded'>, 'foundAt'>, at: string): HazardEvent =>
  event('graded', { ...data, foundAt: day(1) }, at);
export const graded = gradedAs({ grade: 'general' }, day(2));
export const gradedMajor = [
  gradedAs({ grade: 'major', ground: 'item', items: [18] }, day(2)),
  event('listed', { by: 'emergency-management' }, day(2)),
];
export const deadline = day(8, '18:00:00');
export const orderOf = (grade: 'general' | 'major'): HazardEvent =>
  event('ordered', { grade, fundsYuan: 5000, deadline, stop: 'none', note }, day(3));
export const after = event('evidence-added', { phase: 'after', photos: [photo] }, day(5));
export const rectifiedBy = (by: string, at: string, over: Partial<DataOf<'rectified'>> = {}): HazardEvent =>
  event('rectified', { by, grade: 'general', note, ...over }, at);
export const rectified = rectifiedBy(fixer, day(6));
export const extended = (until: string, at: string, over: Partial<DataOf<'extended'>> = {}): HazardEvent =>
  event('extended', { grade: 'general', deadline: until, note, ...over }, at);
/** The event that informs the reporter. */
export const followed = (data: Omit<DataOf<'report-followed'>, 'reportId'>, at = day(1)): HazardEvent =>
  event('report-followed', { reportId: id, ...data }, at);
export const reported = [found({ source: 'report' }), followed({ step: 'opened' })];
export const reviewed = (over: Partial<DataOf<'reviewed'>> = {}, at = day(7)): HazardEvent =>
  event('reviewed', { review: 'first', passed: true, by: reviewer, grade: 'general', note, ...over }, at);

export const ordered = [found(), graded, orderOf('general')];
export const orderedMajor = [found({ clause }), ...gradedMajor, orderOf('major')];
export const waiting = [...ordered, after, rectified];
export const waitingMajor = [...orderedMajor, after, rectifiedBy(fixer, day(6), { grade: 'major' })];

/** The closing event of the hazard in `found`. */
export const closedAs = (
  outcome: DataOf<'closed'>['outcome'],
  at: string,
  over: Partial<DataOf<'closed'>> = {},
): HazardEvent => {
  const { kind, source } = facts;
  return event('closed', { outcome, kind, source, foundAt: day(1), ...over }, at);
};

export const runDueCommands = (moment: string): HazardCommand => ({
  type: 'NoteDue',
  at: moment,
  now: moment,
});
export const review = (by: string, passed: boolean, at = day(7)): HazardCommand =>
  command('ReviewHazard', { by, passed, note }, at);

export const stateOf = (events: readonly HazardEvent[]): Hazard => {
  const state = fold(decider, events);
  if (!state) throw new Error('nothing happened');
  return state;
};

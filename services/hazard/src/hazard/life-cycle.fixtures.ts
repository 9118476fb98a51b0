import type { HazardEvent } from '@maplebridge/contracts/hazard';
import { fold, isRejection } from '@maplebridge/event-log';
import fc from 'fast-check';
import { expect } from 'vitest';
import { listedHazard } from '../read-model/hazards.ts';
import type { HazardCommand } from './commands.ts';
import { escalatedTo } from './escalation.ts';
import {
  clause,
  decider,
  fixer,
  found,
  id,
  note,
  otherId,
  photo,
  policy,
  reviewer,
  second,
} from './hazard.fixtures.ts';
import type { Hazard } from './state.ts';

/** A simple model of a hazard: which command may succeed next. */
interface Sheet {
  status: 'found' | 'graded' | 'rectifying' | 'waiting' | 'waiting-again' | 'closed';
  outcome?: 'rectified' | 'unfounded' | 'duplicate';
  onTime?: boolean;
  readonly byRule: boolean;
  grade?: 'general' | 'major';
  deadline: number;
  /** Whether a photo taken after the work was added since the last rectification. */
  shown: boolean;
  photos: number;
  placed: boolean;
  fixers: Set<string>;
  looked?: string;
  saidInTime: boolean;
  /** How many levels were told of the present deadline. */
  told: number;
  time: number;
}

/** The hazard under test: its events and its state. */
interface Real {
  readonly events: HazardEvent[];
  state: Hazard;
}

const hour = 3_600_000;
const dayLong = 24 * hour;
const iso = (instant: number): string => new Date(instant).toISOString();
export const seen = new Set<string>();

const statusOf = (sheet: Sheet): Hazard['status'] => {
  if (sheet.status === 'waiting') return 'to-be-reviewed';
  return sheet.status === 'waiting-again' ? 'to-be-reviewed-again' : sheet.status;
};

/** Runs a command on the hazard; returns the rejection code, 'happened' or 'nothing'. */
export function run(real: Real, sheet: Sheet, data: object): string {
  sheet.time += hour;
  const at = iso(sheet.time);
  const decided = decider.decide({ ...data, at, now: at } as HazardCommand, real.state);
  if (isRejection(decided)) {
    seen.add(decided.rejected);
    return decided.rejected;
  }
  for (const event of decided) {
    real.events.push(event);
    real.state = decider.evolve(real.state, event) as Hazard;
    seen.add(event.type);
  }
  return decided.length ? 'happened' : 'nothing';
}

/** The invariants after every step. */
function checkInvariants({ events, state }: Real, sheet: Sheet): void {
  // Replay equals fold, also of events that went through the log as JSON.
  expect(fold(decider, JSON.parse(JSON.stringify(events)) as HazardEvent[])).toEqual(state);
  expect([state.status, state.grading?.grade, state.end?.outcome, state.end?.onTime]).toEqual([
    statusOf(sheet),
    sheet.grade,
    sheet.outcome,
    sheet.onTime,
  ]);
  // Supervised from the grading as major to the end, and at no other time.
  expect(state.listedBy !== undefined).toBe(sheet.grade === 'major' && sheet.status !== 'closed');
  expect(state.told).toHaveLength(sheet.told);
  if (sheet.byRule) expect(state.grading?.grade).not.toBe('general');
  if (state.order) expect(state.grading).toBeDefined();
  if (state.end?.outcome === 'rectified') {
    const [last, before] = state.reviews.toReversed();
    expect(state.photos.some(({ phase }) => phase === 'after')).toBe(true);
    expect(last?.passed).toBe(true);
    expect(state.rectifiedBy).not.toContain(last?.by);
    if (sheet.grade === 'major') expect([before?.passed, before?.by === last?.by]).toEqual([true, false]);
  }
  // A closed hazard is on no list and in no counter of open ones.
  const [listed] = listedHazard(policy, id, state, events.length);
  const open = state.status !== 'closed';
  expect(listed?.lists['station/gaozi/hazards/open'] !== undefined).toBe(open);
  expect(listed?.counts['park-gaozi-park/now']?.open).toBe(open ? 1 : undefined);
  expect(listed?.lists['station/gaozi/hazards/overdue'] !== undefined).toBe(escalatedTo(state) !== undefined);
  if (!open) expect(Object.keys(listed?.lists ?? {}).some((name) => name.startsWith('due/'))).toBe(false);
  for (const it of [state.status, state.grading?.grade, state.end?.outcome, escalatedTo(state)])
    if (it) seen.add(it);
  if (state.end?.onTime !== undefined) seen.add(state.end.onTime ? 'on time' : 'too late');
}

/** One kind of step: the result the model expects, and how the model changes. */
export const step = (
  name: string,
  data: (sheet: Sheet) => object,
  expected: (sheet: Sheet) => string,
  change: (sheet: Sheet) => void = () => {},
): fc.Command<Sheet, Real> => ({
  check: () => true,
  run(sheet, real) {
    const wanted = expected(sheet);
    expect(run(real, sheet, data(sheet)), name).toBe(wanted);
    if (wanted === 'happened') change(sheet);
    checkInvariants(real, sheet);
  },
  toString: () => name,
});

const whileOpen = (sheet: Sheet, then: () => string): string =>
  sheet.status === 'closed' ? 'hazard-closed' : then();
const wasOrdered = ({ status }: Sheet): boolean => status !== 'found' && status !== 'graded';

const grade = (to: 'general' | 'major') =>
  step(
    `graded ${to}`,
    () => ({ type: 'GradeHazard', grade: to, ...(to === 'major' && { ground: { by: 'needs-stop' } }) }),
    (sheet) =>
      whileOpen(sheet, () => {
        if (to === 'general' && sheet.byRule) return 'major-by-rule';
        return sheet.grade === to ? 'nothing' : 'happened';
      }),
    (sheet) => {
      sheet.grade = to;
      if (sheet.status === 'found') sheet.status = 'graded';
    },
  );
const order = (days: number) =>
  step(
    `order with ${days} days`,
    (sheet) => ({
      type: 'OrderRectification',
      fundsYuan: 1,
      stop: 'none',
      deadline: iso(sheet.time + days * dayLong),
      note,
    }),
    (sheet) =>
      whileOpen(sheet, () => {
        if (!sheet.grade) return 'grade-missing';
        if (wasOrdered(sheet)) return 'order-exists';
        return sheet.grade === 'general' && days > 7 ? 'deadline-invalid' : 'happened';
      }),
    (sheet) => {
      sheet.status = 'rectifying';
      sheet.deadline = sheet.time - hour + days * dayLong;
    },
  );
const extend = step(
  'six days from now',
  (sheet) => ({ type: 'ExtendOrder', deadline: iso(sheet.time + 6 * dayLong), note }),
  (sheet) =>
    whileOpen(sheet, () => {
      if (sheet.status !== 'rectifying') return 'order-missing';
      return sheet.deadline < sheet.time + 6 * dayLong ? 'happened' : 'deadline-invalid';
    }),
  (sheet) => {
    sheet.deadline = sheet.time - hour + 6 * dayLong;
    sheet.told = 0;
  },
);
const show = step(
  'a photo after the work',
  (sheet) => ({ type: 'AddEvidence', phase: 'after', photos: [`${photo.slice(0, -2)}${sheet.photos}0`] }),
  (sheet) => whileOpen(sheet, () => 'happened'),
  (sheet) => {
    sheet.shown = true;
    sheet.photos++;
  },
);
const rectify = (by: string) =>
  step(
    `${by.slice(0, 4)} rectifies`,
    () => ({ type: 'RectifyHazard', by, note }),
    (sheet) =>
      whileOpen(sheet, () => {
        if (!wasOrdered(sheet)) return 'order-missing';
        if (sheet.status !== 'rectifying')
          return [...sheet.fixers].at(-1) === by ? 'nothing' : 'order-missing';
        return sheet.shown ? 'happened' : 'evidence-missing';
      }),
    (sheet) => {
      sheet.status = 'waiting';
      sheet.shown = false;
      sheet.fixers.add(by);
      sheet.saidInTime = sheet.time <= sheet.deadline;
    },
  );
const review = (by: string, passed: boolean) =>
  step(
    `${by.slice(0, 4)} finds it ${passed ? 'right' : 'wrong'}`,
    () => ({ type: 'ReviewHazard', by, passed, note }),
    (sheet) =>
      whileOpen(sheet, () => {
        if (sheet.status !== 'waiting' && sheet.status !== 'waiting-again') return 'nothing-to-review';
        const looked = sheet.status === 'waiting-again' && sheet.looked === by;
        return sheet.fixers.has(by) || looked ? 'own-work' : 'happened';
      }),
    (sheet) => {
      const last = sheet.status === 'waiting-again' || sheet.grade === 'general';
      sheet.looked = by;
      if (!passed) sheet.status = 'rectifying';
      else if (!last) sheet.status = 'waiting-again';
      else {
        sheet.status = 'closed';
        sheet.outcome = 'rectified';
        sheet.onTime = sheet.saidInTime;
      }
    },
  );
const dismiss = (why: 'unfounded' | 'duplicate') =>
  step(
    `dismissed as ${why}`,
    () => ({ type: 'DismissHazard', why, note, ...(why === 'duplicate' && { of: otherId, hazard: id }) }),
    (sheet) => whileOpen(sheet, () => (wasOrdered(sheet) ? 'order-exists' : 'happened')),
    (sheet) => {
      sheet.status = 'closed';
      sheet.outcome = why;
    },
  );
const place = step(
  'found to be another’s',
  () => ({ type: 'PlaceHazard', enterprise: otherId, park: 'gaozi-park' }),
  (sheet) => whileOpen(sheet, () => (sheet.placed ? 'nothing' : 'happened')),
  (sheet) => {
    sheet.placed = true;
  },
);
/** A scheduled run: each level has its day in the city's calendar; a second run changes nothing. */
const wait = (days: number): fc.Command<Sheet, Real> => ({
  check: () => true,
  run(sheet, real) {
    sheet.time += days * dayLong;
    run(real, sheet, { type: 'NoteDue' });
    const at = iso(sheet.time);
    expect(decider.decide({ type: 'NoteDue', at, now: at }, real.state)).toEqual([]);
    const dayOf = (instant: number) => Math.floor((instant + 8 * hour) / dayLong);
    const lastSecond = (later: number) => (dayOf(sheet.deadline) + later + 1) * dayLong - 8 * hour - 1000;
    const reached = [sheet.deadline, lastSecond(1), lastSecond(3), lastSecond(7)].filter(
      (it) => it <= sheet.time,
    ).length;
    if (sheet.status === 'rectifying') sheet.told = Math.max(sheet.told, reached);
    checkInvariants(real, sheet);
  },
  toString: () => `${days} days pass`,
});

const people = [fixer, reviewer, second];
const steps = [
  ...[grade('general'), grade('major'), grade('general'), grade('major')],
  ...[order(5), order(5), order(50), extend, extend, show, show, place],
  ...people.flatMap((by) => [rectify(by), review(by, true), review(by, true), review(by, false)]),
  ...[dismiss('unfounded'), dismiss('duplicate')],
  ...[0, 1, 2, 5].map(wait),
];
export const commands = (maxCommands: number) =>
  fc.commands(
    steps.map((it) => fc.constant(it)),
    { maxCommands, size: 'max' },
  );

export function begin(byRule: boolean): { model: Sheet; real: Real } {
  const events = [found(byRule ? { clause } : {})];
  return {
    model: {
      status: 'found',
      byRule,
      deadline: 0,
      shown: false,
      photos: 0,
      placed: false,
      fixers: new Set(),
      saidInTime: false,
      told: 0,
      time: Date.parse(events[0]?.at ?? ''),
    },
    real: { events, state: fold(decider, events) as Hazard },
  };
}

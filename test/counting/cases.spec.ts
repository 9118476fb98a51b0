import type { CaseEvent, caseEvents } from '@maplebridge/contracts/mediation';
import { expect, test } from 'vitest';
import type { Case, CaseState } from '../../services/mediation/src/case/state.ts';
import { caseLife } from './case-lives.ts';
import type { Life } from './life.ts';
import { countAsRead } from './lives.ts';
import { begun, type Sheet } from './sums.ts';

type CaseLife = Life<CaseState, typeof caseEvents>;
type Fact = CaseEvent['type'];
type Of<T extends Fact> = Extract<CaseEvent, { type: T }>;
const is =
  <T extends Fact>(...types: readonly T[]) =>
  (event: CaseEvent): event is Of<T> =>
    (types as readonly Fact[]).includes(event.type);

/** From the opening or reopening to the end or the current state. */
interface Run {
  readonly since: string;
  readonly events: readonly CaseEvent[];
  /** The state before each of them. */
  readonly before: readonly CaseState[];
}

function runsOf({ history, states }: CaseLife): Run[] {
  const starts = history.flatMap((event, i) => (is('opened', 'reopened')(event) ? [i] : []));
  return starts.map((from, n) => ({
    since: history[from]?.at ?? '',
    events: history.slice(from, starts[n + 1]),
    before: [undefined, ...states].slice(from, starts[n + 1]),
  }));
}

function read(life: CaseLife, { stroke }: Sheet): void {
  const { history, states, state } = life;
  const [opened] = history;
  if (!state || !opened || !is('opened')(opened)) throw new Error('the case has no opening');
  const { category, area } = state;
  const { tier } = opened.data.routing;
  if (tier === null) return;
  const at = (event: CaseEvent | undefined, name: string, by = {}) =>
    event && stroke(event.at, area.station, name, by);

  at(opened, 'cases.accepted', { category, tier });
  at(
    history.find((it) => is('party-contacted', 'consented')(it) || refused(it)),
    'cases.contacted',
  );
  at(history[states.findIndex(allWilling)], 'cases.consented');
  at(history.find(is('session-held', 'agreed')), 'cases.mediated');
  at(history.find(is('agreed')), 'cases.agreed');
  const runs = runsOf(life);
  at(runs.flatMap(passed)[0], 'cases.overdue');
  for (const { since, events } of runs) {
    const up = events.find(is('mediator-accepted', 'session-held', 'agreed'));
    if (up) at(up, `cases.takeUp/${begun('hours', 240, since, up.at)}`);
  }
  const last = runs.at(-1);
  const end = history.findLast(is('closed'));
  if (last && end && state.status === 'ended') readEnd(state, end, last.since, at);
  readAgreements(history, at);
}

type Stroke = (event: CaseEvent | undefined, name: string, by?: object) => void;

const refused = (event: CaseEvent): boolean => is('closed')(event) && event.data.refusedBy !== undefined;
const allWilling = (state: CaseState): boolean =>
  Object.values(state?.parties ?? {}).every(({ consent }) => consent === 'given');

/** The passed-deadline events of a period that are still correct at the end. */
function passed({ events, before }: Run): CaseEvent[] {
  const end = before[events.findIndex(is('closed'))];
  const endedAt = events.find(is('closed'))?.at;
  return events.filter((event, i) => {
    const limit = before[i]?.deadline;
    if (!is('overdue')(event) || event.data.rule !== limit?.rule) return false;
    // Another procedure had another limit: events about the previous limit stay valid.
    const moved = events.slice(i).some((it) => is('transferred')(it) && it.data.deadline !== undefined);
    return moved || !end || endedAt === undefined || !keptBy(end, endedAt);
  });
}

const keptBy = ({ deadline, pausedAt, agreement }: Case, at: string): boolean =>
  pausedAt !== undefined || Date.parse(agreement?.at ?? at) <= Date.parse(deadline?.dueAt ?? '');

function readEnd(state: Case, end: Of<'closed'>, since: string, at: Stroke): void {
  const { category, routing, outcome, deadline } = state;
  const by = { category, tier: routing.tier };
  at(end, 'cases.closed', { ...by, outcome });
  const tried = state.sessions.some((it) => Date.parse(it.at) >= Date.parse(state.since));
  if (outcome !== 'settled' && !(outcome === 'failed' && tried)) return;
  at(end, 'cases.handled', by);
  if (deadline) at(end, 'cases.limited');
  if (deadline && keptBy(state, end.at)) at(end, 'cases.onTime');
  if (outcome !== 'settled') return;
  at(end, 'cases.settled', by);
  at(end, `cases.settle/${begun('days', 180, since, end.at)}`);
}

/** The final state of the terms of each agreement, replaced agreements included. */
function readAgreements(history: readonly CaseEvent[], at: Stroke): void {
  const terms = new Map<string, CaseEvent>();
  let agreements = 0;
  for (const event of history) {
    if (is('agreed')(event)) agreements += 1;
    if (is('term-performed', 'term-breached')(event)) terms.set(`${agreements}.${event.data.term}`, event);
    if (is('visited')(event)) {
      at(event, 'agreements.visited');
      if (event.data.kept) at(event, 'agreements.kept');
    }
    if (is('confirmation-decided')(event) && event.data.decision === 'confirmed')
      at(event, 'agreements.confirmed');
  }
  for (const event of terms.values())
    at(event, is('term-performed')(event) ? 'agreements.performed' : 'agreements.breached');
}

/** The corrections that occurred. */
const corrected = new Set<string>();
function note(history: readonly CaseEvent[]): void {
  for (const it of history) {
    if (is('reopened')(it)) corrected.add(`reopened after ${it.data.takesBack.outcome}`);
    if (is('closed')(it) && it.data.overdueAt) corrected.add('not overdue');
    if (is('term-performed')(it) && it.data.breachedAt) corrected.add('not breached');
  }
}

test('statistics of cases equal a count of their final states', () => {
  const seen = countAsRead(
    caseLife,
    (life, onto) => {
      note(life.history);
      read(life, onto);
    },
    { numRuns: 250, seed: 20191029 },
  );
  const cases = [
    ...['accepted', 'handled', 'settled', 'closed', 'limited', 'onTime', 'overdue'],
    ...['contacted', 'consented', 'mediated', 'agreed', 'accepted/tier=on-the-spot'],
    ...['takeUp/1', 'takeUp/beyond'],
  ];
  const ends = ['settled', 'failed', 'withdrawn', 'refused', 'transferred', 'not-acceptable'];
  const agreements = ['performed', 'breached', 'visited', 'kept', 'confirmed'];
  expect([...seen]).toEqual(
    expect.arrayContaining([
      ...cases.map((it) => `cases.${it}`),
      ...ends.map((it) => `cases.closed/outcome=${it}`),
      ...agreements.map((it) => `agreements.${it}`),
    ]),
  );
  expect([...corrected]).toEqual(
    expect.arrayContaining([
      ...['settled', 'failed', 'withdrawn', 'refused'].map((it) => `reopened after ${it}`),
      ...['not overdue', 'not breached'],
    ]),
  );
});

import type { CaseEvent, RoutingFacts } from '@maplebridge/contracts/mediation';
import { type Rejection, reject } from '@maplebridge/event-log';
import { unreserved } from './assignment.ts';
import { closed, endingOf } from './closing.ts';
import type { AddFacts, OpenCase, ReopenCase, TransferToTier } from './commands.ts';
import { evolve } from './evolve.ts';
import { type CasePolicy, type Decision, isBefore, strangers } from './guards.ts';
import { type Case, type CaseState, isOpenTask } from './state.ts';

export function openCase(policy: CasePolicy, command: OpenCase): CaseEvent[] {
  const { type: _type, now: _now, at, openCasesAt, ...matter } = command;
  const routing = policy.router.route(matter, at, openCasesAt);
  const deadline =
    routing.tier === null ? undefined : policy.limits.mediation(matter.category, routing.procedure, at);
  const opened: CaseEvent = {
    type: 'opened',
    at,
    data: { ...matter, routing, ...(deadline && { deadline }) },
  };
  return [opened, ...arrival(policy, evolve(undefined, opened), routing, at)];
}

/** What follows from where a case has come: departments are invited to joint mediation, and what is not mediated ends. */
function arrival(
  { limits, city }: CasePolicy,
  state: CaseState,
  routing: RoutingFacts,
  at: string,
): CaseEvent[] {
  if (!state) return [];
  if (routing.tier === null) return [left(state, routing, at)];
  if (routing.tier !== 'joint') return [];
  const dueAt = limits.end(city.policy.departmentTask, at);
  const asked = (department: string) =>
    state.tasks.some((it) => it.department === department && isOpenTask(it));
  return (routing.departments ?? [])
    .filter((department) => !asked(department))
    .map((department) => ({ type: 'department-invited', at, data: { department, dueAt } }));
}

/** What may not be mediated is handled by law (procedure rules art. 179); violence in a family goes to the police (Anti-Domestic Violence Law art. 15). */
function left(state: Case, routing: RoutingFacts, at: string): CaseEvent {
  const { notMediable, domesticViolence } = state.facts;
  const authority = routing.leavesTo && { authority: routing.leavesTo };
  return notMediable && !domesticViolence
    ? closed(state, at, { outcome: 'not-acceptable', ground: `art-179-${notMediable}`, ...authority })
    : closed(state, at, { outcome: 'transferred', ...authority });
}

/** The case in another place, and what follows from that. */
export function movedTo(
  policy: CasePolicy,
  state: Case,
  routing: RoutingFacts,
  at: string,
  note?: string,
): CaseEvent[] {
  // Another legal act has a limit of its own, from when it begins.
  const other = routing.procedure !== state.routing.procedure;
  const deadline = other ? policy.limits.mediation(state.category, routing.procedure, at) : undefined;
  const data = { reportId: state.reportId, routing, ...(deadline && { deadline }), ...(note && { note }) };
  return [{ type: 'transferred', at, data }, ...arrival(policy, state, routing, at)];
}

export function transferToTier(policy: CasePolicy, command: TransferToTier, state: Case): Decision {
  const { note, at, openCasesAt } = command;
  const routing = policy.router.transfer(state, command, at, openCasesAt);
  return 'rejected' in routing ? routing : movedTo(policy, state, routing, at, note);
}

/** Where a routing puts a case and what it asks for, apart from its reasons and how it was weighed. */
function content({
  reasons: _r,
  candidates: _c,
  distanceMetres: _d,
  stepDueAt: _s,
  ...asked
}: RoutingFacts): string {
  const entries = Object.entries(asked).map(([key, value]): [string, unknown] => [
    key,
    Array.isArray(value) ? [...value].sort() : value,
  ]);
  return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const isNews = (facts: Case['facts'], state: Case): boolean =>
  JSON.stringify({ ...state.facts, ...facts }) !== JSON.stringify(state.facts);

/** Facts may only name parties of the case. */
const namesStrangers = ({ minors = [], suspects = [] }: Case['facts'], state: Case): Rejection | undefined =>
  strangers(minors, state, '/facts/minors') ?? strangers(suspects, state, '/facts/suspects');

/** More became known: the case goes where it belongs with that, never down the ladder. */
export function addFacts(policy: CasePolicy, command: AddFacts, state: Case): Decision {
  const { facts, at, openCasesAt } = command;
  const refused = namesStrangers(facts, state);
  if (refused) return refused;
  if (!isNews(facts, state)) return [];
  const added: CaseEvent = { type: 'facts-added', at, data: { facts } };
  const informed = { ...state, facts: { ...state.facts, ...facts } };
  const routing = policy.router.reroute(informed, at, openCasesAt);
  if (routing.tier === null) return [added, left(informed, routing, at)];
  const gone = unreserved(state, facts.units);
  const steps: CaseEvent[] = gone ? [added, { type: 'mediator-excluded', at, data: gone }] : [added];
  return content(routing) === content(state.routing)
    ? steps
    : [...steps, ...movedTo(policy, informed, routing, at)];
}

/** Once it is agreed, only what takes the matter out of mediation is still heard: violence in a family, or an act that may not be mediated. */
export function learnLate(policy: CasePolicy, command: AddFacts, state: Case): Decision {
  const decided = addFacts(policy, command, state);
  if ('rejected' in decided || decided.length === 0) return decided;
  return decided.some(({ type }) => type === 'closed') ? decided : reject('agreement-exists');
}

/** Parties may come back: to a new agreement after a breach or when the court did not confirm the old one (People's Mediation Law arts 32, 33). */
export function reopenCase({ router, limits }: CasePolicy, command: ReopenCase, state: Case): Decision {
  const { ground, note, at } = command;
  if (isBefore(at, state.closedAt)) return reject('time-out-of-order', 'the case ended later', '/at');
  const { agreement, reportId, category } = state;
  const takesBack = endingOf(state);
  if (!takesBack) return reject('case-not-ended');
  // What mediation is not for does not come back to it, and what the court has confirmed or is asked to stands.
  const barred =
    state.routing.tier === null ||
    (state.ground !== undefined && state.ground !== 'party-silent') ||
    (state.outcome === 'settled' && ['applied', 'confirmed'].includes(agreement?.confirmation ?? ''));
  const hollow =
    (ground === 'breach' && !agreement?.terms.some(({ performance }) => performance === 'breached')) ||
    (ground === 'confirmation-rejected' &&
      !['rejected', 'not-accepted'].includes(agreement?.confirmation ?? ''));
  if (barred || hollow) return reject('reopening-not-allowed', undefined, hollow ? '/ground' : undefined);
  const routing = router.reopen(state, at);
  const deadline = limits.mediation(category, routing.procedure, at);
  return [
    {
      type: 'reopened',
      at,
      data: { reportId, category, ground, routing, takesBack, note, ...(deadline && { deadline }) },
    },
  ];
}

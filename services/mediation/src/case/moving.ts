import type { CaseEvent, RoutingFacts } from '@maplebridge/contracts/mediation';
import { reject } from '@maplebridge/event-log';
import type { AddFacts, OpenCase, ReopenCase, TransferToTier } from './commands.ts';
import { type CasePolicy, closed, type Decision, isBefore } from './decision.ts';
import { type Case, type CaseState, evolve, isOpenTask } from './state.ts';

export function openCase(policy: CasePolicy, command: OpenCase): CaseEvent[] {
  const { type: _type, now: _now, at, openCasesAt, ...matter } = command;
  const routing = policy.router.route(matter, at, openCasesAt);
  const deadline = routing.tier === null ? undefined : policy.limits.mediation(matter.category, at);
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
function left(
  state: Pick<Case, 'reportId' | 'category' | 'facts'>,
  routing: RoutingFacts,
  at: string,
): CaseEvent {
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
  const data = { reportId: state.reportId, routing, ...(note && { note }) };
  return [{ type: 'transferred', at, data }, ...arrival(policy, state, routing, at)];
}

export function transferToTier(policy: CasePolicy, command: TransferToTier, state: Case): Decision {
  const { note, at, openCasesAt } = command;
  if (state.agreement) return reject('agreement-exists');
  const routing = policy.router.transfer(state, command, at, openCasesAt);
  return 'rejected' in routing ? routing : movedTo(policy, state, routing, at, note);
}

/** Where a routing puts a case and what it asks for, apart from its reasons. */
const content = (routing: RoutingFacts): string => {
  const { tier, venue, procedure, goldMedal, skills, languages, departments, helpers, protocol } = routing;
  return JSON.stringify([
    tier,
    venue,
    procedure,
    goldMedal,
    skills,
    languages,
    departments,
    helpers,
    protocol,
  ]);
};

/** More became known: the case goes where it belongs with that, never down the ladder. */
export function addFacts(policy: CasePolicy, { facts, at, openCasesAt }: AddFacts, state: Case): Decision {
  if (state.agreement) return reject('agreement-exists');
  const merged = { ...state.facts, ...facts };
  if (JSON.stringify(merged) === JSON.stringify(state.facts)) return [];
  const added: CaseEvent = { type: 'facts-added', at, data: { facts } };
  const informed = { ...state, facts: merged };
  const routing = policy.router.reroute(informed, at, openCasesAt);
  if (routing.tier === null) return [added, left(informed, routing, at)];
  if (content(routing) === content(state.routing)) return [added];
  return [added, ...movedTo(policy, informed, routing, at)];
}

/** Parties may come back: to a new agreement after a breach or when the court did not confirm the old one (People's Mediation Law arts 32, 33). */
export function reopenCase({ router, limits }: CasePolicy, command: ReopenCase, state: Case): Decision {
  const { ground, note, at } = command;
  if (isBefore(at, state.closedAt)) return reject('time-out-of-order', 'the case ended later', '/at');
  const { agreement, reportId, category } = state;
  const barred = state.routing.tier === null || state.ground?.startsWith('art-179');
  const hollow =
    (ground === 'breach' && !agreement?.terms.some(({ performance }) => performance === 'breached')) ||
    (ground === 'confirmation-rejected' &&
      !['rejected', 'not-accepted'].includes(agreement?.confirmation ?? ''));
  if (barred || hollow) return reject('reopening-not-allowed', undefined, hollow ? '/ground' : undefined);
  const routing = router.reopen(state, at);
  const deadline = limits.mediation(category, at);
  return [
    {
      type: 'reopened',
      at,
      data: { reportId, category, ground, routing, note, ...(deadline && { deadline }) },
    },
  ];
}

import type { Policy } from '@maplebridge/directory';
import type { Attempt, Execution, Guards } from '@maplebridge/event-log';
import { caseStream } from './case/case.ts';
import type { AskMediator } from './case/commands.ts';
import type { Case, CaseState } from './case/state.ts';
import type { CaseLog } from './deps.ts';
import { type PoolMember, proposals } from './routing/pool.ts';

/** Whether a case waits for someone to lead it: what is settled on the spot is led by the officer there. */
export const isVacant = ({ status, assignment, routing }: Case): boolean =>
  status === 'open' && !assignment && (routing.panel?.length ?? 0) > 0;

export interface Assigning {
  readonly cases: CaseLog;
  readonly policy: Policy;
  readonly membersServing: (area: Case['area']) => Promise<readonly PoolMember[]>;
}

/**
 * Asks the next in turn, now or at a time that is entered later. Who is proposed may have taken their last case a moment ago:
 * then the seat is not there, nothing is written, and the one after them is asked.
 */
export async function askNext(
  { cases, policy, membersServing }: Assigning,
  id: string,
  state: Case,
  attempt: Attempt & Guards<CaseState>,
  at: string = attempt.now,
): Promise<Execution<CaseState>> {
  const { nextInTurn } = policy.routing;
  const members = await membersServing(state.area);
  const ask = (member?: PoolMember, reasons: AskMediator['reasons'] = []) => {
    const command = {
      type: 'AskMediator',
      member,
      chosen: false,
      reasons,
      at,
      now: attempt.now,
    } as const;
    return cases.execute(caseStream(id), command, attempt);
  };
  for (const { member, reasons } of proposals(state, members, nextInTurn.rule)) {
    const execution = await ask(member, reasons);
    if (execution.outcome !== 'full') return execution;
  }
  return ask();
}

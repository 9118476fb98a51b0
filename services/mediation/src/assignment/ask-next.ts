import type { caseEvents } from '@maplebridge/contracts/mediation';
import type { Policy } from '@maplebridge/directory';
import type { aggregateLog, CommandContext, CommandResult, Guards } from '@maplebridge/event-log';
import type { CaseCommand } from '../case/commands.ts';
import type { Case, CaseState } from '../case/state.ts';
import { caseStream } from '../case/stream.ts';
import { type PoolMember, proposals } from '../domain/routing/pool.ts';

export interface Assigning {
  readonly cases: ReturnType<typeof aggregateLog<CaseState, CaseCommand, typeof caseEvents>>;
  readonly policy: Policy;
  readonly mediatorsServing: (area: Case['area']) => Promise<readonly PoolMember[]>;
  readonly withCurrentLoad: (members: readonly PoolMember[]) => Promise<readonly PoolMember[]>;
}

/**
 * Asks the next in turn, now or at a time that is entered later. Who is proposed may have taken their last case a moment ago: then the reservation is not there, nothing is
 * written, and whoever is still free is asked. Of many who come at once each would lose one reservation after the other to the
 * rest if all went on in the same order, so those who lost one go on with anyone.
 */
export async function askNext(
  { cases, policy, mediatorsServing, withCurrentLoad }: Assigning,
  id: string,
  state: Case,
  context: CommandContext & Guards<CaseState>,
  at: string = context.now,
): Promise<CommandResult<CaseState>> {
  const { nextInTurn, anyFree } = policy.routing;
  let members = await mediatorsServing(state.area);
  for (let lost = 0; ; lost++) {
    const free = [...proposals(state, members, (lost ? anyFree : nextInTurn).rule)];
    const next = free[lost && Math.floor(Math.random() * free.length)];
    const result = await cases.execute(
      caseStream(id),
      {
        type: 'AskMediator',
        member: next?.member,
        chosen: false,
        reasons: next?.reasons ?? [],
        at,
        now: context.now,
      },
      context,
    );
    if (result.outcome !== 'full' || !next) return result;
    members = await withCurrentLoad(members.filter((it) => it.id !== next.member.id));
  }
}

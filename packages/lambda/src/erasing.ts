import type { Erasure, Hold } from '@maplebridge/contracts/intake';
import {
  type CommandContext,
  type CommandResult,
  carryOut,
  type ErasurePlan,
  type PersonalDataStore,
  planErasure,
  plannedBefore,
  type Reach,
} from '@maplebridge/event-log';
import type * as z from 'zod';
import type { Call } from './call.ts';
import { answer, created, type ProblemReply, type Reply, refuse } from './reply.ts';

type Requested = Pick<Call, 'context'>;

/** A stream whose personal data is to be erased or held. */
interface Kept {
  readonly personalData: PersonalDataStore;
  readonly stream: string;
  /** Why this caller may not erase it, or not yet; undefined if they may. */
  readonly refused: () => Promise<ProblemReply | undefined>;
}

/**
 * Erases records and files of a stream and then appends the event. Access cannot always be checked again once the records
 * are gone: a request whose plan is stored was authorised, and continues where it stopped.
 */
export async function erased<State extends Erasable | undefined>(
  { context }: Requested,
  id: string,
  { personalData, stream, refused, only, files }: Kept & Reach,
  execute: (plan: ErasurePlan, context: CommandContext) => Promise<CommandResult<State>>,
): Promise<Reply<z.output<typeof Erasure>> | ProblemReply> {
  const { request } = context;
  if (!request) throw new Error('an erasure is asked for by a request');
  const barred = (await plannedBefore(personalData, stream, request)) ? undefined : await refused();
  if (barred) return barred;
  const plan = await planErasure(personalData, stream, request, { only, files });
  if (plan === 'key-reused') return refuse('idempotency-key-reused');
  const beforeAppend = () => carryOut(personalData, stream, plan, { only, files });
  const result = await execute(plan, { ...context, beforeAppend });
  return answer(result, (state, version) => {
    // When nothing was left to erase, no event was appended.
    const proof = result.outcome === 'unchanged' ? undefined : state?.erased;
    const { records = 0, attachments = 0, at = context.now } = proof ?? {};
    return created({ id, records, attachments, at }, version);
  });
}

/** A state with its last erasure. */
interface Erasable {
  readonly erased?: { readonly records: number; readonly attachments?: number; readonly at: string };
}

/** The stores that a hold changes. */
interface Holding<State> extends Kept {
  readonly load: () => Promise<State>;
}

/**
 * Places or releases a hold on the records of a stream. The hold is placed before its event, so that the event is never wrong,
 * and again after it for records written in between. A release comes after its event. Later records are written with the new state.
 */
export async function held<State extends { readonly held: boolean } | undefined>(
  { context, body, params }: HoldCall,
  { personalData, stream, refused, load }: Holding<State>,
  execute: (context: CommandContext) => Promise<CommandResult<State>>,
): Promise<Reply<z.output<typeof Hold>> | ProblemReply> {
  const barred = await refused();
  if (barred) return barred;
  const beforeAppend = async () => {
    if (body.state === 'held') await personalData.hold(stream);
    return 'done' as const;
  };
  return answer(await execute({ ...context, beforeAppend }), async (state, version) => {
    // The response shows the request's own result; the store follows the current state.
    if ((await load())?.held) await personalData.hold(stream);
    else await personalData.release(stream);
    return created({ id: params.id, held: state?.held ?? false }, version);
  });
}

type HoldCall = Requested & {
  readonly params: { readonly id: string };
  readonly body: { readonly state: 'held' | 'released' };
};

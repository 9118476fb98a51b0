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

/** A stream whose words are to be erased or held. */
interface Kept {
  readonly personalData: PersonalDataStore;
  readonly stream: string;
  /** Why this caller may not, or why it is not the time; undefined if nothing stands against it. */
  readonly refused: () => Promise<ProblemReply | undefined>;
}

/**
 * Erases words and files of a stream, and has the event tell of it when that is done. Who asked cannot always be known once the
 * words are gone; a request that has written its plan down was let in, and is taken up where it stopped.
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
    // Where nothing was left to erase, nothing was told.
    const proof = result.outcome === 'unchanged' ? undefined : state?.erased;
    const { records = 0, attachments = 0, at = context.now } = proof ?? {};
    return created({ id, records, attachments, at }, version);
  });
}

/** A state that knows of its last erasure. */
interface Erasable {
  readonly erased?: { readonly records: number; readonly attachments?: number; readonly at: string };
}

/** What a hold works on. */
interface Holding<State> extends Kept {
  readonly load: () => Promise<State>;
}

/**
 * Holds the words of a stream or lets them go. Holding comes before its event, so that nothing is said to be held that may end,
 * and again after it for what was written in between; letting go comes after. What is written from then on knows it.
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
    // What the request made of it is the answer; what stands now is what holds.
    if ((await load())?.held) await personalData.hold(stream);
    else await personalData.release(stream);
    return created({ id: params.id, held: state?.held ?? false }, version);
  });
}

type HoldCall = Requested & {
  readonly params: { readonly id: string };
  readonly body: { readonly state: 'held' | 'released' };
};

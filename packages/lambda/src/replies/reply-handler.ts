import { problem, type ReplyContract, type ReplyProblem, routeKey } from '@maplebridge/contracts';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Caller } from '../caller.ts';
import { tellDepartmentAccess } from '../department-access.ts';
import type { Binding } from '../http-handler.ts';
import { type Observer, observed } from '../observability.ts';
import type { ProblemReply } from '../reply.ts';
import type { Secret } from '../secret-store.ts';
import { inData, readReply } from './read-reply.ts';

/** The partner that owns the queue of a message; nobody else can send to it. */
export interface Answering {
  readonly partner: string;
  readonly caller: Caller;
}

/** Moves a message that cannot be handled to the dead-letter queue, with the reason. */
export type PutAside = (queue: string, body: string, refusal: ReplyProblem) => Promise<void>;

export interface Replies {
  readonly contracts: readonly ReplyContract[];
  /** The bindings of the HTTP API: a reply is handled by its route's handler. */
  readonly bindings: readonly Binding[];
  /** By the name of the queue; throws for a queue of no known partner. */
  readonly answering: (queue: string) => Answering;
  readonly putAside: PutAside;
  /** The secret for the idempotency keys of replies. */
  readonly secret: Secret;
}

type Became = 'handled' | { readonly refused: string } | { readonly failed: unknown };

/** A conflict that persisted through all attempts is temporary, so the message is retried. */
const worthRepeating = (refusal: ProblemReply): boolean => refusal.rejected === 'conflict';

/**
 * The handler of the departments' reply queues. A reply that its route rejects is moved to the dead-letter queue with the reason;
 * only an error is retried. Replies are handled one at a time, in order of arrival.
 */
export function replyHandler({ contracts, bindings, answering, putAside, secret }: Replies) {
  const byKey = new Map(bindings.map((binding) => [routeKey(binding.route), binding]));
  for (const { type, route } of contracts)
    if (!byKey.has(routeKey(route))) throw new Error(`no binding handles ${type}`);

  async function refusalOf(
    record: SQSRecord,
    caller: Caller,
    observer: Observer,
  ): Promise<ProblemReply | undefined> {
    const read = readReply(record, contracts, caller, {
      now: new Date().toISOString(),
      secret: await secret(),
    });
    if ('refusal' in read) return read.refusal;
    const { contract, call } = read.value;
    const answered = await byKey.get(routeKey(contract.route))?.run(call);
    const refusal = answered && 'rejected' in answered ? answered : undefined;
    tellDepartmentAccess(contract.route, call, refusal?.rejected ?? 'answered', observer);
    if (!refusal) return undefined;
    if (worthRepeating(refusal)) throw new Error(refusal.rejected);
    return inData(refusal);
  }

  async function handle(record: SQSRecord, observer: Observer): Promise<Became> {
    const queue = record.eventSourceARN.slice(record.eventSourceARN.lastIndexOf(':') + 1);
    const { partner, caller } = answering(queue);
    const refusal = await refusalOf(record, caller, observer);
    if (!refusal) return 'handled';
    await putAside(queue, record.body, told(refusal, partner, record));
    return { refused: refusal.rejected };
  }

  return observed<SQSEvent, SQSBatchResponse>(async ({ Records }, observer) => {
    const failed: string[] = [];
    for (const record of Records) {
      const became = await handle(record, observer).catch((error: unknown) => ({ failed: error }));
      tell(record, became, observer);
      if (typeof became === 'object' && 'failed' in became) failed.push(record.messageId);
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  });
}

function told(
  { rejected, detail, errors = [] }: ProblemReply,
  partner: string,
  record: SQSRecord,
): ReplyProblem {
  const [first, ...others] = errors;
  const more = others.map((it) => `${it.pointer}: ${it.detail}`);
  const details = [first?.detail ?? detail, ...more].filter((it) => it !== undefined);
  const replyId = idIn(record.body);
  return {
    reason: rejected,
    title: problem(rejected, 'en').title,
    ...(first?.pointer && { pointer: first.pointer }),
    ...(details.length && { detail: details.join('; ') }),
    partner,
    ...(replyId && { replyId }),
    messageId: record.messageId,
    refusedAt: new Date().toISOString(),
  };
}

/** The id of a message that may not be a valid reply. */
function idIn(body: string): string | undefined {
  try {
    const { id } = JSON.parse(body) as { id?: unknown };
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}

function tell(
  { messageId, eventSourceARN, body }: SQSRecord,
  became: Became,
  { logger, count }: Observer,
): void {
  const about = { messageId, queue: eventSourceARN, bytes: body.length };
  if (became === 'handled') {
    count('RepliesHandled');
    logger.info('reply handled', about);
  } else if ('refused' in became) {
    count('RepliesRefused');
    logger.warn('reply put aside', { ...about, reason: became.refused });
  } else {
    count('RepliesFailed');
    logger.error('reply failed', { ...about, error: became.failed as Error });
  }
}

import {
  type FieldError,
  type ReplyContract,
  ReplyEnvelope,
  repliedId,
  routeKey,
} from '@maplebridge/contracts';
import type { Call } from '../call.ts';
import { actorOf, type Caller } from '../caller.ts';
import { requestMark } from '../idempotency.ts';
import { readJson } from '../json.ts';
import { routeBarred } from '../remit.ts';
import { type ProblemReply, refuse } from '../reply.ts';
import { maxErrors, type Read, readPart } from '../request.ts';
import { traceparentOf } from '../trace.ts';

/** A reply as the call that its route's handler receives. */
export interface ReadReply {
  readonly contract: ReplyContract;
  readonly call: Call;
}

const invalid = (pointer: string, detail: string): { readonly refusal: ProblemReply } => ({
  refusal: { rejected: 'invalid-request', errors: [{ pointer, detail }] },
});

/** Parses a message by its contract and builds the call that a `POST` of the same department would make. */
export function readReply(
  { body, messageId }: { readonly body: string; readonly messageId: string },
  contracts: readonly ReplyContract[],
  caller: Caller,
  { now, secret }: { readonly now: string; readonly secret: string },
): Read<ReadReply> {
  const envelope = readEnvelope(body);
  if ('refusal' in envelope) return envelope;
  const { id, source, type, subject, data, traceparent } = envelope.value;
  const contract = contracts.find((it) => it.type === type);
  if (!contract) return invalid('/type', `this queue takes: ${contracts.map((it) => it.type).join(', ')}`);
  // The queue determines the sender; a message that names another one was sent to the wrong queue.
  if (source !== `/departments/${caller.department}`)
    return { refusal: { ...refuse('department-not-yours'), errors: [astray(caller)] } };
  const barred = routeBarred(contract.route, caller);
  if (barred) return { refusal: barred };
  const stream = repliedId(contract, subject);
  if (stream === undefined) return invalid('/subject', `must be ${contract.aggregate}-<id>`);
  const answered = readPart(contract.route, data);
  if ('refusal' in answered) return { refusal: inData(answered.refusal) };

  const params: Readonly<Record<string, string | undefined>> = { id: stream, department: caller.department };
  const inPath = contract.route.path.match(/(?<=\{)\w+(?=\})/g) ?? [];
  const target = routeKey(contract.route).replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const call = {
    params: Object.fromEntries(inPath.map((name) => [name, params[name]])),
    query: undefined,
    body: answered.value,
    caller,
    key: id,
    context: {
      by: actorOf(caller),
      now,
      traceparent: traceparentOf(traceparent, messageId),
      request: requestMark(secret, caller, id, target, answered.value),
    },
    language: 'en',
    origin: '',
    settle: () => Promise.reject(new Error('a reply is one command')),
  } as unknown as Call;
  return { value: { contract, call } };
}

const astray = ({ department }: Caller): FieldError => ({
  pointer: '/source',
  detail: `this is the queue of ${department}`,
});

function readEnvelope(text: string): Read<ReplyEnvelope> {
  const message = readJson(text);
  if ('refusal' in message) return message;
  const { data, error } = ReplyEnvelope.safeParse(message.value);
  if (data) return { value: data };
  const errors = error.issues.slice(0, maxErrors).map(({ path, message: detail }) => ({
    pointer: path.map((step) => `/${String(step)}`).join(''),
    detail,
  }));
  return { refusal: { rejected: 'invalid-request', errors } };
}

/** Maps pointers into a route's body to pointers into the data of a message. */
export function inData({ errors, field, ...refusal }: ProblemReply): ProblemReply {
  const pointed =
    errors ??
    (field === undefined ? [] : [{ pointer: `/body${field}`, detail: refusal.detail ?? refusal.rejected }]);
  return {
    ...refusal,
    errors: pointed.map((it) => ({ ...it, pointer: it.pointer.replace(/^\/body/, '/data') })),
  };
}

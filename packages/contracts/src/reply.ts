import * as z from 'zod';
import { Id, Timestamp } from './common.ts';
import type { RouteDefinition } from './route.ts';

/** A command that a department may send as a message as well: the body is the same, and so is what is done about it. */
type RepliedRoute = RouteDefinition & { readonly method: 'POST'; readonly body: z.ZodType };

/** What a department answers by message: CloudEvents 1.0 whose data is the body of a route. */
export interface ReplyContract<R extends RepliedRoute = RepliedRoute> {
  /** `maplebridge.reply.<service>.<aggregate>.<fact>.v<version>`. A changed meaning is a new version, as with events. */
  readonly type: string;
  readonly service: string;
  /** Of whose streams the subject is one: `case-<id>`. */
  readonly aggregate: string;
  readonly route: R;
}

/** The replies about one aggregate by fact. The route must allow departments, or nobody could send them. */
export const replies = (
  service: string,
  aggregate: string,
  facts: Readonly<Record<string, RepliedRoute>>,
): readonly ReplyContract[] =>
  Object.entries(facts).map(([fact, route]) => {
    if (route.roles === 'anyone' || !route.roles.includes('department'))
      throw new Error(`${route.operationId} is not for departments`);
    return { type: `maplebridge.reply.${service}.${aggregate}.${fact}.v1`, service, aggregate, route };
  });

/** As with the header `Idempotency-Key`: at least the entropy of a UUID in text; visible ASCII. */
const ReplyId = z
  .string()
  .regex(/^[\x21-\x7e]{16,128}$/, 'must be 16 to 128 visible ASCII characters; take a random UUID')
  .meta({ examples: ['0197b2a4-6d1e-7c3b-9a52-3f0c8e4d7b61'] });

/** What every reply has around its data. Other attributes may stand beside them and are not looked at. */
export const ReplyEnvelope = z
  .object({
    specversion: z.literal('1.0'),
    id: ReplyId.describe('Chosen by the department; the same id with the same content is done once'),
    source: z
      .string()
      .regex(/^\/departments\/[a-z0-9-]{2,40}$/, 'must be /departments/<department>')
      .describe('Must be the department whose queue this is'),
    type: z.string().startsWith('maplebridge.reply.'),
    subject: z
      .string()
      .regex(/^[a-z]+-[0-9a-z]{26}$/, 'must be a stream, such as case-<id>')
      .describe('The stream it answers, as the `subject` of the event that was heard'),
    time: Timestamp.optional().describe('When it was sent; when it happened stands in the data, as `at`'),
    datacontenttype: z.literal('application/json').optional(),
    dataschema: z.string().optional(),
    traceparent: z.string().optional(),
    data: z.unknown(),
  })
  .meta({ id: 'ReplyEnvelope' });
export type ReplyEnvelope = z.infer<typeof ReplyEnvelope>;

/** One kind of reply, whole. */
export const replyMessage = ({ type, aggregate, route }: ReplyContract) =>
  ReplyEnvelope.extend({
    type: z.literal(type),
    subject: z.string().regex(new RegExp(`^${aggregate}-[0-9a-hjkmnp-tv-z]{26}$`)),
    data: route.body,
  });

/** The id of the stream that a reply answers; undefined when it is none of the aggregate. */
export function repliedId({ aggregate }: ReplyContract, subject: string): string | undefined {
  const prefix = `${aggregate}-`;
  return subject.startsWith(prefix) ? Id.safeParse(subject.slice(prefix.length)).data : undefined;
}

/** Why a reply was put aside: attributes of its message in the dead-letter queue. */
export const ReplyProblem = z
  .strictObject({
    reason: z.string().describe('The code of the problem, as the route would tell it'),
    title: z.string(),
    pointer: z.string().optional().describe('Where in the message (RFC 6901)'),
    detail: z.string().optional(),
    partner: z.string(),
    replyId: z.string().optional().describe('The id of the reply, where it has one'),
    messageId: z.string().describe('Of the message in the queue it came in by'),
    refusedAt: Timestamp,
  })
  .meta({ id: 'ReplyProblem' });
export type ReplyProblem = z.infer<typeof ReplyProblem>;

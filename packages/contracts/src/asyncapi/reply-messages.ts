import { examples } from '../../examples/index.ts';
import { id } from '../../fixtures/fixtures.ts';
import { problems } from '../problem.ts';
import { allReplies } from '../replies.ts';
import { type ReplyContract, replyMessage } from '../reply.ts';
import { schemaRef } from './components.ts';

function example({ type, aggregate, route }: ReplyContract) {
  return {
    name: route.operationId,
    summary: route.summary.en,
    payload: {
      specversion: '1.0',
      id: '0197b2a4-6d1e-7c3b-9a52-3f0c8e4d7b61',
      source: `/departments/${aggregate === 'case' ? 'court' : 'emergency-management'}`,
      type,
      subject: `${aggregate}-${id}`,
      time: '2019-05-23T10:00:00+08:00',
      datacontenttype: 'application/json',
      data: examples[route.operationId]?.body,
    },
  };
}

function message(reply: ReplyContract) {
  const { type, service, route } = reply;
  const { en, zh } = route.summary;
  const refused = route.rejections.map((code) => `\`${code}\`: ${problems[code].en}`);
  return {
    name: type,
    title: en,
    summary: `${en}. ${zh}。`,
    description: [
      `The same as \`${route.operationId}\` (\`POST ${route.path}\`): \`data\` is its body, and the stream in \`subject\` what it is about.`,
      `Put aside with the reason, besides what is wrong with the message itself: ${refused.join('; ')}.`,
    ].join('\n\n'),
    tags: [{ name: service }],
    contentType: 'application/cloudevents+json',
    payload: schemaRef(type),
    examples: [example(reply)],
  };
}

/** The message of every reply, by its type. */
export const replyMessages = () =>
  Object.fromEntries(allReplies.map((reply) => [reply.type, message(reply)]));

/** The schema of every reply, by its type. */
export const replySchemas = () =>
  Object.fromEntries(allReplies.map((reply) => [reply.type, replyMessage(reply)]));

/** The types of replies that a service takes, by the service. */
export const repliesByService = (): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...Map.groupBy(allReplies, ({ service }) => service)].map(([service, of]) => [
      service,
      of.map(({ type }) => type),
    ]),
  );

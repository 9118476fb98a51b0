import { resolved } from './alternatives.ts';
import { at, type Break, type Json, listOf, objectOf, type Place, without } from './break.ts';
import type { Direction } from './comparison.ts';
import { same } from './same.ts';
import { type Comparing, comparing } from './schema.ts';

/** Both documents and what compares their schemas. */
interface Documents {
  readonly before: Json;
  readonly after: Json;
  readonly schemas: Comparing;
}

/** By what an AsyncAPI 3.0 document breaks those who receive what it sends or send what it receives. */
export function asyncApiBreaks(before: Json, after: Json): Break[] {
  const documents: Documents = { before, after, schemas: comparing(before, after) };
  return [
    ...pairs(before.channels, after.channels, 'channel', (was, is, place) => channelBreaks(was, is, place)),
    ...pairs(before.operations, after.operations, 'operation', (was, is, place) =>
      operationBreaks(was, is, place, documents),
    ),
  ];
}

/** What has a name in both documents by itself; what is gone is a break. */
function pairs(
  before: unknown,
  after: unknown,
  kind: string,
  compare: (was: Json, is: Json, place: Place) => Break[],
): Break[] {
  const [was, is] = [objectOf(before), objectOf(after)];
  return Object.keys(was).flatMap((name) => {
    const place = [`${kind} ${name}`];
    return name in is ? compare(objectOf(was[name]), objectOf(is[name]), place) : [at(place, 'is gone')];
  });
}

function channelBreaks(before: Json, after: Json, place: Place): Break[] {
  return [
    ...(before.address === after.address
      ? []
      : [at(place, `address ${before.address} became ${after.address}`)]),
    ...queueBreaks(queueOf(before), queueOf(after), place),
  ];
}

const queueOf = (channel: Json): Json => objectOf(objectOf(objectOf(channel.bindings).sqs).queue);

/** Consumers are made for the time and the tries that a queue gives them. */
function queueBreaks(before: Json, after: Json, place: Place): Break[] {
  const tries = (queue: Json) => objectOf(queue.redrivePolicy).maxReceiveCount;
  const limits = {
    visibilityTimeout: [before.visibilityTimeout, after.visibilityTimeout],
    messageRetentionPeriod: [before.messageRetentionPeriod, after.messageRetentionPeriod],
    maxReceiveCount: [tries(before), tries(after)],
  };
  return [
    ...(before.fifoQueue === after.fifoQueue ? [] : [at(place, 'is a queue of another kind')]),
    ...Object.entries(limits).flatMap(([name, [was, is]]) =>
      Number(is) < Number(was) ? [at(place, `${name} was ${was} and is ${is}`)] : [],
    ),
  ];
}

/** What is sent is read by others, and read again by us when it is replayed; what is received is an input. */
const directionsOf = (action: unknown): readonly Direction[] => (action === 'send' ? ['in', 'out'] : ['in']);

function operationBreaks(before: Json, after: Json, place: Place, documents: Documents): Break[] {
  const changed = (['action', 'channel'] as const).filter((key) => !same(before[key], after[key]));
  const [was, is] = [messagesOf(before, documents.before), messagesOf(after, documents.after)];
  return [
    ...changed.map((key) => at(place, `${key} is another`)),
    ...without([...was.keys()], [...is.keys()]).map((name) => at([...place, name], 'is gone')),
    ...[...was].flatMap(([name, message]) => {
      const now = is.get(name);
      return now ? messageBreaks(message, now, [...place, name], documents, directionsOf(before.action)) : [];
    }),
  ];
}

const messagesOf = (operation: Json, document: Json): ReadonlyMap<string, Json> =>
  new Map(
    listOf(operation.messages).map((it) => {
      const message = objectOf(resolved(it, document));
      return [String(message.name), message];
    }),
  );

function messageBreaks(
  before: Json,
  after: Json,
  place: Place,
  { schemas }: Documents,
  directions: readonly Direction[],
): Break[] {
  const parts = (['headers', 'payload'] as const).flatMap((part) =>
    schemas(before[part] ?? true, after[part] ?? true, [...place, part], directions),
  );
  return before.contentType === after.contentType
    ? parts
    : [at(place, `content type ${before.contentType} became ${after.contentType}`), ...parts];
}

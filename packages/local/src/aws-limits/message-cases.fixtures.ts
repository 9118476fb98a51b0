import type { Case } from './endpoint.fixtures.ts';
import type { LimitId } from './limit-rows.ts';

type Made = Omit<Case, 'id'>;
const many = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const text = (StringValue: string) => ({ DataType: 'String', StringValue });

const sqs = (operation: string, what: string, body: object): Made => ({
  what: `${operation}: ${what}`,
  request: ({ queue }) => ({ service: 'sqs', operation, body: { QueueUrl: queue, ...body } }),
});
const send = (what: string, over: object): Made => sqs('SendMessage', what, { MessageBody: 'b', ...over });
const sendBatch = (what: string, Entries: readonly object[]): Made =>
  sqs('SendMessageBatch', what, { Entries });
const entry = (i: number, over: object = {}) => ({ Id: String(i), MessageBody: 'b', ...over });
const attribute = (name: string, value: object = text('x')): Made =>
  send(JSON.stringify([name.slice(0, 20), value]), { MessageAttributes: { [name]: value } });
const attributes = (count: number) => Object.fromEntries(many(count, (i) => [`a${i}`, text('x')]));
const handle = { ReceiptHandle: 'x' };

const sns = (operation: string, what: string, form: Readonly<Record<string, string>>): Made => ({
  what: `${operation}: ${what}`,
  request: ({ topic }) => ({ service: 'sns', operation, form: { TopicArn: topic, ...form } }),
});
const publish = (what: string, over: Readonly<Record<string, string>>): Made =>
  sns('Publish', what, { Message: 'm', ...over });
const member = (i: number, Id: string, Message = 'm') => ({
  [`PublishBatchRequestEntries.member.${i}.Id`]: Id,
  [`PublishBatchRequestEntries.member.${i}.Message`]: Message,
});
const publishBatch = (what: string, members: readonly object[]): Made =>
  sns('PublishBatch', what, Object.assign({}, ...members));
const field = (name: string, value: string, type = 'String', i = 1) => ({
  [`MessageAttributes.entry.${i}.Name`]: name,
  [`MessageAttributes.entry.${i}.Value.DataType`]: type,
  [`MessageAttributes.entry.${i}.Value.StringValue`]: value,
});
const subscribe = (what: string, policy: string, scope = 'MessageAttributes'): Made =>
  sns('Subscribe', what, {
    Protocol: 'sqs',
    Endpoint: 'arn:aws:sqs:us-east-1:000000000000:queue',
    'Attributes.entry.1.key': 'FilterPolicy',
    'Attributes.entry.1.value': policy,
    'Attributes.entry.2.key': 'FilterPolicyScope',
    'Attributes.entry.2.value': scope,
  });
const filter = (policy: object): Made =>
  subscribe(JSON.stringify(policy).slice(0, 60), JSON.stringify(policy));

const byRow: Readonly<Partial<Record<LimitId, readonly Made[]>>> = {
  'sqs-message': [
    send('262 145 bytes', { MessageBody: 'x'.repeat(262_145) }),
    send('262 145 bytes in fewer characters', { MessageBody: '枫'.repeat(87_382) }),
    send('262 145 bytes with its attributes', {
      MessageBody: 'x'.repeat(262_136),
      MessageAttributes: { ab: text('x') },
    }),
  ],
  'sqs-batch-bytes': [
    sendBatch(
      'three of 100 KB',
      many(3, (i) => entry(i, { MessageBody: 'x'.repeat(100_000) })),
    ),
    sendBatch('one of 262 145 bytes', [entry(0, { MessageBody: 'x'.repeat(262_145) })]),
  ],
  'sqs-batch': [
    sendBatch(
      '11',
      many(11, (i) => entry(i)),
    ),
    sqs('DeleteMessageBatch', '11', { Entries: many(11, (i) => ({ Id: String(i), ...handle })) }),
  ],
  'sqs-batch-empty': [sendBatch('none', [])],
  'sqs-batch-ids': [
    sendBatch('one id twice', [entry(0), entry(0)]),
    sqs('DeleteMessageBatch', 'one id twice', { Entries: many(2, () => ({ Id: 'a', ...handle })) }),
  ],
  'sqs-batch-id': [
    sendBatch('81 characters', [{ Id: 'a'.repeat(81), MessageBody: 'b' }]),
    sendBatch('another character', [{ Id: 'a#1', MessageBody: 'b' }]),
    sqs('DeleteMessageBatch', '81 characters', { Entries: [{ Id: 'a'.repeat(81), ...handle }] }),
  ],
  'sqs-attributes': [
    send('11', { MessageAttributes: attributes(11) }),
    sendBatch('11', [entry(0, { MessageAttributes: attributes(11) })]),
  ],
  'sqs-attribute-name': ['x'.repeat(257), 'AWS.x', 'amazon.x', '.x', 'x.', 'a..b', 'a b', '枫'].map((it) =>
    attribute(it),
  ),
  'sqs-attribute-value': [
    attribute('a', text('')),
    attribute('a', { DataType: 'Text', StringValue: 'x' }),
    attribute('a', text('\u0001')),
    attribute('a', { DataType: 'Number', StringValue: 'x' }),
  ],
  'sqs-characters': ['a\u0001', 'a\uFFFE', 'a\uFFFF', 'a\u000B'].map((MessageBody) =>
    send(JSON.stringify(MessageBody), { MessageBody }),
  ),
  'sqs-delay': [901, -1].map((DelaySeconds) => send(String(DelaySeconds), { DelaySeconds })),
  'sqs-receive': [0, 11].map((it) => sqs('ReceiveMessage', String(it), { MaxNumberOfMessages: it })),
  'sqs-wait': [sqs('ReceiveMessage', '21', { WaitTimeSeconds: 21 })],
  'sqs-visibility': [
    sqs('ReceiveMessage', '43 201', { VisibilityTimeout: 43_201 }),
    sqs('ChangeMessageVisibility', '43 201', { ...handle, VisibilityTimeout: 43_201 }),
  ],
  'sqs-queue-name': ['a'.repeat(81), 'a b', ''].map((QueueName) =>
    sqs('CreateQueue', `'${QueueName}'`, { QueueName }),
  ),
  'sns-message': [publish('262 145 bytes', { Message: 'x'.repeat(262_145) })],
  'sns-batch-bytes': [
    publishBatch(
      'three of 100 KB',
      many(3, (i) => member(i + 1, String(i), 'x'.repeat(100_000))),
    ),
    publishBatch('one of 262 145 bytes', [member(1, 'a', 'x'.repeat(262_145))]),
  ],
  'sns-batch': [
    publishBatch(
      '11',
      many(11, (i) => member(i + 1, String(i))),
    ),
  ],
  'sns-batch-empty': [publishBatch('none', [])],
  'sns-batch-ids': [publishBatch('one id twice', [member(1, 'a'), member(2, 'a')])],
  'sns-batch-id': ['a#b', 'a'.repeat(81)].map((it) => publishBatch(it, [member(1, it)])),
  'sns-subject': [
    publish('101 characters', { Subject: 'x'.repeat(101) }),
    publish('two lines', { Subject: 'a\nb' }),
  ],
  'sns-attributes': [
    publish('11', Object.assign({}, ...many(11, (i) => field(`a${i}`, 'x', 'String', i + 1)))),
  ],
  'sns-attribute-name': ['a b', 'AWS.x', 'x'.repeat(257)].map((it) =>
    publish(it.slice(0, 20), field(it, 'x')),
  ),
  'sns-attribute-value': [publish('empty', field('a', '')), publish('another type', field('a', 'x', 'Text'))],
  'sns-filter-keys': [filter(Object.fromEntries(many(6, (i) => [`k${i}`, ['1']])))],
  'sns-filter-values': [filter({ a: many(151, String) })],
  'sns-filter-shape': [
    filter({ a: 'x' }),
    filter({ a: [] }),
    filter({ a: { b: ['x'] } }),
    filter({ a: [{ sounds: 'x' }] }),
    filter({ a: [{ prefix: 'x', suffix: 'y' }] }),
    subscribe('no JSON', '{'),
    subscribe('nested and of no array', '{"a":{"b":"x"}}', 'MessageBody'),
  ],
};

export const messageCases: readonly Case[] = Object.entries(byRow).flatMap(([id, made]) =>
  made.map((it) => ({ id: id as LimitId, ...it })),
);

export const fittingMessages: readonly Made[] = [
  send('262 144 bytes', { MessageBody: 'x'.repeat(262_144) }),
  send('ten attributes', { MessageAttributes: attributes(10) }),
  sendBatch(
    '262 144 bytes',
    many(4, (i) => entry(i, { MessageBody: 'x'.repeat(65_536) })),
  ),
  publishBatch(
    '262 144 bytes',
    many(4, (i) => member(i + 1, String(i), 'x'.repeat(65_536))),
  ),
  subscribe('a filter', '{"type":["a",{"prefix":"b"}],"area":[{"exists":true}]}'),
];

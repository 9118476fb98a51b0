import { expect, test } from 'vitest';
import { presentFolder, readContracts } from '../released.ts';
import { asyncApiBreaks } from './asyncapi.ts';
import { eventSchemaBreaks } from './contracts.ts';
import { type Draft, part, planted } from './planting.ts';

const { asyncapi, schemas } = readContracts(presentFolder);
const invited = 'maplebridge.mediation.case.department-invited.v1';
const data = (draft: Draft) => part(draft, 'components', 'schemas', invited);
const queue = (draft: Draft) => part(draft, 'channels', 'partnerQueue', 'bindings', 'sqs', 'queue');
const sent = (draft: Draft) =>
  part(draft, 'operations', 'tellPartner').messages as unknown as { $ref: string }[];
const payload = `operation tellPartner › ${invited} › payload › data`;

const breaking: readonly (readonly [string, (draft: Draft) => void, readonly string[]])[] = [
  [
    'a type that is no longer sent',
    (it) =>
      void sent(it).splice(
        sent(it).findIndex(({ $ref }) => $ref.endsWith(invited)),
        1,
      ),
    [`operation tellPartner › ${invited}: is gone`],
  ],
  ['a field that is gone', (it) => delete part(data(it), 'properties').note, [`${payload} › note: is gone`]],
  [
    'a field that old events do not have',
    (it) => void (data(it).required as unknown as string[]).push('note'),
    [`${payload} › note: must be given now`],
  ],
  [
    'a field that may be missing',
    (it) => void Object.assign(data(it), { required: ['department'] }),
    [`${payload} › dueAt: may be missing now`],
  ],
  [
    'another type',
    (it) => void Object.assign(part(data(it), 'properties'), { dueAt: { type: 'integer' } }),
    [`${payload} › dueAt: type string became integer`],
  ],
  [
    'an attribute of the envelope that is gone',
    (it) => delete part(it, 'components', 'schemas', 'CloudEvent', 'properties').departments,
    [`operation tellPartner › ${invited} › payload › departments: is gone`],
  ],
  [
    'an attribute to filter by that is gone',
    (it) => delete part(it, 'components', 'schemas', 'EventAttributes', 'properties').area,
    [`operation tellPartner › ${invited} › headers › area: is gone`],
  ],
  [
    'a shorter time',
    (it) => void Object.assign(queue(it), { visibilityTimeout: 30 }),
    ['channel partnerQueue: visibilityTimeout was 300 and is 30'],
  ],
  [
    'fewer tries',
    (it) => void Object.assign(part(queue(it), 'redrivePolicy'), { maxReceiveCount: 3 }),
    ['channel partnerQueue: maxReceiveCount was 10 and is 3'],
  ],
  [
    'a queue of another kind',
    (it) => void Object.assign(queue(it), { fifoQueue: true }),
    ['channel partnerQueue: is a queue of another kind'],
  ],
  [
    'a channel that is gone',
    (it) => {
      delete part(it, 'channels').partnerQueue;
      delete part(it, 'operations').tellPartner;
    },
    ['channel partnerQueue: is gone', 'operation tellPartner: is gone'],
  ],
];

test.each(breaking)('%s is told, with its place', (_, change, expected) => {
  const after = planted(asyncapi, change);
  const breaks = asyncApiBreaks(asyncapi, after).map(({ where, what }) => `${where}: ${what}`);
  expect(breaks).toEqual(expect.arrayContaining([...expected]));
});

const additive: readonly (readonly [string, (draft: Draft) => void])[] = [
  [
    'another type',
    (it) => {
      const type = invited.replace('v1', 'v2');
      const message = structuredClone(part(it, 'components', 'messages', invited));
      Object.assign(part(it, 'components', 'messages'), { [type]: { ...message, name: type } });
      Object.assign(part(it, 'channels', 'partnerQueue', 'messages'), {
        [type]: { $ref: `#/components/messages/${type}` },
      });
      sent(it).push({ $ref: `#/channels/partnerQueue/messages/${type}` });
    },
  ],
  [
    'an optional field',
    (it) => void Object.assign(part(data(it), 'properties'), { urgent: { type: 'boolean' } }),
  ],
  [
    'an attribute of the envelope',
    (it) =>
      void Object.assign(part(it, 'components', 'schemas', 'CloudEvent', 'properties'), {
        sequence: { type: 'string' },
      }),
  ],
  [
    'other words and examples',
    (it) =>
      void Object.assign(part(it, 'components', 'messages', invited), {
        summary: 'x',
        examples: [],
        tags: [],
      }),
  ],
  [
    'more tries and a longer time',
    (it) => {
      Object.assign(queue(it), { visibilityTimeout: 600 });
      Object.assign(part(queue(it), 'redrivePolicy'), { maxReceiveCount: 20 });
    },
  ],
];

test.each(additive)('%s breaks nobody', (_, change) => {
  expect(asyncApiBreaks(asyncapi, planted(asyncapi, change))).toEqual([]);
});

test('a released schema may have another optional field, and may neither change otherwise nor go', () => {
  const { [invited]: schema = {}, ...others } = schemas;
  const told = (change: (draft: Draft) => void) =>
    eventSchemaBreaks(schemas, { ...schemas, [invited]: planted(schema, change) }).map(
      ({ where, what }) => `${where}: ${what}`,
    );
  expect(told((it) => void Object.assign(part(it, 'properties'), { urgent: { type: 'boolean' } }))).toEqual(
    [],
  );
  const narrowed = { department: { type: 'string', pattern: '^court$' } };
  expect(told((it) => void Object.assign(part(it, 'properties'), narrowed))).toEqual([
    `schema ${invited} › department: asks for pattern ^court$ now`,
    `schema ${invited} › department: no longer keeps to pattern ^[a-z0-9-]{2,40}$`,
  ]);
  expect(eventSchemaBreaks(schemas, others)).toEqual([
    { where: `schema ${invited}`, what: 'is gone; a released one is served for ever' },
  ]);
});

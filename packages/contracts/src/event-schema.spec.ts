import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { fixtures } from '../fixtures/events.ts';
import { schemaPath } from './claim-check.ts';
import { CloudEvent, cloudEvent } from './cloud-event.ts';
import { everyEvent } from './events.ts';
import { getEventSchema } from './platform/index.ts';
import { publishedNames, publishedSchema } from './published-files.ts';
import { routeKey } from './route.ts';

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
const ajv = formats.default(new Ajv2020({ allErrors: true }));

describe('what is published', () => {
  test('stands where `dataschema` says, which the route takes', () => {
    for (const name of publishedNames()) {
      const [, file] = schemaPath(name).split('/schemas/events/');
      expect(getEventSchema.params.safeParse({ file }).success, name).toBe(true);
    }
    expect(routeKey(getEventSchema)).toBe('GET /schemas/events/{file}');
  });

  test('is told in both languages', () => {
    for (const name of publishedNames()) {
      const { title, description } = publishedSchema(name);
      for (const text of [title, description]) {
        expect(text, name).toMatch(/^[A-Z]/);
        expect(text, name).toMatch(/\p{Script=Han}/u);
      }
    }
  });
});

describe.each(everyEvent)('the schema of $type', ({ type, contract }) => {
  const { valid, invalid } = fixtures[type] ?? { valid: [], invalid: [] };
  const agrees = ajv.compile(publishedSchema(type));

  test.each(valid.map((data) => [JSON.stringify(data), data]))(
    'takes %s, as the contract does',
    (_, data) => {
      agrees(data);
      expect(agrees.errors).toBeNull();
      expect(contract.data.safeParse(data).success).toBe(true);
    },
  );

  test.each(invalid.map((data) => [JSON.stringify(data), data]))(
    'refuses %s, as the contract does',
    (_, data) => {
      expect(agrees(plain(data))).toBe(false);
      expect(contract.data.safeParse(data).success).toBe(false);
    },
  );

  test.each((fixtures[type]?.beyondSchema ?? []).map((data) => [JSON.stringify(data), data]))(
    'cannot refuse %s, which the contract does',
    (_, data) => {
      expect(agrees(plain(data))).toBe(true);
      expect(contract.data.safeParse(data).success).toBe(false);
    },
  );

  test('is tried with what tells something', () => {
    expect(valid.length).toBeGreaterThan(0);
    expect(invalid.length).toBeGreaterThanOrEqual(2);
    expect(new Set(invalid.map((it) => JSON.stringify(it))).size).toBe(invalid.length);
  });
});

describe('the schema of the envelope', () => {
  const agrees = ajv.compile(publishedSchema('cloud-event'));
  const event = plain(
    cloudEvent(
      {
        city: 'zhenjiang',
        service: 'mediation',
        stream: 'case-7w3k0d4m2x9q5r8t1v6y0z3b2c',
        version: 3,
        type: 'department-invited',
        schemaVersion: 1,
        at: '2019-05-21T09:30:00+08:00',
        area: '321100/321171/dingmao',
        departments: ['court'],
        data: { department: 'court', dueAt: '2019-05-28T09:30:00+08:00' },
      },
      'https://api.example.org',
    ),
  );

  test.each([
    ['as it is sent', {}],
    ['as it was before it named its schema', { dataschema: undefined, link: undefined }],
    ['with an attribute nobody knows', { sampledrate: 1 }],
  ])('takes one %s', (_, over) => {
    const sent = plain({ ...event, ...over });
    agrees(sent);
    expect(agrees.errors).toBeNull();
    expect(CloudEvent.safeParse(sent).success).toBe(true);
  });

  test.each([
    ['specversion', '0.3'],
    ['id', ''],
    ['id', undefined],
    ['source', 'zhenjiang'],
    ['type', 'org.example.opened'],
    ['time', 'yesterday'],
    ['time', '2019-05-21T09:30:00'],
    ['datacontenttype', 'text/xml'],
    ['dataschema', '/schemas/events/x.json'],
    ['link', 'javascript:alert(1)'],
    ['area', ''],
  ])('refuses one with %s %j', (attribute, value) => {
    const sent = plain({ ...event, [attribute]: value });
    expect(agrees(sent)).toBe(false);
    expect(CloudEvent.safeParse(sent).success).toBe(false);
  });
});

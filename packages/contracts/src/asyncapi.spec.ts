import { readFileSync } from 'node:fs';
import { DiagnosticSeverity, Parser } from '@asyncapi/parser';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { fixtures } from '../fixtures/events.ts';
import type { asyncApiDocument } from './asyncapi.ts';
import { CloudEvent } from './cloud-event.ts';
import { everyEvent } from './events.ts';
import { allRoutes } from './openapi.ts';
import { allReplies } from './replies.ts';
import { replyMessage } from './reply.ts';

const text = readFileSync(new URL('../generated/asyncapi.json', import.meta.url), 'utf8');

/** Hints say what might be added; errors and warnings, also of examples that do not fit their schema, are mistakes. */
test('the published document is sound AsyncAPI 3.0, with its examples', async () => {
  const { diagnostics } = await new Parser().parse(text);
  const mistakes = diagnostics.filter(({ severity }) => severity <= DiagnosticSeverity.Warning);
  expect(mistakes.map(({ code, message, path }) => ({ code, message, path }))).toEqual([]);
});

const document = JSON.parse(text) as ReturnType<typeof asyncApiDocument>;
const types = everyEvent.map(({ type }) => type);
const replyTypes = allReplies.map(({ type }) => type);

test('every event of the catalogues occurs, and every reply', () => {
  expect(Object.keys(document.components.messages).sort()).toEqual([...types, ...replyTypes].sort());
  expect(document.operations.tellPartner.messages).toHaveLength(types.length);
  const heard = ['mediationReplies', 'hazardReplies'].flatMap((channel) =>
    Object.keys((document.channels as Record<string, { messages: object }>)[channel]?.messages ?? {}),
  );
  expect(heard.sort()).toEqual([...replyTypes].sort());
});

test('every fixture stands as an example, and is what the contracts take', () => {
  for (const { type, contract } of everyEvent) {
    const { examples = [] } = document.components.messages[type] ?? {};
    expect(examples.length, type).toBe(fixtures[type]?.valid.length);
    for (const { payload } of examples)
      expect(contract.data.safeParse(CloudEvent.parse(payload).data).error, type).toBeUndefined();
  }
  for (const reply of allReplies) {
    const { examples = [] } = document.components.messages[reply.type] ?? {};
    expect(examples.length, reply.type).toBe(1);
    for (const { payload } of examples)
      expect(replyMessage(reply).safeParse(payload).error, reply.type).toBeUndefined();
  }
});

/** The parser's own rule does not look through `allOf`. */
describe('every example fits what the document says of its message', () => {
  const ajv = formats.default(new Ajv({ strict: false, allErrors: true }));
  ajv.addSchema({ components: document.components }, 'document');
  const fits = (type: string, part: 'payload' | 'headers') =>
    ajv.compile({ $ref: `document#/components/messages/${type}/${part}` });

  test.each([...types, ...replyTypes])('%s', (type) => {
    const { examples = [] } = document.components.messages[type] ?? {};
    const payload = fits(type, 'payload');
    for (const it of examples) {
      payload(it.payload);
      expect(payload.errors).toBeNull();
      if ('headers' in it) expect(fits(type, 'headers')(it.headers)).toBe(true);
    }
  });

  test('and one that did not would be found', () => {
    const type = 'maplebridge.mediation.case.department-invited.v1';
    const example = document.components.messages[type]?.examples[0]?.payload as object;
    expect(fits(type, 'payload')({ ...example, data: { department: 7 } })).toBe(false);
    expect(fits(type, 'payload')({ ...example, type: 'maplebridge.mediation.case.closed.v1' })).toBe(false);
    expect(fits(type, 'headers')({ type, area: 'a', 'department-court': 'perhaps' })).toBe(false);
  });
});

test('every event says where more is told, by an operation there is', () => {
  const operations = Object.values(allRoutes)
    .flat()
    .map(({ operationId }) => operationId);
  for (const type of types) {
    const [, operation = ''] =
      /Details: `(\w+)`/.exec(document.components.messages[type]?.description ?? '') ?? [];
    expect(operations, type).toContain(operation);
  }
});

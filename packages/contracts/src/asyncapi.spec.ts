import { readFileSync } from 'node:fs';
import { DiagnosticSeverity, Parser } from '@asyncapi/parser';
import { expect, test } from 'vitest';
import { fixtures } from '../fixtures/events.ts';
import { asyncApiDocument } from './asyncapi.ts';
import { everyEvent } from './events.ts';

const text = readFileSync(new URL('../asyncapi.json', import.meta.url), 'utf8');

test('the published document is the one the contracts make (pnpm --filter @maplebridge/contracts generate)', () => {
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(asyncApiDocument())));
});

/** Hints say what might be added; errors and warnings, also of examples that do not fit their schema, are mistakes. */
test('the published document is sound AsyncAPI 3.0, with its examples', async () => {
  const { diagnostics } = await new Parser().parse(text);
  const mistakes = diagnostics.filter(({ severity }) => severity <= DiagnosticSeverity.Warning);
  expect(mistakes.map(({ code, message, path }) => ({ code, message, path }))).toEqual([]);
});

test('every event of the catalogues occurs, with an example of each kind there is', () => {
  const { components, operations } = JSON.parse(text) as ReturnType<typeof asyncApiDocument>;
  const types = everyEvent.map(({ type }) => type);
  expect(Object.keys(components.messages).sort()).toEqual([...types].sort());
  expect(operations.tellPartner.messages).toHaveLength(types.length);
  for (const type of types) {
    const { examples = [] } = components.messages[type] ?? {};
    expect(examples.length, type).toBe(fixtures[type]?.valid.length);
  }
});

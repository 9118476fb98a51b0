import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { examples } from '../examples/index.ts';
import { allRoutes, edgeRejections } from './openapi.ts';
import { Problem, problems } from './problem.ts';
import { producedBy, type RouteDefinition, routeKey, tableTypes } from './route.ts';

interface Shown {
  readonly summary?: string;
  readonly value?: unknown;
  readonly $ref?: string;
}
interface Content {
  readonly content?: Readonly<Record<string, { readonly examples?: Readonly<Record<string, Shown>> }>>;
}
interface Operation {
  readonly operationId: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly example?: unknown;
    readonly required?: boolean;
  }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly examples: Readonly<Record<string, Shown>>;
    readonly responses: Readonly<Record<string, Content>>;
  };
}

const document = JSON.parse(
  readFileSync(new URL('../generated/openapi.json', import.meta.url), 'utf8'),
) as Document;
/** A refusal that several operations share stands in the components. */
const resolved = (response: Content & { readonly $ref?: string }): Content =>
  response.$ref ? (document.components.responses[response.$ref.split('/').at(-1) ?? ''] ?? {}) : response;

const routes = Object.values(allRoutes).flat();
const operations = routes.map((route) => {
  const operation = document.paths[route.path]?.[route.method.toLowerCase()];
  if (!operation) throw new Error(`${routeKey(route)} stands in no document`);
  const responses = Object.fromEntries(
    Object.entries(operation.responses).map(([status, it]) => [status, resolved(it)]),
  );
  return [routeKey(route), route, { ...operation, responses }] as const;
});

/** What an example shows, wherever it stands. */
const shownBy = ({ $ref, value }: Shown): unknown =>
  $ref ? document.components.examples[$ref.split('/').at(-1) ?? '']?.value : value;

/** Paths, queries and forms come in as text. */
const asText = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, of]) => [name, asText(of)]))
    : String(value);

function complaintsOf(schema: z.ZodType | undefined, value: unknown): unknown[] {
  const { error } = schema?.safeParse(value) ?? {};
  return error?.issues ?? [];
}

const given = ({ parameters }: Operation, where: string) =>
  Object.fromEntries(
    parameters
      .filter((it) => it.in === where && it.example !== undefined)
      .map((it) => [it.name, asText(it.example)]),
  );

/** What is refused with a status, as the route declares it. */
function codesOf(route: RouteDefinition, status: number): string[] {
  const codes = [...new Set([...route.rejections, ...edgeRejections(route)])];
  return codes.filter((code) => (route.refusals?.statusOf(code) ?? problems[code].status) === status);
}

describe.each(operations)('%s', (_, route, operation) => {
  test('shows a call that its contract takes', () => {
    const missing = operation.parameters.filter((it) => it.required && it.example === undefined);
    expect(missing).toEqual([]);
    if (route.params) expect(complaintsOf(route.params, given(operation, 'path'))).toEqual([]);
    if (route.query) expect(complaintsOf(route.query, given(operation, 'query'))).toEqual([]);
    const type = route.consumes ?? 'application/json';
    const call = operation.requestBody?.content?.[type]?.examples?.call;
    expect(call !== undefined).toBe(route.body !== undefined);
    if (!call) return;
    expect(complaintsOf(route.body, route.consumes ? asText(call.value) : call.value)).toEqual([]);
  });

  test('shows its success in every media type but that of bytes', () => {
    for (const [status, schema] of Object.entries(route.answers)) {
      for (const type of producedBy(route)) {
        const shown = operation.responses[status]?.content?.[type]?.examples?.answer;
        if (type === tableTypes.xlsx) expect(shown).toBeUndefined();
        else if (type === 'application/json') expect(complaintsOf(schema, shown?.value)).toEqual([]);
        else expect(shown?.value, type).toEqual(expect.stringMatching(/\S/));
      }
    }
  });

  test('shows each of its refusals, with the title in both languages', () => {
    const refusals = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
    for (const [status, { content = {} }] of refusals) {
      for (const [type, { examples: shown = {} }] of Object.entries(content)) {
        expect(Object.keys(shown), status).toEqual(codesOf(route, Number(status)));
        for (const [code, it] of Object.entries(shown)) {
          const { summary } = it.$ref ? (document.components.examples[code] ?? {}) : it;
          expect(summary).toBe(
            `${problems[code as keyof typeof problems].en} ${problems[code as keyof typeof problems].zh}`,
          );
          if (type === 'text/xml')
            expect(shownBy(it)).toMatch(/^<\?xml .*\n<errors><error><code>\d+<\/code>/);
          else expect(complaintsOf(route.refusals?.body ?? Problem, shownBy(it))).toEqual([]);
          if (!route.refusals) expect(shownBy(it)).toMatchObject({ code, status: Number(status) });
        }
      }
    }
  });
});

test('nothing is shown for a call there is not', () => {
  expect(Object.keys(examples).sort()).toEqual(routes.map(({ operationId }) => operationId).sort());
});

test('whoever is refused for a field is told which', () => {
  for (const [key, , { responses }] of operations) {
    const shown = responses[422]?.content?.['application/problem+json']?.examples?.['invalid-request'];
    if (shown) expect((shownBy(shown) as Problem).errors?.[0]?.detail, key).toMatch(/\w/);
  }
});

import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { paths } from './api.generated.ts';
import { maplebridge, type PagedPath, type TablePath } from './index.ts';
import { answering, baseUrl, json } from './spec.ts';

interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly requestBody?: { readonly content: object };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Schema>> }>>;
}
interface Schema {
  readonly schema: { readonly $ref?: string };
}

const published = JSON.parse(
  readFileSync(new URL('../../contracts/generated/openapi.json', import.meta.url), 'utf8'),
) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties?: object }>> };
};
const operations = Object.entries(published.paths).flatMap(([path, of]) =>
  Object.entries(of).map(([verb, operation]) => ({ path, verb, operation })),
);
const namesIn = ({ parameters = [] }: Operation, where: string) =>
  parameters.filter((it) => it.in === where).map(({ name }) => name);
const reads = operations.filter(({ verb }) => verb === 'get');

/** The path as a caller would fill it in. */
const filled = (path: string) => path.replace(/[{}]/g, '');
const namesOf = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, name]);

describe('every call of the document', () => {
  test('is read or done, and its names can stand side by side', () => {
    for (const { path, verb, operation } of operations) {
      expect(['get', 'post'], path).toContain(verb);
      const names = [...namesIn(operation, 'path'), ...namesIn(operation, 'query'), 'body'];
      expect(new Set(names).size, `${verb} ${path}`).toBe(names.length);
      expect(namesIn(operation, 'header').every((it) => sent.includes(it.toLowerCase()))).toBe(true);
    }
  });
  const sent = ['idempotency-key', 'if-match', 'if-none-match'];

  test.each(reads)('GET $path goes where it says', async ({ path }) => {
    const { asked, fetch } = answering(json({}));
    // The type is any path: that each has its own parameters is for the compiler.
    const api = maplebridge({ baseUrl, fetch }) as unknown as { get(path: string, it: object): unknown };
    await api.get(path, { ...Object.fromEntries(namesOf(path)), of: 'query' });
    expect(asked[0]?.url).toBe(`${baseUrl}${filled(path)}?of=query`);
  });
});

/** Complete by its type: a list that is new, or gone, does not compile. */
const paged: Record<PagedPath, true> = {
  '/reports': true,
  '/personal-data': true,
  '/reports/{id}/messages': true,
  '/tracking/{code}/messages': true,
  '/cases/{id}/history': true,
  '/cases/{id}/file': true,
  '/mediators': true,
  '/enterprises/{id}/units': true,
  '/cases': true,
  '/units': true,
  '/inspections': true,
  '/hazards': true,
  '/statistics/observations': true,
  '/statistics/bulletins': true,
};
const pagedReads = reads.filter(({ operation }) => namesIn(operation, 'query').includes('cursor'));
const answerOf = ({ responses }: Operation) => {
  const name = responses['200']?.content?.['application/json']?.schema.$ref?.split('/').at(-1) ?? '';
  return Object.keys(published.components.schemas[name]?.properties ?? {});
};

/** Lists in parts of something else: personal data, the history and the file of a case. */
const notItems = 3;
const ofPath = { id: 'id', code: 'code' };

describe('every list of the document', () => {
  test('is known to come in pages', () => {
    expect(pagedReads.map(({ path }) => path).sort()).toEqual(Object.keys(paged).sort());
  });

  test.each(pagedReads)('$path is read to its end', async ({ path, operation }) => {
    expect(answerOf(operation)).toContain('cursor');
    const pages = [{ items: [1, 2], cursor: 'b' }, { items: [], cursor: 'c' }, { items: [3] }];
    const { asked, fetch } = answering(...pages.map((page) => json(page)));
    const api = maplebridge({ baseUrl, fetch });
    expect(await all(api.pages(path as '/reports/{id}/messages', ofPath))).toEqual(pages);
    expect(asked.map(({ url }) => new URL(url).searchParams.get('cursor'))).toEqual([null, 'b', 'c']);
  });

  test('gives its items one by one, and asks for no page that is not reached', async () => {
    const lists = pagedReads.filter(({ operation }) => answerOf(operation).includes('items'));
    expect(lists).toHaveLength(pagedReads.length - notItems);
    for (const { path } of lists) {
      const { asked, fetch } = answering(json({ items: [1, 2], cursor: 'b' }), json({ items: [3] }));
      const api = maplebridge({ baseUrl, fetch });
      for await (const item of api.items(path as '/reports/{id}/messages', ofPath))
        if (String(item) === '2') break;
      expect(asked).toHaveLength(1);
      expect(await all(api.items(path as '/reports/{id}/messages', ofPath))).toEqual([3]);
    }
  });
});

test('every table of the document comes by its format', () => {
  const tables: Record<TablePath, true> = {
    '/statistics/overview': true,
    '/statistics/series': true,
    '/statistics/comparison': true,
    '/statistics/breakdown': true,
    '/statistics/definitions': true,
  };
  const found = reads.filter(({ operation }) => operation.responses['200']?.content?.['text/csv']);
  expect(found.map(({ path }) => path).sort()).toEqual(Object.keys(tables).sort());
});

async function all<T>(some: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const it of some) found.push(it);
  return found;
}

/** Never run: what these calls take and give is for the compiler. */
export async function typed(id: string) {
  const api = maplebridge({ baseUrl });
  const span = { from: '2019-04-01', to: '2019-04-30' };
  expectTypeOf(await api.get('/reports')).toEqualTypeOf<Json<'/reports'>>();
  expectTypeOf(await api.get('/reports', { limit: 3, cursor: undefined })).toEqualTypeOf<Json<'/reports'>>();
  expectTypeOf(await api.get('/cases/{id}', { id })).toEqualTypeOf<Json<'/cases/{id}'>>();
  expectTypeOf(await api.get('/statistics/overview', span)).toEqualTypeOf<Json<'/statistics/overview'>>();
  expectTypeOf(await api.get('/statistics/overview', { ...span, format: 'csv' })).toEqualTypeOf<string>();
  expectTypeOf(
    await api.get('/statistics/overview', { ...span, format: 'xlsx' }),
  ).toEqualTypeOf<ArrayBuffer>();
  expectTypeOf(await api.get('/cases/{id}/file/print', { id })).toEqualTypeOf<string>();
  const [unit] = await all(api.items('/units'));
  expectTypeOf(unit).toEqualTypeOf<Json<'/units'>['items'][number] | undefined>();

  // @ts-expect-error: it must be told which case
  await api.get('/cases/{id}');
  // @ts-expect-error: there is no such filter
  await api.get('/reports', { limitt: 3 });
  // @ts-expect-error: nobody may do this to a list of workstations
  await api.post('/workstations', { body: {} });
  // @ts-expect-error: no such answer
  await api.post('/cases/{id}/consents', { id, body: { party: 'A', answer: 'perhaps' } });
  // @ts-expect-error: a file of all one's data, not a list
  api.items('/personal-data');
  // @ts-expect-error: no table without a span
  await api.get('/statistics/overview', { from: '2019-04-01', format: 'csv' });
  // @ts-expect-error: there is no table of parks
  await api.get('/parks', { format: 'csv' });
}
type Json<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer T } } } };
}
  ? T
  : never;

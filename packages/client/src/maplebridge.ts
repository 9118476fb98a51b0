import createClient from 'openapi-fetch';
import { problemOf } from './problem.ts';
import type {
  Answer,
  AsJson,
  AsTable,
  Body,
  GetPath,
  Given,
  Item,
  ListPath,
  PagedPath,
  Params,
  PostPath,
  ReadOptions,
  TablePath,
  WriteOptions,
} from './routes.ts';
import { type Retry, retrying } from './sending.ts';
import { defaults } from './settings.ts';
import { signedIn, type Token } from './token.ts';
import { noteVersion, versionOf } from './version.ts';

export interface ClientSettings {
  /** Where the API answers: the output `ApiUrl` of a deployment. */
  readonly baseUrl: string;
  /** Nothing for what anyone may call. */
  readonly token?: Token | undefined;
  /** Of titles and texts. */
  readonly language?: 'en' | 'zh' | undefined;
  /** Milliseconds that one try may take. 30 000 unless told. */
  readonly timeout?: number | undefined;
  /** `false` never tries again. */
  readonly retry?: Retry | false | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/**
 * Calls by the paths of the published document. Whatever is refused throws a `Problem`; what was not answered, after
 * all tries, `Unreachable`.
 */
export interface Maplebridge {
  /** A table as text, without the byte order mark that spreadsheets look for. */
  get<P extends TablePath>(path: P, params: AsTable<P, 'csv'>, options?: ReadOptions): Promise<string>;
  get<P extends TablePath>(path: P, params: AsTable<P, 'xlsx'>, options?: ReadOptions): Promise<ArrayBuffer>;
  get<P extends GetPath>(path: P, ...given: Given<AsJson<P>, ReadOptions>): Promise<Answer<P>>;
  /** Sends an `Idempotency-Key`, the same in every try. */
  post<P extends PostPath>(
    path: P,
    params: Params<P, 'post'> & { readonly body: Body<P> },
    options?: WriteOptions,
  ): Promise<Answer<P, 'post'>>;
  /** Page after page, each asked for when it is reached. */
  pages<P extends PagedPath>(path: P, ...given: Given<Params<P>, Paging>): AsyncGenerator<Answer<P>, void>;
  /** Item after item of a list, its pages asked for as they are reached. */
  items<P extends ListPath>(path: P, ...given: Given<Params<P>, Paging>): AsyncGenerator<Item<P>, void>;
}

type Paging = Pick<ReadOptions, 'signal'>;
type Values = Readonly<Record<string, unknown>>;

interface Page {
  readonly items?: readonly unknown[];
  readonly cursor?: string;
}

interface Call {
  readonly params?: Values | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly kept?: object | undefined;
}

/** The typed SDK of an API. */
export function maplebridge(settings: ClientSettings): Maplebridge {
  const call = caller(settings);
  const get = (path: string, params?: Values, { signal, kept }: ReadOptions = {}) =>
    call('GET', path, { params, signal, kept, headers: { 'if-none-match': kept && versionOf(kept) } });

  async function* pages(path: string, params?: Values, options?: Paging): AsyncGenerator<Page, void> {
    let cursor = params?.cursor;
    do {
      const page = (await get(path, { ...params, cursor }, options)) as Page;
      yield page;
      cursor = page.cursor;
    } while (cursor !== undefined);
  }

  async function* items(path: string, params?: Values, options?: Paging): AsyncGenerator<unknown, void> {
    for await (const page of pages(path, params, options)) yield* page.items ?? [];
  }

  function post(path: string, { body, ...params }: Values, { signal, key, ifMatch }: WriteOptions = {}) {
    const headers = { 'idempotency-key': key ?? newKey(), 'if-match': ifMatch };
    return call('POST', path, { params, body, signal, headers });
  }

  // What the types promise is what the document says of each path; by here, paths are text.
  return { get, post, pages, items } as unknown as Maplebridge;
}

/** A random key of 128 bits. Not `randomUUID`, which browsers keep from pages without TLS. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

function caller({ baseUrl, token, language, timeout, retry, fetch }: ClientSettings) {
  const tries = retrying({
    fetch: fetch ?? globalThis.fetch,
    timeout: timeout ?? defaults.timeout,
    retry: retry === false ? { tries: 1, within: 0 } : { ...defaults.retry, ...retry },
  });
  const send = token === undefined ? tries : signedIn(token, tries);
  // What one path takes and answers is known by `Maplebridge`.
  const client = createClient({ baseUrl, fetch: send }) as unknown as AnyPath;

  return async (method: 'GET' | 'POST', path: string, { params = {}, headers, kept, ...rest }: Call) => {
    const { error, response } = await client.request(method, path, {
      ...rest,
      params: partsOf(path, params),
      headers: { 'accept-language': language, ...headers },
      parseAs: 'stream',
    });
    if (response.status === 304 && kept) return kept;
    if (!response.ok) throw problemOf(response, error);
    const answer = await read(response);
    noteVersion(answer, response.headers);
    return answer;
  };
}

interface AnyPath {
  request(method: string, path: string, init: object): Promise<{ error?: unknown; response: Response }>;
}

/** Which values stand in a path, and which in its query. */
function partsOf(path: string, values: Values) {
  const [inPath, inQuery]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  for (const [name, value] of Object.entries(values)) {
    (path.includes(`{${name}}`) ? inPath : inQuery)[name] = value;
  }
  return { path: inPath, query: inQuery };
}

/** A body by its media type. */
function read(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) return response.json();
  return type.startsWith('text/') ? response.text() : response.arrayBuffer();
}

import { randomUUID } from 'node:crypto';
import type { Problem, ProblemCode } from '@maplebridge/contracts';
import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { paths } from './api.generated.ts';

export type { components, paths } from './api.generated.ts';

export interface ClientOptions {
  readonly baseUrl: string;
  /** The access token, or how to get a fresh one. Nothing for what anyone may call. */
  readonly token?: string | (() => string | Promise<string>);
  readonly language?: 'en' | 'zh';
}

/** What API Gateway refuses by itself has a body of its own; these are the codes that fit its statuses. */
const gatewayCodes: Readonly<Record<number, ProblemCode>> = {
  401: 'unauthenticated',
  403: 'role-not-allowed',
  404: 'not-found',
  413: 'payload-too-large',
  429: 'throttled',
  500: 'internal',
  503: 'unavailable',
};

/** Sends token and language along, and a random `Idempotency-Key` with each POST that names none. */
function headers({ token, language }: ClientOptions): Middleware {
  return {
    async onRequest({ request }) {
      const bearer = typeof token === 'function' ? await token() : token;
      if (bearer) request.headers.set('authorization', `Bearer ${bearer}`);
      if (language) request.headers.set('accept-language', language);
      if (request.method === 'POST' && !request.headers.get('idempotency-key')) {
        request.headers.set('idempotency-key', randomUUID());
      }
      return request;
    },
    async onResponse({ response }) {
      return response.ok ? response : asProblem(response);
    },
  };
}

/** Every refusal comes as a problem, also those the gateway made. */
async function asProblem(response: Response): Promise<Response> {
  if (response.headers.get('content-type')?.startsWith('application/problem+json')) return response;
  const code = gatewayCodes[response.status] ?? 'internal';
  const body: Problem = {
    type: 'about:blank',
    title: response.statusText || code,
    status: response.status,
    code,
  };
  return new Response(JSON.stringify(body), {
    status: response.status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

type Answers = 'application/json' | 'application/problem+json' | 'text/html' | 'text/xml';

/**
 * The typed SDK: one method a route, from the published OpenAPI document. Tables are asked for with `format` and read with
 * `parseAs`: CSV as `text`, XLSX as `arrayBuffer`.
 */
export function maplebridge(options: ClientOptions): Client<paths, Answers> {
  const client = createClient<paths, Answers>({ baseUrl: options.baseUrl });
  client.use(headers(options));
  return client;
}

/** A refusal where a success was needed. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.detail ?? problem.title}`);
    this.problem = problem;
  }
}

/** The data of an answer; throws `Refused` when there is none. */
export async function need<T>(answer: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const { data, error } = await answer;
  if (data === undefined) throw new Refused(error as Problem);
  return data;
}

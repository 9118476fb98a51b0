import {
  type BodyOf,
  defaultMaxBodyBytes,
  type FieldError,
  type Language,
  maxFormFields,
  type RouteDefinition,
} from '@maplebridge/contracts';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import { hasTooManyFields, readForm } from './form.ts';
import { readJson } from './json.ts';
import { type ProblemReply, refuse } from './reply.ts';

export type Headers = Readonly<Record<string, string | undefined>>;

/** Either what was read, or the refusal that says what was wrong and where. */
export type Read<T> = { readonly value: T } | { readonly refusal: ProblemReply };

type Where = 'body' | 'query' | 'path';

/** RFC 6901: `~` and `/` in a name are escaped. */
const pointer = (where: Where, path: readonly PropertyKey[]): string =>
  [where, ...path].map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function fieldErrors(where: Where, issues: readonly z.core.$ZodIssue[]): FieldError[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          pointer: pointer(where, [...issue.path, key]),
          detail: 'is not known here',
        }))
      : [{ pointer: pointer(where, issue.path), detail: issue.message }],
  );
}

/** Field errors told at once; more would only repeat the caller's mistake. */
export const maxErrors = 20;

function check(where: Where, schema: z.ZodType, input: unknown): Read<unknown> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return { value: parsed.data };
  const errors = fieldErrors(where, parsed.error.issues).slice(0, maxErrors);
  return { refusal: { rejected: 'invalid-request', errors } };
}

/** The body, of the right type and size. */
function readBody(route: RouteDefinition, event: APIGatewayProxyEventV2): Read<unknown> {
  const wanted = route.consumes ?? 'application/json';
  const [type = ''] = (event.headers['content-type'] ?? '').split(';', 1);
  if (type.trim().toLowerCase() !== wanted)
    return { refusal: refuse('unsupported-media-type', `must be ${wanted}`) };
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  const limit = route.maxBodyBytes ?? defaultMaxBodyBytes;
  if (bytes.length > limit) return { refusal: refuse('payload-too-large', `at most ${limit} bytes`) };
  const text = bytes.toString('utf8');
  if (!route.consumes) return readJson(text);
  return hasTooManyFields(text)
    ? { refusal: refuse('too-many-fields', `at most ${maxFormFields} fields`) }
    : { value: readForm(text) };
}

/** What stands within another body, checked as if it had come as the whole body of a route. */
export function readPart<R extends RouteDefinition & { readonly body: z.ZodType }>(
  route: R,
  part: unknown,
): Read<BodyOf<R>> {
  const limit = route.maxBodyBytes ?? defaultMaxBodyBytes;
  if (bytesOf(part) > limit) return { refusal: refuse('payload-too-large', `at most ${limit} bytes`) };
  return check('body', route.body, part) as Read<BodyOf<R>>;
}

/** Its size as JSON. What is too deep to be written again has none: it can be read no farther than the whole body, and fits no schema. */
function bytesOf(part: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(part) ?? '');
  } catch (error) {
    if (error instanceof RangeError) return 0;
    throw error;
  }
}

export interface Input {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Reads path, query and body as the route's contract says; unknown query parameters and fields are refused. */
export function readInput(route: RouteDefinition, event: APIGatewayProxyEventV2): Read<Input> {
  const params = route.params
    ? check('path', route.params, event.pathParameters ?? {})
    : { value: undefined };
  if ('refusal' in params) return params;
  const query = readQuery(route, event.queryStringParameters ?? {});
  if ('refusal' in query) return query;
  if (!route.body) return { value: { params: params.value, query: query.value, body: undefined } };
  const given = readBody(route, event);
  if ('refusal' in given) return given;
  const body = check('body', route.body, given.value);
  if ('refusal' in body) return body;
  return { value: { params: params.value, query: query.value, body: body.value } };
}

function readQuery(route: RouteDefinition, given: Headers): Read<unknown> {
  if (route.query) return check('query', route.query, given);
  const unknown = Object.keys(given).map((key) => ({
    pointer: pointer('query', [key]),
    detail: 'is not known here',
  }));
  return unknown.length
    ? { refusal: { rejected: 'invalid-request', errors: unknown.slice(0, maxErrors) } }
    : { value: undefined };
}

/** The version an `If-Match` names; `*` and no header ask for nothing. */
export function readIfMatch(header: string | undefined): Read<number | undefined> {
  if (header === undefined || header.trim() === '*') return { value: undefined };
  const version = /^"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) {
    const errors = [{ pointer: '/header/if-match', detail: 'must be one strong ETag this resource gave' }];
    return { refusal: { rejected: 'invalid-request', errors } };
  }
  return { value: Number(version) };
}

/** The caller's language by `Accept-Language`; English when it names neither. */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/;\s*q=/);
      return {
        language: tag.slice(0, 2).toLowerCase(),
        quality: quality === undefined ? 1 : Number(quality),
      };
    })
    .filter(({ language, quality }) => (language === 'zh' || language === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality)[0];
  return wanted?.language === 'zh' ? 'zh' : 'en';
}

import { isTable, needsKey, producedBy, type RouteDefinition } from './route.ts';

const text = { type: 'string' } as const;

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  description: 'The same key with the same body gives the same answer; take a random UUID for each new thing',
  required: true,
  schema: { type: 'string' as const, minLength: 16, maxLength: 128 },
  example: '3f6c0f0e-9d0f-4f6b-8a5e-5b1c2d3e4f50',
};

const ifMatch = {
  name: 'If-Match',
  in: 'header' as const,
  description: 'The ETag last seen; 412 if it has changed',
  required: false,
  schema: text,
  example: '"3"',
};

const ifNoneMatch = {
  name: 'If-None-Match',
  in: 'header' as const,
  description: 'ETags that are kept; 304 if one still holds',
  required: false,
  schema: text,
  example: 'W/"g1-412"',
};

/** What a request to a route may or must bring besides its path, query and body. */
export function requestHeaders(route: RouteDefinition) {
  if (route.kept) return [ifNoneMatch];
  if (!needsKey(route)) return [];
  return route.params ? [idempotencyKey, ifMatch] : [idempotencyKey];
}

/** The headers of answers. None is required: not everything has a version, or an address of its own. */
export const answerHeaders = {
  ETag: { description: 'The version of what is answered, for `If-Match`', schema: text, example: '"3"' },
  KeptETag: {
    description: 'Another one whenever the answer says something else, for `If-None-Match`',
    schema: text,
    example: 'W/"g1-412"',
  },
  CacheControl: {
    description: 'Who may keep it, and for how long',
    schema: text,
    example: 'private, no-cache',
  },
  Location: {
    description: 'Where what was made or changed is found',
    schema: text,
    example: '/reports/7w3k0d4m2x9q5r8t1v6y0z3b2c',
  },
  ContentDisposition: {
    description: 'Of a table: the name under which it is saved',
    schema: text,
    example: 'attachment; filename="overview-dingmao-2019-04-01-2019-04-30.csv"',
  },
  ContentLanguage: { description: 'In which the title is', schema: text, example: 'en' },
  RetryAfter: {
    description: 'Of `caller-throttled`: in how many seconds it is worth trying again',
    schema: { type: 'integer', minimum: 1 },
    example: 1800,
  },
} as const;

type HeaderName = keyof typeof answerHeaders;
const named = (name: string, of: HeaderName) => ({ [name]: { $ref: `#/components/headers/${of}` } });

/** The headers of a route's success. */
export function successHeaders(route: RouteDefinition, status: number) {
  return {
    ...(route.kept
      ? { ...named('ETag', 'KeptETag'), ...named('Cache-Control', 'CacheControl') }
      : (route.params || status === 201) && !route.refusals && named('ETag', 'ETag')),
    ...(status === 201 && !route.refusals && named('Location', 'Location')),
    ...(producedBy(route).some(isTable) && named('Content-Disposition', 'ContentDisposition')),
  };
}

/** The headers of what a route answers where nothing changed. */
export const unchangedHeaders = {
  ...named('ETag', 'KeptETag'),
  ...named('Cache-Control', 'CacheControl'),
};

/** The headers of a refusal with a status. */
export const problemHeaders = (route: RouteDefinition, status: number) => ({
  ...(!route.refusals && named('Content-Language', 'ContentLanguage')),
  ...(status === 429 && route.rejections.includes('caller-throttled') && named('Retry-After', 'RetryAfter')),
});

import { needsKey, type Role, type RouteDefinition, staffRoles } from '@maplebridge/contracts';
import fc from 'fast-check';
import { filled, part, pathValues } from '../request.ts';
import type { Someone, World } from '../world.ts';
import { hostileBody, nearly, oddWords } from './hostile.ts';
import { hostileHeaders, hostileQuery, hostileSegment } from './hostile-head.ts';

/** A request as sent, without its token. */
export interface Raw {
  readonly kind: 'valid' | 'nearly' | 'hostile';
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly by?: Role | undefined;
}

type Values = Record<string, string>;

const taste = { text: oddWords, optional: true };
const nothing = fc.constant(undefined);

/** Someone who may call a route; mostly staff, who may do so as often as they like. */
function askers(world: World, { roles }: RouteDefinition): fc.Arbitrary<Someone | undefined> {
  if (roles === 'anyone') return nothing;
  const [staff, others] = [true, false].map((isStaff) =>
    roles
      .filter((role) => (staffRoles as readonly Role[]).includes(role) === isStaff)
      .map((role) => fc.constant(world.here[role])),
  );
  const weighted = [
    ...(staff ?? []).map((arbitrary) => ({ weight: 4, arbitrary })),
    ...(others ?? []).map((arbitrary) => ({ weight: 1, arbitrary })),
  ];
  return fc.oneof(...weighted);
}

/** The gateway's limit of a head; a longer one is refused before our code runs. */
const longestQuery = 6000;
const written = (it: unknown): string =>
  encodeURIComponent((typeof it === 'object' ? JSON.stringify(it) : String(it)).toWellFormed());

const text = (query: unknown): string =>
  Object.entries((query ?? {}) as object)
    .filter(([, it]) => it !== undefined)
    .map(([name, it]) => `${written(name)}=${written(it)}`.slice(0, longestQuery))
    .join('&');

const jsonOf = (it: unknown): string | undefined => (it === undefined ? undefined : JSON.stringify(it));

/** Form encoding: nested fields in brackets. */
const formOf = (it: unknown): string =>
  Object.entries((typeof it === 'object' && it) || {})
    .flatMap(([name, value]) =>
      value !== null && typeof value === 'object'
        ? Object.entries(value).map(([inner, one]) => [`${name}[${inner}]`, one] as const)
        : [[name, value] as const],
    )
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${written(name)}=${written(value)}`)
    .join('&');

interface Parts {
  readonly values: fc.Arbitrary<Values>;
  readonly query: fc.Arbitrary<string>;
  readonly body: fc.Arbitrary<string | undefined>;
  readonly headers: fc.Arbitrary<Record<string, string>>;
}

/** The parts of a valid request, of one with an error, and of a hostile one. */
function partsOf(world: World, route: RouteDefinition, by: Someone | undefined): Record<Raw['kind'], Parts> {
  const values = pathValues(world, route, by, taste);
  const query = route.query && part(world, route.query, taste);
  const body = route.body && part(world, route.body, taste);
  const bodyText = route.consumes ? formOf : jsonOf;
  const fits: Parts = {
    values,
    query: query?.map(text) ?? fc.constant(''),
    body: body?.map(bodyText) ?? nothing,
    headers: fc.constant({}),
  };
  const wrong: Partial<Parts>[] = [
    ...(route.params
      ? [{ values: fc.tuple(values, hostileSegment).map(([all, it]) => firstReplaced(all, it)) }]
      : []),
    ...(query ? [{ query: nearly(query).map(text) }] : [{ query: hostileQuery }]),
    ...(body ? [{ body: nearly(body).map(bodyText) }, { body: nearly(body).map(bodyText) }] : []),
  ];
  return {
    valid: fits,
    nearly: { ...fits, ...choosing(fits, wrong) },
    hostile: {
      values: fc.oneof(
        values,
        fc.tuple(values, hostileSegment).map(([all, it]) => firstReplaced(all, it)),
      ),
      query: fc.oneof(fits.query, hostileQuery),
      body: body ? hostileBody(body) : fc.oneof(nothing, fc.constant('{"a":1}')),
      headers: fc.oneof(fc.constant({}), hostileHeaders),
    },
  };
}

/** A random kind of error for each request. */
function choosing(fits: Parts, wrong: readonly Partial<Parts>[]): Partial<Parts> {
  const names = ['values', 'query', 'body', 'headers'] as const;
  const which = (name: (typeof names)[number]) =>
    fc.oneof(
      fits[name] as fc.Arbitrary<unknown>,
      ...wrong.flatMap((it) => (it[name] ? [it[name] as fc.Arbitrary<unknown>] : [])),
    );
  return Object.fromEntries(names.map((name) => [name, which(name)])) as unknown as Partial<Parts>;
}

/** Hostile segments are already encoded. */
const encodedAlready = '\u0001';
const firstReplaced = (values: Values, segment: string): Values => {
  const [first = ''] = Object.keys(values);
  return { ...values, [first]: `${encodedAlready}${segment}` };
};

function pathOf(path: string, values: Values): string {
  const hostile = Object.entries(values).find(([, it]) => it.startsWith(encodedAlready));
  const rest = hostile ? path.replace(`{${hostile[0]}}`, hostile[1].slice(1) || '%20') : path;
  return filled(rest, values);
}

const keys = fc.oneof(
  { weight: 9, arbitrary: fc.uuid() },
  { weight: 1, arbitrary: fc.constant('the-same-key-over-and-over') },
);

/** Requests of one kind to a route. */
export function requests(world: World, route: RouteDefinition, kind: Raw['kind']): fc.Arbitrary<Raw> {
  return askers(world, route).chain((by) => {
    const { values, query, body, headers } = partsOf(world, route, by)[kind];
    return fc.tuple(values, query, body, headers, keys).map(([at, question, content, own, key]) => ({
      kind,
      by: by?.role,
      method: route.method,
      path: `${pathOf(route.path, at)}${question && `?${question}`}`,
      body: content,
      headers: {
        ...(content !== undefined && { 'content-type': route.consumes ?? 'application/json' }),
        ...(needsKey(route) && { 'idempotency-key': key }),
        ...own,
      },
    }));
  });
}

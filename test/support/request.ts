import type { RouteDefinition } from '@maplebridge/contracts';
import fc from 'fast-check';
import type * as z from 'zod';
import { type Known, type Taste, valid } from './fuzz/arbitrary.ts';
import { department, home, idIn, type Someone, type World } from './world.ts';

/** A request as sent: the path with its query, and the text of its body. */
export interface Prepared {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

/** Values for fields with these names, so that a request refers to existing objects. */
function known(world: World): Known {
  const { lng, lat } = {
    lng: fc.double({ min: 119.29, max: 119.31, noNaN: true }),
    lat: fc.double({ min: 32.15, max: 32.16, noNaN: true }),
  };
  const constants = {
    ...{
      enterprise: world.enterprise,
      unit: 'U1',
      park: 'gaozi-park',
      area: home,
      station: home,
      department,
    },
    ...{
      into: world.reports.volunteer,
      of: world.hazard,
      mediator: world.mediator,
      pack: 'major-hazards-121',
    },
    ...{ indicator: 'work-safety-accidents', month: '2019-10', period: '2019' },
    accounts: [world.here.enterprise.sub],
  };
  return {
    ...Object.fromEntries(Object.entries(constants).map(([name, it]) => [name, fc.constant(it)])),
    position: fc.record({ lng, lat }),
    cas: fc.constantFrom('7664-41-7', '7782-50-5', '71-43-2'),
    tonnes: fc.integer({ min: 1, max: 50_000 }).map((kilograms) => kilograms / 1000),
  };
}

const pathKnown = (world: World): Known => ({ ...known(world), code: fc.constant(world.trackingCode) });

/** The value of each name in a route's path. */
export function pathValues(
  world: World,
  route: RouteDefinition,
  asker: Someone | undefined,
  taste: Omit<Taste, 'known'>,
): fc.Arbitrary<Record<string, string>> {
  const { params } = route;
  if (!params) return fc.constant({});
  const id = 'id' in params.shape ? { id: fc.constant(idIn(world, route, asker)) } : {};
  return valid(params, { ...taste, known: { ...pathKnown(world), ...id } }) as fc.Arbitrary<
    Record<string, string>
  >;
}

export const filled = (path: string, values: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent((values[name] ?? '').toWellFormed()));

const queryText = (query: unknown): string => {
  const given = Object.entries(query as object).filter(([name, it]) => it !== undefined && name !== 'cursor');
  const text = new URLSearchParams(given).toString();
  return text && `?${text}`;
};

/** The valid values of a part of a request. */
export const part = (world: World, schema: z.ZodType, taste: Omit<Taste, 'known'>): fc.Arbitrary<unknown> =>
  valid(schema, { ...taste, known: known(world) });

/** An enterprise's caller must name the enterprise. */
const namesEnterprise = (it: unknown) => typeof it === 'object' && it !== null && 'enterprise' in it;

function one(arbitrary: fc.Arbitrary<unknown>, seed: number, asker: Someone | undefined): unknown {
  const speaks = asker?.role === 'enterprise';
  const all = fc.sample(arbitrary, { seed, numRuns: speaks ? 40 : 1 });
  return all.find((it) => speaks && namesEnterprise(it)) ?? all[0];
}

/** One valid request about existing objects; the same for the same seed. */
export function validRequest(
  world: World,
  route: RouteDefinition,
  asker: Someone | undefined,
  seed: number,
): Prepared {
  const taste = {
    text: fc.constantFrom('Water comes through the ceiling.'),
    optional: asker?.role === 'enterprise',
  };
  const [values = {}] = fc.sample(pathValues(world, route, asker, taste), { seed, numRuns: 1 });
  const query = route.query && one(part(world, route.query, taste), seed, asker);
  return {
    method: route.method,
    path: `${filled(route.path, values)}${query ? queryText(query) : ''}`,
    ...(route.body && {
      body: JSON.stringify(one(part(world, route.body, taste), seed, asker)),
    }),
  };
}

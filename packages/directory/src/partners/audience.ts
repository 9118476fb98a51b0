import { type CloudEvent, departmentAttribute } from '@maplebridge/contracts';
import { areaPath } from '../areas.ts';
import type { City } from '../schema.ts';
import type { Partner } from './schema.ts';

/** A text as it stands, or all that begin so. */
export type Match = { readonly exactly: string } | { readonly prefix: string };

/** Which events a partner hears. Its queue's filter and a replay both come from it. */
export interface Audience {
  readonly types: readonly Match[];
  /** Of the path city/district/station. */
  readonly areas: readonly Match[];
  /** Whose name an event must bear; any will do where it is undefined. */
  readonly department: string | undefined;
}

type Subscribed = Pick<Partner, 'types' | 'areas' | 'addressedOnly' | 'department'>;

export const matchOfType = (pattern: string): Match =>
  pattern.endsWith('*') ? { prefix: pattern.slice(0, -1) } : { exactly: pattern };

/** A station is the end of its path; a district and the city stand for all within them. */
function matchOfArea(city: City, area: string): Match {
  const path = areaPath(city, area) ?? area;
  return path.split('/').length === 3 ? { exactly: path } : { prefix: `${path}/` };
}

export const audienceOf = (
  city: City,
  { types, areas, addressedOnly, department }: Subscribed,
): Audience => ({
  types: types.map(matchOfType),
  areas: areas.map((area) => matchOfArea(city, area)),
  department: addressedOnly ? department : undefined,
});

/** Whether something that begins so could be heard at all. */
export const couldHear = (types: readonly Match[], stem: string): boolean =>
  types.some((match) =>
    'exactly' in match
      ? match.exactly.startsWith(stem)
      : match.prefix.startsWith(stem) || stem.startsWith(match.prefix),
  );

const matches = (text: string, by: readonly Match[]): boolean =>
  by.some((match) => ('exactly' in match ? text === match.exactly : text.startsWith(match.prefix)));

/** Whether an event is for this audience: its type and its area, and where it asks for that, its department. */
export const hears = (
  { types, areas, department }: Audience,
  { type, area, departments }: Pick<CloudEvent, 'type' | 'area' | 'departments'>,
): boolean =>
  matches(type, types) &&
  matches(area, areas) &&
  (department === undefined || (departments?.split(' ').includes(department) ?? false));

type Condition = string | { readonly prefix: string } | { readonly exists: true };

/** The same as a filter policy of SNS, by the attributes that the relay gives its messages. */
export const filterPolicy = ({
  types,
  areas,
  department,
}: Audience): Readonly<Record<string, readonly Condition[]>> => {
  const conditions = (by: readonly Match[]) =>
    by.map((match) => ('exactly' in match ? match.exactly : { prefix: match.prefix }));
  return {
    type: conditions(types),
    area: conditions(areas),
    ...(department !== undefined && { [departmentAttribute(department)]: [{ exists: true }] }),
  };
};

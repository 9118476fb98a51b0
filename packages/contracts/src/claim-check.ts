/**
 * Events are thin: what else there is to know of a fact is asked for by an authorised call. Where, by the aggregate or, for a
 * fact that concerns a part of it, by aggregate and fact. A name in braces is the id of the stream or a field of the data.
 */
const details: Readonly<Record<string, `/${string}`>> = {
  report: '/reports/{id}',
  case: '/cases/{id}',
  'case.department-invited': '/cases/{id}/tasks/{department}',
  'case.department-answered': '/cases/{id}/tasks/{department}',
  mediator: '/mediators/{id}',
  enterprise: '/enterprises/{id}',
  inspection: '/inspections/{id}',
  hazard: '/hazards/{id}',
  accident: '/accidents/{id}',
  observation: '/statistics/observations/{id}',
  bulletin: '/statistics/bulletins/{id}',
};

/** The path of the route that tells more, as its contract writes it; undefined where there is none. */
export const detailRoute = (aggregate: string, fact: string): `/${string}` | undefined =>
  details[`${aggregate}.${fact}`] ?? details[aggregate];

/** The path under which more is told of one event. */
export function detailPath(
  { aggregate, id, fact }: { readonly aggregate: string; readonly id: string; readonly fact: string },
  data: unknown,
): string | undefined {
  const known: Readonly<Record<string, unknown>> = { ...(data as object), id };
  return detailRoute(aggregate, fact)?.replace(/\{(\w+)\}/g, (_, name: string) => String(known[name]));
}

/** Where a deployment serves the schema of an event's data, under the API. */
export const schemaPath = (type: string): `/${string}` => `/schemas/events/${type}.json`;

import type { RouteDefinition } from '@maplebridge/contracts';
import { allRoutes } from '@maplebridge/contracts/openapi';
import { visibleTo } from '@maplebridge/contracts/visibility';
import type { GuardedReport, Viewer } from './guarded-reports.ts';
import { type Prepared, validRequest } from './request.ts';
import { type System, send } from './system.ts';
import { idIn, type Someone, type World } from './world.ts';

/** The whole matrix, or for writes a sample that fits into CI. */
const isDeep = Boolean(process.env.MAPLEBRIDGE_DEEP);

/** An id without an object. */
export const unknown = '00000000000000000000000000';

const withId = Object.values(allRoutes)
  .flat()
  .filter(({ params }) => params && 'id' in params.shape);
const isOfReports = ({ path }: RouteDefinition) => path.startsWith('/reports/{id}');
export const ofReports = withId.filter(isOfReports);
export const others = withId.filter((route) => !isOfReports(route));

/** A sample of a list that fits into a run, different for each cell of the matrix. */
export const partOf = <T>(all: readonly T[], place: number, most: number): readonly T[] =>
  isDeep
    ? all
    : Array.from(
        { length: Math.min(most, all.length) },
        (_, n) => all[(place * 5 + n * 3) % all.length] as T,
      );

/** Sends requests to a system, and creates valid ones for its fixtures. */
export function asking(system: System, world: World) {
  const prepared = new Map<RouteDefinition, Prepared>();

  /** Retries when the gateway throttles. */
  async function ask(method: string, path: string, by?: Someone, body?: string) {
    for (;;) {
      const answer = await send(system, method, path, {
        ...(by && { token: by.token }),
        ...(body && { body }),
      });
      if (answer.status !== 429 || !answer.text.includes('"throttled"')) return answer;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /** Sends a valid request of a route about an object. */
  function about(route: RouteDefinition, id: string, by: Someone | undefined) {
    const request = prepared.get(route) ?? validRequest(world, route, world.here.resident, 20_190_521);
    prepared.set(route, request);
    const { method, path, body } = request;
    return ask(method, path.replace(`/${idIn(world, route)}`, `/${id}`), by, body);
  }
  return { ask, about };
}
type Answer = Awaited<ReturnType<ReturnType<typeof asking>['ask']>>;

/** An answer without its request id. */
export function said({ status, body, text }: Answer): object {
  const { instance: _, correlationId: __, ...rest } = body ?? { text };
  return { status, ...rest };
}

export const allows = ({ roles }: RouteDefinition, { as }: Viewer): boolean =>
  roles === 'anyone' || (as !== undefined && roles.includes(as.role));

export const partsOf = (viewer: Viewer, report: GuardedReport) =>
  visibleTo(viewer.standing(report), report.circle);

/** The code that a route of reports must refuse with; undefined if the viewer may open the report. */
export function refusalOf(route: RouteDefinition, viewer: Viewer, report: GuardedReport): string | undefined {
  if (!viewer.as) return 'unauthenticated';
  if (!allows(route, viewer)) return 'role-not-allowed';
  const parts = partsOf(viewer, report);
  if (parts.has('words')) return undefined;
  if (!parts.has('exists')) return 'not-found';
  return viewer.standing(report) === 'staff-elsewhere' ? 'area-not-yours' : 'not-your-report';
}

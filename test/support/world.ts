import { type Role, type RouteDefinition, roles, type Scope, staffRoles } from '@maplebridge/contracts';
import { vi } from 'vitest';
import type { System } from './system.ts';
import { signed } from './tokens.ts';

export const home = 'gaozi';
export const elsewhere = 'baotalu';
export const department = 'emergency-management';
const position = { lng: 119.3, lat: 32.155 };

export interface Someone {
  readonly sub: string;
  readonly role: Role;
  readonly token: string;
}

export type People = Readonly<Record<Role, Someone>>;

/** One object of every kind, all at Gaozi, and callers from Gaozi and from elsewhere. */
export interface World {
  readonly here: People;
  readonly there: People;
  /** A report by each role, and a confidential tip. */
  readonly reports: Readonly<Record<Role, string>>;
  readonly tip: string;
  readonly trackingCode: string;
  readonly case: string;
  readonly mediator: string;
  readonly enterprise: string;
  readonly inspection: string;
  readonly hazard: string;
  readonly accident: string;
  readonly observation: string;
  readonly bulletin: string;
}

export async function token(system: System, sub: string, role: Role, area: string, over: object = {}) {
  const claims = { sub, role, area, ...(role === 'department' && { department }), ...over };
  return { sub, role, token: await signed(system, claims) };
}

/** Someone in each role for an area. */
export async function people(system: System, area: string): Promise<People> {
  const all = roles.map(async (role) => [role, await token(system, `${role}-${area}`, role, area)] as const);
  return Object.fromEntries(await Promise.all(all)) as People;
}

export async function buildWorld(system: System): Promise<World> {
  const [here, there] = [await people(system, home), await people(system, elsewhere)];

  const as = ({ token: their }: Someone) => system.client({ token: their });

  const reports = Object.fromEntries(
    await Promise.all(
      roles.map(async (role) => {
        const { id } = await as(here[role]).post('/reports', { body: newReport() });
        return [role, id] as const;
      }),
    ),
  ) as World['reports'];
  const tip = await as(here.resident).post('/reports', {
    body: { ...newReport(), kind: 'tip', category: 'public-order' },
  });
  const anonymous = await system.client().post('/anonymous-reports', { body: newReport() });

  const { id: enterprise } = await as(here.admin).post('/enterprises', {
    body: {
      ...{ code: '91321112MA1MAPLE01', name: 'Maple Ammonia', park: 'gaozi-park', position, residents: 30 },
      accounts: [here.enterprise.sub],
    },
  });
  await as(here.enterprise).post('/enterprises/{id}/units', {
    id: enterprise,
    body: { kind: 'tank-farm', name: 'Tank farm 1' },
  });
  const at = { enterprise, unit: 'U1' };
  const dueAt = new Date(Date.now() + 86_400_000).toISOString();
  const officer = as(here.officer);
  const [inspection, hazard, accident, mediator, observation, bulletin] = await Promise.all([
    officer.post('/inspections', { body: { ...at, pack: 'major-hazards-121', dueAt } }),
    officer.post('/hazards', { body: { ...at, kind: 'other', notes: 'A valve without a guard.' } }),
    officer.post('/accidents', {
      body: { ...at, kind: 'leak', occurredAt: new Date().toISOString(), notes: 'A leak.' },
    }),
    as(here.supervisor).post('/mediators', { body: newMediator(here.mediator.sub) }),
    as(here.department).post('/statistics/observations', {
      body: {
        ...{ indicator: 'work-safety-accidents', area: home, period: '2019', count: 2 },
        source: { kind: 'yearbook', number: 'ZJ-2020/12-3', date: '2020-06-30' },
      },
    }),
    as(here.supervisor).post('/statistics/bulletins', { body: { area: home, month: '2019-10' } }),
  ]);

  // The case of the resident's report; the other reports' cases are not used.
  const opened = reports.resident;
  const body = { department, notes: 'Come along.' };
  await vi.waitFor(() => officer.post('/cases/{id}/tasks', { id: opened, body }), {
    timeout: 60_000,
    interval: 200,
  });
  return {
    ...{
      here,
      there,
      reports,
      tip: tip.id,
      trackingCode: anonymous.trackingCode,
      case: opened,
      enterprise,
    },
    ...{ inspection: inspection.id, hazard: hazard.id, accident: accident.id, mediator: mediator.id },
    ...{ observation: observation.id, bulletin: bulletin.id },
  };
}

export const newReport = () => ({
  kind: 'dispute' as const,
  category: 'neighbours' as const,
  channel: 'app' as const,
  position,
  words: 'Water comes through the ceiling.',
});

const newMediator = (account: string) => ({
  ...{ account, name: 'Mediator', station: home, adultCitizen: true as const },
  ...{ group: 'people' as const, capacity: 5 },
});

const isStaff = ({ role }: Someone) => (staffRoles as readonly Role[]).includes(role);

/** The report that a caller reads, by the scope of the route. */
function reportFor({ reports, tip }: World, scope: Scope, asker: Someone): string {
  const own = reports[asker.role];
  if (scope === 'own' || !isStaff(asker)) return own;
  if (scope !== 'overseen') return reports.resident;
  if (asker.role === 'officer') return tip;
  return asker.role === 'mediator' ? own : reports.resident;
}

/** The id for a path, by its first segment. */
export function idIn(
  world: World,
  { path, scope }: Pick<RouteDefinition, 'path' | 'scope'>,
  asker = world.here.resident,
): string {
  const [, what, which] = path.split('/');
  switch (what) {
    case 'reports':
      return reportFor(world, scope, asker);
    case 'cases':
      return world.case;
    case 'mediators':
      return world.mediator;
    case 'enterprises':
      return world.enterprise;
    case 'inspections':
      return world.inspection;
    case 'hazards':
      return world.hazard;
    case 'accidents':
      return world.accident;
    case 'statistics':
      return which === 'bulletins' ? world.bulletin : world.observation;
    default:
      throw new Error(`the fixtures have nothing for ${path}`);
  }
}

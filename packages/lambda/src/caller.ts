import { type Area, type Remit, type Role, roles, staffRoles } from '@maplebridge/contracts';

/** Who calls: an account, in one role, for one area (the code of a city, district, station or grid). */
export interface Caller {
  readonly sub: string;
  readonly role: Role;
  readonly area: string;
  /** For which department someone in the role `department` speaks; nobody else has one. */
  readonly department?: string;
  /** What that department answers for; none where the city does not list it. */
  readonly remit?: Remit;
  /** The id under which a service registered this account, where it keeps a register and did. */
  readonly registeredAs?: string | undefined;
}

/** Which claims of the token hold role, area and department; issuers name them differently. */
export interface ClaimNames {
  readonly role: string;
  readonly area: string;
  readonly department: string;
}

type Claims = Readonly<Record<string, unknown>>;

/** The caller of a verified token; undefined when a claim that the role needs is missing or the role is none of ours. */
export function callerOf(claims: Claims | undefined, names: ClaimNames): Caller | undefined {
  const sub = claims?.sub;
  const role = roles.find((known) => known === firstOf(claims?.[names.role]));
  const area = firstOf(claims?.[names.area]);
  // An account is taken as it stands: cut short, two people would be one.
  if (typeof sub !== 'string') return undefined;
  if (!sub || !role || !area) return undefined;
  if (role !== 'department') return { sub, role, area };
  const department = firstOf(claims?.[names.department]);
  return department ? { sub, role, area, department } : undefined;
}

/** API Gateway writes a list claim as `[a b]`; of a list, the first entry counts. */
function firstOf(claim: unknown): string | undefined {
  if (typeof claim !== 'string') return undefined;
  return claim.replace(/^\[|\]$/g, '').split(/[ ,]+/)[0] || undefined;
}

export const isStaff = (caller: Caller): boolean => (staffRoles as readonly Role[]).includes(caller.role);

/** Whether a matter lies in the area the caller holds the role for. What has no grid is no grid’s (ADR 0030). */
export const coversArea = (caller: Caller, area: Area, grid?: string): boolean =>
  [area.city, area.district, area.station, grid].includes(caller.area);

/**
 * Whether a caller is one of the officers of a station, who alone may learn of its tips: the safety of whoever gave one may hang on
 * that (Work Safety Law arts. 74 and 76 for safety, and the practice of the stations for all others).
 */
export const actsOnTips = (caller: Caller, station: string): boolean =>
  caller.role === 'officer' && caller.area === station;

/**
 * How the log names the one who acted: staff by role and account, since an official act needs an author;
 * all others by role alone, since the log is for ever and holds no personal data.
 */
export const actorOf = (caller: Caller | undefined): string => {
  if (!caller) return 'anonymous';
  return isStaff(caller) ? `${caller.role}:${caller.sub}` : caller.role;
};

/** How the log names what a service does by itself, when an event or the scheduler asks for it. */
export const serviceActor = (service: string): string => `service:${service}`;

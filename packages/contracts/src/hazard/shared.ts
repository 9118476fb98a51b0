import type { Role } from '../roles.ts';

/** Those who act for the police or the authorities on safety. */
export const safetyStaff = ['officer', 'supervisor', 'admin'] as const satisfies readonly Role[];
/** They, the departments, and the enterprise itself for what is its own. */
export const siteRoles = [...safetyStaff, 'department', 'enterprise'] as const satisfies readonly Role[];
/** Inventories and responsible persons are declared by the enterprise, or by the department that supervises it. */
export const ownerRoles = ['department', 'enterprise'] as const satisfies readonly Role[];
/** Those who may look at something again in the public's name. */
export const authorityRoles = [...safetyStaff, 'department'] as const satisfies readonly Role[];

/** What any command on something that stands may be refused for. */
export const onStream = ['not-found', 'area-not-yours', 'conflict', 'version-stale'] as const;
/** As `onStream`, of enterprises: their ids can be computed, so what is not the caller's is not there. */
export const onRegistered = ['not-found', 'conflict', 'version-stale'] as const;
export const onTimedStream = [...onStream, 'time-in-future', 'time-out-of-order'] as const;

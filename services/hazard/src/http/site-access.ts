import type { Area, Matter } from '@maplebridge/contracts';
import { type Caller, type ProblemReply, type Pseudonyms, refuse } from '@maplebridge/lambda';
import type { EnterpriseState } from '../enterprise/state.ts';
import { actingFor, areaBarred, siteBar } from './access.ts';

/** The register, as far as others read it. */
export interface Enterprises {
  load(stream: string): Promise<{ readonly state: EnterpriseState }>;
}

/** With what is asked who may touch what lies at a site. */
export interface Sites {
  readonly enterprises: Enterprises;
  readonly people: Pick<Pseudonyms, 'find'>;
}

/** An enterprise, and why this caller may not touch what is its own. */
export async function siteOf({ enterprises, people }: Sites, id: string, caller: Caller, matter: Matter) {
  const [state, bar] = await Promise.all([
    enterpriseOf(enterprises, id),
    siteBar(people, id, caller, matter),
  ]);
  const barred = bar(state);
  return barred || !state ? (barred ?? refuse('not-found')) : state;
}

export async function enterpriseOf(enterprises: Enterprises, id: string): Promise<EnterpriseState> {
  return (await enterprises.load(`enterprise-${id}`)).state;
}

/** The refusal of a unit that an enterprise does not have; a closed one still stands, and may still be a danger. */
export const unknownUnit = (
  { units }: NonNullable<EnterpriseState>,
  unit: string | undefined,
): ProblemReply | undefined =>
  unit === undefined || Object.hasOwn(units, unit)
    ? undefined
    : { ...refuse('unknown-unit'), field: '/unit' };

/** What lies in an area, and may be an enterprise's. */
type Sited = { readonly area: Area; readonly enterprise?: string | undefined } | undefined;

/**
 * Who may touch what lies at a site: the authorities what is in their area, departments of it what they answer for, an enterprise
 * what is its own. Whether the caller acts for it is read beforehand; whether it still is that enterprise's is asked of the state
 * that is decided on.
 */
export async function siteAdmission<S extends Sited>(
  sites: Sites,
  caller: Caller,
  seen: () => Promise<S>,
  matterOf: (state: NonNullable<S>) => Matter,
): Promise<(state: S) => ProblemReply | undefined> {
  if (caller.role !== 'enterprise') {
    return (state) => (state ? areaBarred(state.area, caller, matterOf(state)) : refuse('not-found'));
  }
  const before = await seen();
  const own = before?.enterprise;
  const acts =
    own !== undefined &&
    (await actingFor(sites.people, own, caller))(await enterpriseOf(sites.enterprises, own));
  return (state) => {
    // What came about between the two looks is not there yet, rather than another's.
    if (!state || !before) return refuse('not-found');
    return acts && state.enterprise === own ? undefined : refuse('enterprise-not-yours');
  };
}

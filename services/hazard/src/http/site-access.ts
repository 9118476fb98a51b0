import type { Area, Matter } from '@maplebridge/contracts';
import { type Caller, type ProblemReply, type Pseudonyms, refuse } from '@maplebridge/lambda';
import type { EnterpriseState } from '../enterprise/state.ts';
import { actingFor, areaBarred, siteBar } from './access.ts';

/** Read access to the enterprises. */
export interface Enterprises {
  load(stream: string): Promise<{ readonly state: EnterpriseState }>;
}

/** The dependencies of access checks at a site. */
export interface Sites {
  readonly enterprises: Enterprises;
  readonly people: Pick<Pseudonyms, 'find'>;
}

/** The enterprise, or the reason why this caller has no access to it. */
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

/** The problem reply if the enterprise has no such unit. A closed unit is accepted: it can still be dangerous. */
export const unknownUnit = (
  { units }: NonNullable<EnterpriseState>,
  unit: string | undefined,
): ProblemReply | undefined =>
  unit === undefined || Object.hasOwn(units, unit)
    ? undefined
    : { ...refuse('unknown-unit'), field: '/unit' };

/** A record with an area and perhaps an enterprise. */
type Sited = { readonly area: Area; readonly enterprise?: string | undefined } | undefined;

/**
 * Who has access to a record at a site: authorities in their area, departments within their remit, an enterprise to its own.
 * Whether the caller acts for the enterprise is read beforehand. Whether the record still belongs to it is checked on the state
 * that the decision uses.
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
    // A record created between the two reads is answered as not found.
    if (!state || !before) return refuse('not-found');
    return acts && state.enterprise === own ? undefined : refuse('enterprise-not-yours');
  };
}

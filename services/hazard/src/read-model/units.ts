import { RiskColour, type UnitSummary } from '@maplebridge/contracts/hazard';
import { type Listed, listPage } from '@maplebridge/event-log';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import type { Enterprise, EnterpriseState, UnitState } from '../enterprise/state.ts';
import type { PageWanted, View } from './view.ts';

/** There is one list of all units and one for each colour. */
export const unitList = (scope: string, colour?: RiskColour): string =>
  colour ? `${scope}/units/${colour}` : `${scope}/units`;

/** The gauge of a park that counts the units of a colour. */
const gauges = { red: 'unitsRed', orange: 'unitsOrange', yellow: 'unitsYellow', blue: 'unitsBlue' } as const;

/** One row for each unit with an inventory. A closed unit leaves all lists and counters. */
export const listedEnterprise = (
  _policy: SafetyPolicy,
  id: string,
  state: EnterpriseState,
  version: number,
): Listed[] =>
  Object.entries(state?.units ?? {}).flatMap(([unit, it]) =>
    state && it.outcome ? [listedUnit(summary(id, state, unit, it, it.outcome), it.closed, version)] : [],
  );

function summary(
  enterprise: string,
  { code, area, park }: Enterprise,
  unit: string,
  { kind }: UnitState,
  { colour, level, s, r, betaVerified }: NonNullable<UnitState['outcome']>,
): UnitSummary {
  return { enterprise, code, unit, kind, area, park, colour, level, s, r, betaVerified };
}

function listedUnit(item: UnitSummary, closed: boolean, version: number): Listed {
  const { enterprise, unit, area, park, colour } = item;
  const scopes = [
    `station/${area.station}`,
    ...(park === null ? [] : [`park/${park}`]),
    `enterprise/${enterprise}`,
  ];
  const names = scopes.flatMap((scope) => [unitList(scope), unitList(scope, colour)]);
  return {
    id: `unit-${enterprise}-${unit}`,
    version,
    item,
    lists: closed ? {} : Object.fromEntries(names.map((name) => [name, gravestFirst(item)])),
    counts: closed || park === null ? {} : { [`park-${park}/now`]: { [gauges[colour]]: 1 } },
  };
}

/** The sort key: the most serious colour first, then the largest R, then the largest S. */
const gravestFirst = ({ colour, r, s }: UnitSummary): string =>
  `${RiskColour.options.indexOf(colour)}-${inverted(r ?? 0)}-${inverted(s)}`;

/** Larger than any R the contract allows, in thousandths. */
const ceiling = 10 ** 14;

/** A text that sorts larger numbers first, in thousandths. */
const inverted = (n: number): string =>
  String(ceiling - Math.min(Math.round(n * 1000), ceiling)).padStart(15, '0');

/** A page of the four-colour list, of one colour or of all. */
export const unitPage = (
  { client, table }: View,
  colour: RiskColour | undefined,
  { scopes, after, limit }: PageWanted,
) =>
  listPage<UnitSummary>(client, table, {
    lists: scopes.map((scope) => unitList(scope, colour)),
    latestFirst: false,
    after,
    limit,
  });

import { RiskColour, type UnitSummary } from '@maplebridge/contracts/hazard';
import { type Listed, listPage } from '@maplebridge/event-log';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import type { Enterprise, EnterpriseState, UnitState } from '../enterprise/state.ts';
import type { PageWanted, View } from './view.ts';

/** Units of a colour stand on a list of their own beside that of all. */
export const unitList = (scope: string, colour?: RiskColour): string =>
  colour ? `${scope}/units/${colour}` : `${scope}/units`;

/** By which name a park's gauges count units of a colour. */
const gauges = { red: 'unitsRed', orange: 'unitsOrange', yellow: 'unitsYellow', blue: 'unitsBlue' } as const;

/** Each unit with an inventory as a line of the four-colour list; one that is closed leaves all lists and counters. */
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

/** The gravest colour first, then the greatest R, then the greatest S, as text. */
const gravestFirst = ({ colour, r, s }: UnitSummary): string =>
  `${RiskColour.options.indexOf(colour)}-${inverted(r ?? 0)}-${inverted(s)}`;

/** Above the greatest R the contract lets in, in thousandths. */
const ceiling = 10 ** 14;

/** The greater the number, the earlier its text; by thousandths. */
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

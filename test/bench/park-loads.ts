import type { EnterpriseEvent, HazardEvent, InspectionEvent } from '@maplebridge/contracts/hazard';
import { loadCity } from '@maplebridge/directory/load';
import { fold, type Listed } from '@maplebridge/event-log';
import { assess } from '../../services/hazard/src/domain/assessment/assess.ts';
import { safetyPolicy } from '../../services/hazard/src/domain/safety-policy.ts';
import { enterpriseDecider } from '../../services/hazard/src/enterprise/decide.ts';
import { hazardDecider } from '../../services/hazard/src/hazard/decide.ts';
import { inspectionDecider } from '../../services/hazard/src/inspection/decide.ts';
import { listedHazard } from '../../services/hazard/src/read-model/hazards.ts';
import { listedInspection } from '../../services/hazard/src/read-model/inspections.ts';
import { listedEnterprise } from '../../services/hazard/src/read-model/units.ts';

/** The number of enterprises and hazards in a park. */
export interface Load {
  readonly park: string;
  readonly enterprises: number;
  readonly hazards: number;
}
export const loads: readonly Load[] = [
  { park: 'gaozi-park', enterprises: 10, hazards: 1_000 },
  { park: 'new-materials-east', enterprises: 1_000, hazards: 100_000 },
];

const city = loadCity('zhenjiang');
const policy = safetyPolicy(city);
const deciders = {
  enterprise: enterpriseDecider(policy),
  inspection: inspectionDecider(policy, () => undefined),
  hazard: hazardDecider(policy),
};
const newest = Date.parse('2026-11-01T02:00:00Z');
const year = 360 * 86_400_000;
const unitsEach = 10;
/** Tonnes of ammonia near a hundred residents, for a blue, yellow, orange and red unit. */
const tonnes = [5, 50, 150, 400];

const idOf = (what: string, n: number): string => `${what}${n}`.padStart(26, '0');
const enterpriseId = ({ park }: Load, n: number): string => idOf(park === 'gaozi-park' ? 'a' : 'b', n);

function areaOf({ park }: Load) {
  const station = city.parks.find(({ id }) => id === park)?.station ?? '';
  const district = city.stations.find(({ id }) => id === station)?.district ?? '';
  return { city: city.code, district, station };
}

function enterprise(load: Load, n: number): Listed[] {
  const at = new Date(newest - year).toISOString();
  const facts = { code: '91321112MA1MAPLE01', area: areaOf(load), park: load.park, accounts: [], note: 'n' };
  const position = { lng: 119.3, lat: 32.155 };
  const events: EnterpriseEvent[] = [
    { type: 'registered', at, data: { ...facts, position, residents: 100 } },
    ...Array.from({ length: unitsEach }, (_, i) => declared(at, n * unitsEach + i, `U${i + 1}`)).flat(),
  ];
  return listedEnterprise(policy, enterpriseId(load, n), fold(deciders.enterprise, events), events.length);
}

function declared(at: string, n: number, unit: string): EnterpriseEvent[] {
  const entries = [{ cas: '7664-41-7', tonnes: tonnes[n % tonnes.length] ?? 0 }];
  const assessment = assess(policy, 100, entries);
  if ('rejected' in assessment) throw new Error(assessment.rejected);
  const { terms: _terms, residents, ...outcome } = assessment;
  return [
    { type: 'unit-declared', at, data: { unit, kind: 'tank-farm', note: 'n' } },
    { type: 'inventory-declared', at, data: { unit, entries, residents, outcome } },
  ];
}

function inspection(load: Load, n: number): Listed[] {
  const id = idOf(`${enterpriseId(load, n)}c`, n).slice(-26);
  const data = {
    enterprise: enterpriseId(load, Math.floor(n / unitsEach)),
    unit: `U${(n % unitsEach) + 1}`,
    area: areaOf(load),
    park: load.park,
    checklist: { pack: 'major-hazards-121', version: 1 },
    dueAt: new Date(newest + (n % 700) * 3_600_000).toISOString(),
    why: 'rhythm' as const,
  };
  const planned: InspectionEvent = { type: 'planned', at: new Date(newest).toISOString(), data };
  const state = fold(deciders.inspection, [planned]);
  return state ? listedInspection(policy, id, state, 1) : [];
}

/** The nth hazard of a park: every fifth is closed, of the others every tenth is major, and every fourth overdue. */
function hazard(load: Load, n: number): Listed[] {
  const at = new Date(newest - Math.floor((n * year) / load.hazards)).toISOString();
  const isClosed = n % 5 === 4;
  const grade = !isClosed && n % 10 === 0 ? ('major' as const) : ('general' as const);
  const found = { kind: 'hazardous-chemicals', source: 'inspection', note: 'n' } as const;
  const site = { enterprise: enterpriseId(load, n % load.enterprises), unit: `U${(n % unitsEach) + 1}` };
  const clause = { pack: 'major-hazards-121', item: (n % 20) + 1 };
  const events: HazardEvent[] = [
    {
      type: 'found',
      at,
      data: { ...found, ...site, similar: [], clause, area: areaOf(load), park: load.park },
    },
    { type: 'graded', at, data: { grade, foundAt: at } },
    { type: 'ordered', at, data: { grade, fundsYuan: 5000, deadline: at, stop: 'none', note: 'n' } },
  ];
  if (n % 4 === 1)
    events.push({ type: 'escalated', at, data: { to: 'enterprise', dueAt: at, grade, first: true } });
  if (isClosed)
    events.push({
      type: 'closed',
      at,
      data: {
        outcome: 'rectified',
        kind: found.kind,
        source: found.source,
        grade,
        onTime: true,
        foundAt: at,
      },
    });
  const state = fold(deciders.hazard, events);
  const id = `${enterpriseId(load, 0).replace(/^0+/, '')}${String(n).padStart(8, '0')}`.padStart(26, '0');
  return state ? listedHazard(policy, id, state, events.length) : [];
}

/** All rows of a park, as the projections would write them. */
export function* listedOf(load: Load): Generator<Listed> {
  for (let n = 0; n < load.enterprises; n++) yield* enterprise(load, n);
  for (let n = 0; n < load.enterprises * unitsEach; n++) yield* inspection(load, n);
  for (let n = 0; n < load.hazards; n++) yield* hazard(load, n);
}

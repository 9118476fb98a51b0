import { type City, geography } from '@maplebridge/directory';
import { loadCity } from '@maplebridge/directory/load';
import { limits } from '../../services/mediation/src/domain/routing/limits.ts';
import type { Matter } from '../../services/mediation/src/domain/routing/matter.ts';
import { type PoolMember, poolOf, proposals } from '../../services/mediation/src/domain/routing/pool.ts';
import { router } from '../../services/mediation/src/domain/routing/router.ts';
import { median, table } from './figures.ts';
import { crowded, poolFor, region } from './large-city.ts';

/** Kinds of matters by approximate frequency: most are minor, in the street and between neighbours. */
const kinds: readonly Pick<Matter, 'category' | 'facts'>[] = [
  { category: 'neighbours', facts: {} },
  { category: 'neighbours', facts: { repeatedPlace: true } },
  { category: 'damages', facts: {} },
  { category: 'damages', facts: { publicSecurityAct: true, injury: true } },
  { category: 'property-management', facts: {} },
  { category: 'marriage-family', facts: {} },
  { category: 'marriage-family', facts: { domesticViolence: true } },
  { category: 'other-consumer', facts: { amountYuan: 300 } },
  { category: 'e-commerce', facts: {} },
  { category: 'traffic-accident', facts: { onScene: true } },
  { category: 'traffic-accident', facts: { fatality: true } },
  { category: 'migrant-wages', facts: { peopleInvolved: 30, amountYuan: 400_000 } },
  { category: 'other-labour', facts: {} },
  { category: 'medical', facts: { injury: true } },
  { category: 'contract', facts: { amountYuan: 900_000 } },
  { category: 'other', facts: { foreignParty: true, languages: ['en'] } },
];

/** Matters all over a city, near its venues, through one day. */
function matters(city: City, count: number): (Matter & { readonly at: string })[] {
  const { areaAt } = geography(city);
  return Array.from({ length: count }, (_, n) => {
    const near = city.venues[(n * 31) % city.venues.length]?.position ?? { lng: 0, lat: 0 };
    const position = { lng: near.lng + 0.004 * Math.sin(n), lat: near.lat + 0.004 * Math.cos(3 * n) };
    const area = areaAt(position);
    const kind = kinds[n % kinds.length];
    if (!area || !kind) throw new Error('a matter outside the city');
    const at = new Date(Date.UTC(2019, 4, 21) + ((n * 7919) % 86_400) * 1000).toISOString();
    return { ...kind, area, position, at };
  });
}

const count = 16_000;
const rounds = 15;

/** Decisions a second on one core: the venue of a matter and the first mediator to ask, without any I/O. */
function pace(city: City, members: readonly PoolMember[]): number {
  const { route } = router(city, limits(city));
  const { serving } = poolOf(members);
  const { rule } = city.policy.routing.nextInTurn;
  const all = matters(city, count);
  const samples = Array.from({ length: rounds }, () => {
    const began = performance.now();
    for (const matter of all) {
      const sought = { facts: matter.facts, routing: route(matter, matter.at), excluded: [] };
      proposals(sought, serving(matter.area), rule).next();
    }
    return (count / (performance.now() - began)) * 1000;
  });
  return median(samples);
}

export function routing(): string {
  const city = loadCity('zhenjiang');
  const large = region(city, 10);
  const dense = crowded(city, 100);
  const rows: [string, City, PoolMember[]][] = [
    ['Zhenjiang', city, poolFor(city)],
    ['100 × the city: districts, stations, venues, mediators', large, poolFor(large)],
    ['100 × the workstations of each station', dense, poolFor(city)],
    ['10 × the mediators of each station', city, poolFor(crowded(city, 10))],
  ];
  const paces = rows.map(([, of, members]) => pace(of, members));
  return table(
    [
      'directory',
      'stations',
      'venues',
      'mediators',
      `decisions a second (median of ${rounds})`,
      'against the first',
    ],
    rows.map(([what, { stations, venues }, members], i) => [
      what,
      stations.length,
      venues.length,
      members.length,
      paces[i]?.toFixed(0) ?? '',
      ((paces[i] ?? 0) / (paces[0] ?? 1)).toFixed(2),
    ]),
  );
}

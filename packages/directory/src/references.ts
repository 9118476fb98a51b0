import { danglingRemits } from './departments/validation.ts';
import { gridIssues } from './grid-validation.ts';
import { intakeIssues } from './intake-validation.ts';
import type { Issue } from './issue.ts';
import { partnerIssues } from './partners/validation.ts';
import { retentionIssues } from './retention-validation.ts';
import { safetyIssues } from './safety-validation.ts';
import type { WholeCity } from './schema.ts';
import { ruleIssues } from './validation.ts';

/** Every reference that leads nowhere, every id used twice, and every station a case could not be mediated at. */
export function referenceIssues(city: WholeCity): Issue[] {
  const ids = (of: readonly { readonly id: string }[]) => new Set(of.map(({ id }) => id));
  const [districts, stations, departments] = [ids(city.districts), ids(city.stations), ids(city.departments)];
  const areas = new Set([city.code, ...districts, ...stations]);
  const missing = (known: ReadonlySet<string>, id: string, file: string, path: string): Issue[] =>
    known.has(id) ? [] : [{ file, path, issue: `there is no "${id}"` }];

  return [
    ...city.stations.flatMap((it, i) => missing(districts, it.district, 'stations', `${i}.district`)),
    ...city.stations.flatMap(({ id }, i) =>
      city.venues.some(({ kind, station }) => kind === 'centre' && station === id)
        ? []
        : [{ file: 'stations', path: `${i}.id`, issue: `no centre serves "${id}"` }],
    ),
    ...city.venues.flatMap((it, i) => missing(stations, it.station, 'venues', `${i}.station`)),
    ...city.partners.flatMap((it, i) => missing(departments, it.department, 'partners', `${i}.department`)),
    ...city.partners.flatMap(({ areas: of }, i) =>
      of.flatMap((area, j) => missing(areas, area, 'partners', `${i}.areas.${j}`)),
    ),
    ...city.indicators.flatMap((it, i) =>
      it.departments.flatMap((id, j) => missing(departments, id, 'indicators', `${i}.departments.${j}`)),
    ),
    ...danglingRemits(city),
    ...partnerIssues(city),
    ...ruleIssues(city),
    ...safetyIssues(city),
    ...retentionIssues(city),
    ...intakeIssues(city),
    ...gridIssues(city),
    ...repeated('city', 'districts.', [{ id: city.code }, ...city.districts]),
    ...(
      ['stations', 'venues', 'departments', 'partners', 'parks', 'grids', 'desks', 'indicators'] as const
    ).flatMap((file) => repeated(file, '', city[file])),
  ];
}

function repeated(file: string, prefix: string, of: readonly { readonly id: string }[]): Issue[] {
  return of.flatMap(({ id }, index) =>
    of.findIndex((other) => other.id === id) < index
      ? [{ file, path: `${prefix}${index}.id`, issue: `"${id}" is taken already` }]
      : [],
  );
}

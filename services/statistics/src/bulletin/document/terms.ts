import { categories } from '@maplebridge/contracts/intake';
import { distributionDefinitions, figureDefinitions } from '@maplebridge/contracts/statistics';
import type { City } from '@maplebridge/directory';
import type { Said, Terms } from './values.ts';

const chinese: Readonly<Record<string, string>> = categories.dispute;

/** The names of everything a bulletin speaks of: those of figures are the same everywhere, the rest is the city's. */
export function termsOf(city: City): Terms {
  const areas: Record<string, Said> = { [city.code]: city.name };
  for (const { id, name } of [...city.districts, ...city.stations]) areas[id] = name;
  return {
    figures: figureDefinitions,
    distributions: distributionDefinitions,
    indicators: Object.fromEntries(city.indicators.map((it) => [it.id, it])),
    area: (code) => areas[code] ?? { en: code, zh: code },
    category: (code) => ({ en: code.replaceAll('-', ' '), zh: chinese[code] ?? code }),
  };
}

import type { Remit, Remits } from '@maplebridge/contracts';
import type { City } from '../schema.ts';
import type { Department } from './schema.ts';

type Told = Pick<City, 'departments' | 'indicators' | 'safety'>;

const remitOf = ({ id, remit }: Department, { indicators, safety }: Told): Remit => ({
  enterprises: remit.enterprises?.power,
  hazards: (remit.hazards ?? []).flatMap(({ kinds }) => kinds),
  accidents: (remit.accidents ?? []).flatMap(({ kinds }) => kinds),
  notified: safety.accidents.departments.includes(id),
  indicators: indicators.filter(({ departments }) => departments.includes(id)).map((it) => it.id),
});

/** What each department of a city answers for. */
export const remitsOf = (city: Told): Remits =>
  new Map(city.departments.map((it) => [it.id, remitOf(it, city)]));

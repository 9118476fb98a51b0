import type { Area } from '@maplebridge/contracts';
import type { DisputeCategory } from '@maplebridge/contracts/intake';
import type { Candidate } from '@maplebridge/contracts/mediation';
import { type City, type Geography, type LngLat, localTime, type Venue } from '@maplebridge/directory';

/** How many cases are open at a venue. */
export type OpenCasesAt = (venue: string) => number;
export const noneOpen: OpenCasesAt = () => 0;

/** The position and the category by which workstations are ranked. */
export interface WorkstationQuery {
  readonly position: LngLat;
  readonly area: Area;
  /** Any category if undefined. */
  readonly category?: DisputeCategory | undefined;
}

/** Only this many of the nearest workstations are compared: a much farther one is never chosen, even if it is idle. */
const nearestCompared = 8;

export type RankWorkstations = (
  query: WorkstationQuery,
  at: string,
  openCasesAt?: OpenCasesAt,
) => Candidate[];

/** Ranks the workstations that can take a matter: open before closed, then by distance and load. */
export function workstations(city: City, { workstations: near }: Geography): RankWorkstations {
  const { maxWorkstationMetres, metresPerOpenCase } = city.policy.routing;
  const able = ({ categories }: Venue, category: DisputeCategory | undefined) =>
    !categories || !category || categories.includes(category);

  const weight = ({ metres, openCases }: Candidate) => metres + openCases * metresPerOpenCase.value;

  return ({ position, area, category }, at, openCasesAt = noneOpen) => {
    let now: ReturnType<typeof localTime> | undefined;
    const isOpen = ({ hours }: Venue): boolean => {
      if (!hours) return true;
      now ??= localTime(at, city.timeZone);
      return hours.days.includes(now.weekday) && hours.from <= now.time && now.time < hours.to;
    };
    const within = maxWorkstationMetres.value;
    const found = (fits: (venue: Venue) => boolean) =>
      near(area.station, position, nearestCompared, within, (it) => able(it, category) && fits(it));
    const opened = found(isOpen);
    const usable = opened.length ? opened : found(() => true);
    const open = opened.length > 0;
    return usable
      .map(({ it, metres }) => ({ venue: it.id, metres, open, openCases: openCasesAt(it.id) }))
      .sort((a, b) => weight(a) - weight(b));
  };
}

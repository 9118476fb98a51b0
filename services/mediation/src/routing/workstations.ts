import type { Area } from '@maplebridge/contracts';
import type { DisputeCategory } from '@maplebridge/contracts/intake';
import type { Candidate } from '@maplebridge/contracts/mediation';
import { type City, type Geography, type LngLat, localTime, type Venue } from '@maplebridge/directory';

/** How many cases stand open at a venue. */
export type OpenCasesAt = (venue: string) => number;
export const noneOpen: OpenCasesAt = () => 0;

/** Where someone is and what they bring: what a workstation is chosen by. */
export interface Errand {
  readonly position: LngLat;
  readonly area: Area;
  /** Any, unless told. */
  readonly category?: DisputeCategory | undefined;
}

/** Of so many near ones the best is chosen: one much farther is not, however idle. */
const nearestWeighed = 8;

/** The workstations able to take a matter, the best first: open before closed, then near and idle before far and busy. */
export function workstations(city: City, { workstations: near }: Geography) {
  const { maxWorkstationMetres, metresPerOpenCase } = city.policy.routing;
  const able = ({ categories }: Venue, category: DisputeCategory | undefined) =>
    !categories || !category || categories.includes(category);

  const weight = ({ metres, openCases }: Candidate) => metres + openCases * metresPerOpenCase.value;

  return (
    { position, area, category }: Errand,
    at: string,
    openCasesAt: OpenCasesAt = noneOpen,
  ): Candidate[] => {
    let now: ReturnType<typeof localTime> | undefined;
    const isOpen = ({ hours }: Venue): boolean => {
      if (!hours) return true;
      now ??= localTime(at, city.timeZone);
      return hours.days.includes(now.weekday) && hours.from <= now.time && now.time < hours.to;
    };
    const within = maxWorkstationMetres.value;
    const found = (fits: (venue: Venue) => boolean) =>
      near(area.station, position, nearestWeighed, within, (it) => able(it, category) && fits(it));
    const opened = found(isOpen);
    const usable = opened.length ? opened : found(() => true);
    const open = opened.length > 0;
    return usable
      .map(({ it, metres }) => ({ venue: it.id, metres, open, openCases: openCasesAt(it.id) }))
      .sort((a, b) => weight(a) - weight(b));
  };
}

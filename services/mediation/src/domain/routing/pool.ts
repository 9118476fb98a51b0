import type { Area } from '@maplebridge/contracts';
import type { DisputeFacts } from '@maplebridge/contracts/intake';
import type { MediatorFacts, ReasonCode, RoutingFacts } from '@maplebridge/contracts/mediation';
import { type Exclusion, isBarred } from '../../case/state.ts';

/** A mediator of the pool, and how busy they are. */
export interface PoolMember extends MediatorFacts {
  readonly id: string;
  /** Reservations taken. */
  readonly taken: number;
  /** When they were last asked, RFC 3339 in UTC; undefined if never. */
  readonly lastTaken?: string | undefined;
}

/** A city's mediators by the areas they serve. */
export interface Pool {
  /** Those who serve a station, be it by itself, its district or the city. */
  readonly serving: (area: Area) => readonly PoolMember[];
}

/** The mediators as an index, made once for many decisions. */
export function poolOf(members: readonly PoolMember[]): Pool {
  const byArea = new Map<string, PoolMember[]>();
  for (const member of members) {
    for (const area of member.areas) byArea.set(area, [...(byArea.get(area) ?? []), member]);
  }
  const none: readonly PoolMember[] = [];
  const merged = new Map<string, readonly PoolMember[]>();
  return {
    serving({ city, district, station }) {
      const known = merged.get(station);
      if (known) return known;
      const all = new Set([city, district, station].flatMap((area) => byArea.get(area) ?? none));
      merged.set(station, [...all]);
      return merged.get(station) ?? none;
    },
  };
}

/** What a case asks of the one who leads it. */
export interface Sought {
  readonly facts: DisputeFacts;
  readonly routing: RoutingFacts;
  readonly excluded: readonly Exclusion[];
}

const hasAll = (has: readonly string[], needed: readonly string[] | undefined): boolean =>
  !needed?.length || needed.every((it) => has.includes(it));

/** From most cases nobody is excluded: not to look for each member is a sixth of the pace of routing. */
const isExcluded = ({ excluded }: Sought, id: string): boolean =>
  excluded.length > 0 && excluded.some(({ mediator }) => mediator === id);

/**
 * Whether someone may lead a case at all: of the force whose act it is, not barred, and of no unit that is concerned (recusal:
 * same employer). Parties who choose are free in the rest (People's Mediation Law art. 19): also to choose someone who was
 * not at hand before.
 */
export function mayLead(member: MediatorFacts & { readonly id: string }, sought: Sought): boolean {
  const { facts, routing } = sought;
  return (
    member.available &&
    member.group === routing.panel?.[0] &&
    !isBarred(sought, member.id) &&
    !(member.employer !== undefined && (facts.units ?? []).includes(member.employer))
  );
}

/** Whether the system may propose someone: they may lead it, are able to, and have a reservation free. */
export function isSuitable(member: PoolMember, sought: Sought): boolean {
  const { routing } = sought;
  return (
    member.taken < member.capacity &&
    mayLead(member, sought) &&
    !isExcluded(sought, member.id) &&
    (!routing.goldMedal || member.goldMedal) &&
    hasAll(member.skills, routing.skills) &&
    hasAll(member.languages, routing.languages)
  );
}

/** A fair turn among equals: the least busy for what they can take, then whose turn is the longest ago. */
function byTurn(a: PoolMember, b: PoolMember): number {
  // a.taken / a.capacity < b.taken / b.capacity, in whole numbers.
  const busier = a.taken * b.capacity - b.taken * a.capacity;
  if (busier !== 0) return busier;
  const lastA = a.lastTaken ?? '';
  const lastB = b.lastTaken ?? '';
  if (lastA !== lastB) return lastA < lastB ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

export interface Proposal {
  readonly member: PoolMember;
  readonly reasons: readonly [ReasonCode];
}

/**
 * Who might lead the case, the next in turn first, found as they are asked for: nearly always the first is all that is wanted.
 * `rule` names the sentence that gives the reason.
 */
export function* proposals(
  sought: Sought,
  members: readonly PoolMember[],
  rule: string,
): Generator<Proposal, void> {
  const waiting = sought.routing.panel?.length ? members.filter((it) => isSuitable(it, sought)) : [];
  const suitable = waiting.length;
  while (waiting.length) {
    const next = waiting.reduce((best, it) => (byTurn(it, best) < 0 ? it : best));
    waiting.splice(waiting.indexOf(next), 1);
    const { taken: cases, capacity } = next;
    yield { member: next, reasons: [{ rule, values: { suitable, cases, capacity } }] };
  }
}

import type { CountableEvent } from '../domain/counting/countable-event.ts';
import { additionsOf, rollupId } from './additions.ts';

/** DynamoDB's limit of items in one transaction. */
const maxItems = 100;

/**
 * DynamoDB limits an update expression to 4 KB, of which each added name takes about ten bytes, and to 300 operators.
 */
const maxNames = 250;

/** Events that are counted in one transaction. */
export type Group = readonly CountableEvent[];

/**
 * Groups events of the same rollups, so that each group fits one transaction together with its processed-event records and rollups.
 * Fewer rollup writes cost less.
 */
export function grouped(facts: readonly CountableEvent[]): Group[] {
  const groups: Group[] = [];
  let group = emptyGroup();
  for (const fact of facts.toSorted(byRollup)) {
    if (!group.takes(fact)) {
      groups.push(group.facts);
      group = emptyGroup();
      group.takes(fact);
    }
  }
  if (group.facts.length) groups.push(group.facts);
  return groups;
}

const orderOf = ({ increments: [first] }: CountableEvent): string => `${first?.station} ${first?.day}`;
const byRollup = (a: CountableEvent, b: CountableEvent): number =>
  orderOf(a) < orderOf(b) ? -1 : Number(orderOf(a) > orderOf(b));

function emptyGroup() {
  const facts: CountableEvent[] = [];
  const rollups = new Map<string, ReadonlySet<string>>();

  function takes(fact: CountableEvent): boolean {
    const grown = new Map<string, ReadonlySet<string>>();
    for (const addition of additionsOf(fact.increments)) {
      const id = rollupId(addition);
      const names = grown.get(id) ?? rollups.get(id) ?? new Set();
      grown.set(id, new Set([...names, ...Object.keys(addition.counts)]));
    }
    const more = [...grown.keys()].filter((id) => !rollups.has(id)).length;
    const fits =
      facts.length + 1 + rollups.size + more <= maxItems &&
      [...grown.values()].every(({ size }) => size <= maxNames);
    // An event that is too large by itself is left for DynamoDB to reject.
    if (!fits && facts.length > 0) return false;
    facts.push(fact);
    for (const [id, names] of grown) rollups.set(id, names);
    return true;
  }

  return { facts, takes };
}

import type { CountableEvent } from '../domain/counting/countable-event.ts';
import { additionsOf, rollupId } from './additions.ts';

/** DynamoDB's limit of items in one transaction. */
const maxItems = 100;

/**
 * DynamoDB takes an update expression of 4 KB, and each name that is added to takes some ten bytes of it; its operators may be
 * 300 at most.
 */
const maxNames = 250;

/** Facts that are counted in one transaction. */
export type Group = readonly CountableEvent[];

/**
 * Groups facts so that those of one rollup stand together, and each group fits one transaction with its proofs and leaves: the
 * fewer leaves are written the less counting costs.
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
    // One that does not fit by itself is DynamoDB's to refuse.
    if (!fits && facts.length > 0) return false;
    facts.push(fact);
    for (const [id, names] of grown) rollups.set(id, names);
    return true;
  }

  return { facts, takes };
}

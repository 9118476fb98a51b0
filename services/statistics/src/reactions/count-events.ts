import { type Consumer, caught, type Received } from '@maplebridge/lambda';
import type { CountableEvent } from '../domain/counting/countable-event.ts';
import { type Rules, toCountable } from '../domain/counting/rules.ts';
import { countBatch, type Outcome } from '../store/count-batch.ts';
import type { Store } from '../store/tables.ts';

/** Counts the events of a batch together. @param clock returns the current time in RFC 3339. */
export const countingConsumer = (store: Store, rules: Rules, clock: () => string): Consumer => ({
  types: rules.types,
  async consume(events) {
    const parsed = await Promise.all(events.map((event) => caught(async () => toCountable(rules, event))));
    const countable = parsed.filter(addsSomething);
    const outcomes = await countBatch(store, countable, clock());
    const outcomeOf = new Map(countable.map((event, i) => [event, outcomes[i]]));
    return parsed.map((event) => ('failed' in event ? event : resultOf(outcomeOf.get(event))));
  },
});

const addsSomething = (event: CountableEvent | { failed: unknown }): event is CountableEvent =>
  !('failed' in event) && event.increments.length > 0;

function resultOf(outcome: Outcome | undefined): Received {
  if (outcome === undefined) return { ignored: 'adds nothing' };
  if (outcome === 'counted') return 'handled';
  return outcome === 'known' ? { ignored: 'counted already' } : outcome;
}

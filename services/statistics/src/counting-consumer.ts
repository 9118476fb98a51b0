import { type Consumer, caught, type Received } from '@maplebridge/lambda';
import { factOf, type Rules } from './counting/rules.ts';
import { countBatch, type Outcome } from './store/count-batch.ts';
import type { HeardFact } from './store/heard-fact.ts';
import type { Store } from './store/tables.ts';

/** Counts the events of a batch together. @param clock Answers the time in RFC 3339. */
export const countingConsumer = (store: Store, rules: Rules, clock: () => string): Consumer => ({
  types: rules.types,
  async consume(events) {
    const facts = await Promise.all(events.map((event) => caught(async () => factOf(rules, event))));
    const counting = facts.filter(adds);
    const outcomes = await countBatch(store, counting, clock());
    const of = new Map(counting.map((fact, i) => [fact, outcomes[i]]));
    return facts.map((fact) => ('failed' in fact ? fact : became(of.get(fact))));
  },
});

const adds = (fact: HeardFact | { failed: unknown }): fact is HeardFact =>
  !('failed' in fact) && fact.increments.length > 0;

function became(outcome: Outcome | undefined): Received {
  if (outcome === undefined) return { ignored: 'adds nothing' };
  if (outcome === 'counted') return 'handled';
  return outcome === 'known' ? { ignored: 'counted already' } : outcome;
}

import type { EventCatalogue, EventOf, ProblemCode } from '@maplebridge/contracts';
import { expect } from 'vitest';
import { type Decider, fold, isRejection } from './decider.ts';

/**
 * Given what happened, when a command comes, then these events or this refusal follow.
 * Every event that comes out must also satisfy its contract.
 */
export function specification<State, Command, C extends EventCatalogue>(decider: Decider<State, Command, C>) {
  return (...past: EventOf<C>[]) => ({
    when(command: Command) {
      const decided = decider.decide(command, fold(decider, past));
      return {
        yields(...events: EventOf<C>[]) {
          expect(decided).toEqual(events);
          for (const event of events) decider.events.facts[event.type]?.data.parse(event.data);
        },
        refuses(code: ProblemCode) {
          expect(isRejection(decided) ? decided.rejected : decided).toBe(code);
        },
      };
    },
  });
}

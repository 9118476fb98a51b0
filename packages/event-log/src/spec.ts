import type { EventCatalogue, EventOf, ProblemCode } from '@maplebridge/contracts';
import { expect } from 'vitest';
import { decideWithin } from './decide-within.ts';
import { type Decider, isRejection } from './decider.ts';
import type { Unsealed } from './hash-chain.ts';

/**
 * Given past events, when a command runs, then these events or this rejection result.
 * Every resulting event must also satisfy its contract.
 */
export function specification<State, Command, C extends EventCatalogue>(decider: Decider<State, Command, C>) {
  return (...past: EventOf<C>[]) => ({
    when(command: Command) {
      const decided = decideWithin(decider, command, past);
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

/** Events of a stream without hashes, for specs of the log itself. */
export const unsealedEvents = (stream: string, count: number, from = 1, filling = ''): Unsealed[] =>
  Array.from({ length: count }, (_, index) => ({
    stream,
    version: from + index,
    type: 'happened',
    schema: 1,
    at: '2019-05-21T09:30:00+08:00',
    recordedAt: '2019-05-21T01:30:01.000Z',
    area: '321100/321171/dingmao',
    by: 'officer:1',
    data: { n: from + index, ...(filling && { filling }) },
  }));

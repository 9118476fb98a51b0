import type { InspectionEvent } from '@maplebridge/contracts/hazard';
import { fold, isRejection } from '@maplebridge/event-log';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { presentInspection } from '../http/presenters/inspection.ts';
import { listedInspection } from '../read-model/inspections.ts';
import type { InspectionCommand } from './commands.ts';
import { checklists, decider, dueAt, li, note, plan, policy, wang, zhao } from './inspection.fixtures.ts';
import { nextStepAt } from './missed.ts';

const hour = 3_600_000;
const people = fc.constantFrom(wang, wang, wang, li, zhao);
const assigning = fc.record({
  type: fc.constant('AssignInspectors'),
  inspectors: fc.constantFrom([wang, li], [wang, zhao], [wang]),
  official: fc.boolean(),
  side: fc.constantFrom('authority', 'authority', 'enterprise'),
});
const answering = fc.record({
  type: fc.constant('AnswerItem'),
  by: people,
  item: fc.constantFrom(1, 1, 2, 2, 3, 3, 4),
  answer: fc.constantFrom('in-order', 'finding', 'not-applicable'),
  photos: fc.constant([]),
  note: fc.constantFrom(note, note, undefined),
});
const doings = fc.oneof(
  { weight: 3, arbitrary: assigning },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('StartInspection'), by: people }) },
  { weight: 12, arbitrary: answering },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('CompleteInspection'), by: people }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('CancelInspection'),
      why: fc.constantFrom('rhythm-changed', 'unit-closed'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('NoteDue') }) },
);
/** What is done, how many hours after what came before it; some is said to have happened a little earlier. */
const life = fc.array(fc.tuple(doings, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 3 })), {
  minLength: 1,
  maxLength: 40,
  size: 'max',
});

const seen = new Set<string>();

test('invariants hold for any sequence of commands on an inspection', () => {
  fc.assert(
    fc.property(life, (doing) => {
      const events: InspectionEvent[] = [];
      let state = decider.initial;
      let time = Date.parse('2026-06-01T10:00:00+08:00');
      const run = (command: InspectionCommand) => {
        const decided = decider.decide(command, state);
        if (isRejection(decided)) return void seen.add(decided.rejected);
        for (const event of decided) {
          decider.events.facts[event.type].data.parse(event.data);
          seen.add(event.type);
          events.push(event);
          state = decider.evolve(state, event);
        }
        // Done again at once, it is a repetition, or is refused.
        const again = decider.decide(command, state);
        expect(isRejection(again) || again.length === 0).toBe(true);
      };
      run(plan());
      for (const [what, hours, ago] of doing) {
        time += hours * hour;
        const at = new Date(what.type === 'NoteDue' ? time : time - ago * hour).toISOString();
        run({ ...what, at, now: new Date(time).toISOString() } as InspectionCommand);
      }
      checkInvariants(events);
    }),
    { numRuns: 1500, seed: 19191029 },
  );
  expect([...seen]).toEqual(
    expect.arrayContaining([
      ...['planned', 'assigned', 'started', 'answered', 'completed', 'missed', 'cancelled'],
      ...['inspectors-too-few', 'official-not-allowed', 'inspector-not-assigned', 'inspection-not-open'],
      ...['unknown-item', 'item-answered', 'items-open', 'time-out-of-order', 'invalid-request'],
    ]),
  );
});

function checkInvariants(events: readonly InspectionEvent[]): void {
  // Replay equals fold, also of events that went through the log as JSON.
  const state = fold(decider, events);
  expect(fold(decider, JSON.parse(JSON.stringify(events)))).toEqual(state);
  if (!state) throw new Error('it was planned');
  expect(state.version).toBe(events.length);

  const of = (type: InspectionEvent['type']) => events.filter((it) => it.type === type);
  const ends = of('completed').length + of('cancelled').length;
  expect(ends).toBeLessThanOrEqual(1);
  // Each level hears once, in order, none before it is due, and none after the end.
  const told = of('missed').map(({ data }) => (data as { to: string }).to);
  expect(told).toEqual(['station', 'district', 'city'].slice(0, told.length));
  expect(of('missed').every(({ at }) => Date.parse(at) >= Date.parse(dueAt))).toBe(true);
  if (ends) expect(['completed', 'cancelled']).toContain(events.at(-1)?.type);
  const items = of('answered').map(({ data }) => (data as { item: number }).item);
  expect(new Set(items).size).toBe(items.length);
  if (state.status === 'completed') expect(items.sort()).toEqual([1, 2, 3]);
  if (state.official) expect(state.inspectors.length).toBeGreaterThanOrEqual(2);

  const [row] = listedInspection(policy, 'x', state, events.length);
  const view = presentInspection(checklists, 'x', state, String);
  expect(view.answers.filter(({ answer }) => answer === 'finding')).toHaveLength(view.findings);
  const next = nextStepAt(policy, state);
  expect(row?.lists['due/inspections/gaozi']).toBe(next && new Date(next).toISOString());
}

import type { inspectionEvents } from '@maplebridge/contracts/hazard';
import { loadCity } from '@maplebridge/directory/load';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safetyPolicy } from '../../services/hazard/src/domain/safety-policy.ts';
import type { InspectionCommand } from '../../services/hazard/src/inspection/commands.ts';
import { inspectionDecider } from '../../services/hazard/src/inspection/decide.ts';
import type { InspectionState } from '../../services/hazard/src/inspection/state.ts';
import { type Life, live } from './life.ts';
import { clock, countAsRead } from './lives.ts';
import type { Sheet } from './sums.ts';

const pack = { id: 'one-question', version: 1, items: [{ item: 1, en: 'In order?', zh: '是否符合要求？' }] };
const decider = inspectionDecider(safetyPolicy(loadCity('zhenjiang')), () => pack);
const account = '3m0a'.padEnd(26, '0');
const site = {
  ...{ enterprise: '5e'.padEnd(26, '0'), unit: 'U1', park: null },
  area: { city: '321100', district: '321112', station: 'gaozi' },
};
const dueAt = '2026-06-10T15:59:59.000Z';

/** Steps happen in order or are skipped; the scheduler may run between them, and the end may be entered late. */
const inspection = fc
  .record({
    hours: fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 4, maxLength: 4 }),
    ticks: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    steps: fc.integer({ min: 0, max: 4 }),
    late: fc.integer({ min: 0, max: 300 }),
    cancelled: fc.boolean(),
  })
  .map(({ hours, ticks, steps, late, cancelled }) => {
    const time = clock('2026-06-01T02:00:00.000Z');
    const start = time(0);
    const commands: object[] = [
      { type: 'AssignInspectors', inspectors: [account], official: false, side: 'authority' },
      { type: 'StartInspection', by: account },
      { type: 'AnswerItem', by: account, item: 1, answer: 'in-order', photos: [] },
      { type: 'CompleteInspection', by: account },
    ].slice(0, steps);
    const done = commands.flatMap((command, i) => {
      const at = time(hours[i] ?? 1);
      const now = i === 3 ? time(late) : at;
      return [...(ticks[i] ? [{ type: 'NoteDue', at: now, now }] : []), { ...command, at, now }];
    });
    const end = time(200);
    const why = cancelled ? [{ type: 'CancelInspection', why: 'unit-closed', at: end, now: end }] : [];
    const planned = {
      type: 'PlanInspection',
      ...site,
      pack: pack.id,
      dueAt,
      why: 'rhythm',
      at: start,
      now: start,
    };
    return live(
      decider,
      [planned, ...done, { type: 'NoteDue', at: end, now: end }, ...why].map(
        (command) => () => command as unknown as InspectionCommand,
      ),
    );
  });

function read({ history, state }: Life<InspectionState, typeof inspectionEvents>, { stroke }: Sheet): void {
  if (!state) throw new Error('the inspection has no first event');
  const { completedAt, area } = state;
  if (completedAt) stroke(completedAt, area.station, 'inspections.completed');
  const missed = history.find(({ type }) => type === 'missed');
  const madeInTime = completedAt !== undefined && Date.parse(completedAt) <= Date.parse(dueAt);
  if (missed && !madeInTime) stroke(missed.at, area.station, 'inspections.missed');
}

test('statistics of inspections equal a count of their final states', () => {
  const wronglyTold = inspection.filter(
    ({ history, state }) =>
      history.some(({ type }) => type === 'missed') &&
      Date.parse(state?.completedAt ?? '') <= Date.parse(dueAt),
  );
  const seen = countAsRead(inspection, read, { numRuns: 400, seed: 20260501 });
  expect([...seen]).toEqual(expect.arrayContaining(['inspections.completed', 'inspections.missed']));
  countAsRead(wronglyTold, read, { numRuns: 20, seed: 20260501 });
});

import type { hazardEvents } from '@maplebridge/contracts/hazard';
import { loadCity } from '@maplebridge/directory/load';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safetyPolicy } from '../../services/hazard/src/domain/safety-policy.ts';
import type { HazardCommand } from '../../services/hazard/src/hazard/commands.ts';
import { hazardDecider } from '../../services/hazard/src/hazard/decide.ts';
import type { HazardState } from '../../services/hazard/src/hazard/state.ts';
import { type Life, live } from './life.ts';
import { clock, countAsRead } from './lives.ts';
import { begun, type Sheet } from './sums.ts';

const decider = hazardDecider(safetyPolicy(loadCity('zhenjiang')));
const id = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
const other = '7w3k0d4m2x9q5r8t1v6y0z3b2d';
const people = fc.constantFrom('a', 'b', 'c').map((it) => it.padEnd(26, '0'));
const note = 'note-1';

const kinds = [
  ...['general', 'major', 'general', 'major', 'order', 'order', 'order', 'extend', 'show', 'show'],
  ...['rectify', 'rectify', 'rectify', 'pass', 'pass', 'pass', 'pass', 'fail', 'unfounded', 'duplicate'],
  ...['runDueCommands', 'runDueCommands'],
] as const;
const doing = fc.record({
  what: fc.constantFrom(...kinds),
  hours: fc.integer({ min: 1, max: 80 }),
  by: people,
});
const begins = fc.record({
  kind: fc.constantFrom('gas', 'electrical'),
  source: fc.constantFrom('patrol', 'self-check', 'inspection'),
  station: fc.constantFrom('gaozi', 'dingmao'),
});

const hazard = fc
  .tuple(begins, fc.array(doing, { maxLength: 30, size: 'max' }))
  .map(([{ kind, source, station }, doings]) => {
    const time = clock('2026-06-01T02:00:00.000Z');
    const at = time(0);
    const area = { city: '321100', district: '321112', station };
    const found = { type: 'FindHazard', kind, source, area, park: null, similar: [], note, at, now: at };
    const next = doings.map(({ what, hours, by }, n) => {
      const now = time(hours);
      const deadline = (days: number) => new Date(Date.parse(now) + days * 86_400_000).toISOString();
      const commands: Record<typeof what, object> = {
        general: { type: 'GradeHazard', grade: 'general' },
        major: { type: 'GradeHazard', grade: 'major', ground: { by: 'needs-stop' } },
        order: { type: 'OrderRectification', fundsYuan: 1, stop: 'none', deadline: deadline(5), note },
        extend: { type: 'ExtendOrder', deadline: deadline(6), note },
        show: { type: 'AddEvidence', phase: 'after', photos: [String(n).padStart(26, '0')] },
        rectify: { type: 'RectifyHazard', by, note },
        pass: { type: 'ReviewHazard', by, passed: true, note },
        fail: { type: 'ReviewHazard', by, passed: false, note },
        unfounded: { type: 'DismissHazard', why: what, note },
        duplicate: { type: 'DismissHazard', why: what, of: other, hazard: id, note },
        runDueCommands: { type: 'NoteDue' },
      };
      return () => ({ ...commands[what], at: now, now }) as HazardCommand;
    });
    return live(decider, [() => found as HazardCommand, ...next]);
  });

function read({ history, state }: Life<HazardState, typeof hazardEvents>, { stroke }: Sheet): void {
  if (!state) throw new Error('the hazard has no first event');
  const { kind, source, area, foundAt, grading, end } = state;
  const { station } = area;
  if (end && end.outcome !== 'rectified') return;
  stroke(foundAt, station, 'hazards.found', { kind, source });
  if (grading?.grade === 'major') stroke(foundAt, station, 'hazards.major');
  const overdue = history.find(({ type }) => type === 'escalated');
  if (overdue) stroke(overdue.at, station, 'hazards.overdue');
  if (!end) return;
  stroke(end.at, station, 'hazards.rectified', { kind });
  if (end.onTime) stroke(end.at, station, 'hazards.onTime');
  stroke(end.at, station, `hazards.rectify/${begun('days', 180, foundAt, end.at)}`);
}

test('statistics of hazards equal a count of their final states', () => {
  const seen = countAsRead(hazard, read, { numRuns: 500, seed: 20260501 });
  expect([...seen]).toEqual(
    expect.arrayContaining([
      ...['hazards.found/source=patrol', 'hazards.major', 'hazards.rectified/kind=gas'],
      ...['hazards.onTime', 'hazards.overdue'],
    ]),
  );
});

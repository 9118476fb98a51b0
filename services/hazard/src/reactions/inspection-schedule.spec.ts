import { loadCity } from '@maplebridge/directory/load';
import { checklistPack } from '@maplebridge/directory/standards';
import { aggregateLog } from '@maplebridge/event-log';
import { memoryStore } from '@maplebridge/event-log/memory';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safetyPolicy } from '../domain/safety-policy.ts';
import type { EnterpriseCommand } from '../enterprise/commands.ts';
import { enterpriseDecider } from '../enterprise/decide.ts';
import { enterprise as facts } from '../enterprise/enterprise.fixtures.ts';
import { enterpriseStream } from '../enterprise/stream.ts';
import { inspectionDecider } from '../inspection/decide.ts';
import { isOpen } from '../inspection/state.ts';
import { keepInspectionSchedule } from './inspection-schedule.ts';

const policy = safetyPolicy(loadCity('zhenjiang'));
const enterprise = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
const by = 'service:hazard';
const day = (n: number) => new Date(Date.UTC(2026, 5, n, 2)).toISOString();

/** An enterprise with one unit, and whoever keeps its rhythm. */
async function begun() {
  const store = memoryStore();
  const enterprises = aggregateLog(store, enterpriseDecider(policy));
  const inspections = aggregateLog(store, inspectionDecider(policy, checklistPack));
  const run = (command: EnterpriseCommand) =>
    enterprises.execute(enterpriseStream(enterprise), command, { by, now: command.at });
  await run({ type: 'RegisterEnterprise', ...facts, at: day(1) });
  await run({ type: 'DeclareUnit', kind: 'tank-farm', note: 'note-2', at: day(1) });
  const streams = () =>
    new Set(
      store
        .all()
        .map(({ stream }) => stream)
        .filter((it) => /^inspection-/.test(it)),
    );
  const all = () =>
    Promise.all([...streams()].map(async (it) => ({ stream: it, ...(await inspections.load(it)) })));
  return {
    run,
    inspections,
    hear: (at: string) =>
      keepInspectionSchedule({ enterprises, inspections, policy }, enterprise, 'U1', { by, now: at }),
    open: async () =>
      (await all()).flatMap(({ stream, state }) => (state && isOpen(state) ? [{ stream, ...state }] : [])),
  };
}

const declare = (tonnes: number, at: string): EnterpriseCommand => ({
  type: 'DeclareInventory',
  unit: 'U1',
  entries: [{ cas: '7664-41-7', tonnes }],
  at,
});
const close = (at: string): EnterpriseCommand => ({ type: 'CloseUnit', unit: 'U1', at });

test('nothing is planned before it is known what a unit holds', async () => {
  const { hear, open } = await begun();
  expect(await hear(day(1))).toEqual({ ignored: 'the unit has no inventory' });
  expect(await open()).toEqual([]);
});

test('each inspection is followed by the next, counted from when it was made', async () => {
  const { run, hear, open, inspections } = await begun();
  await run(declare(50, day(1)));
  expect(await hear(day(1))).toBe('handled');
  for (const [made, next] of [
    [20, '2026-07-20'],
    [45, '2026-08-15'],
  ] as const) {
    const [first] = await open();
    if (!first) throw new Error('none was planned');
    const at = { at: day(made), now: day(made) };
    const context = { by, now: day(made) };
    const inspectors = ['3m00000000000000000000000a'];
    await inspections.execute(
      first.stream,
      { type: 'AssignInspectors', inspectors, official: false, side: 'enterprise', ...at },
      context,
    );
    await inspections.execute(
      first.stream,
      { type: 'StartInspection', by: inspectors[0] ?? '', ...at },
      context,
    );
    for (let item = 1; item <= 20; item++) {
      const answered = { item, answer: 'in-order', photos: [], by: inspectors[0] ?? '' } as const;
      await inspections.execute(first.stream, { type: 'AnswerItem', ...answered, ...at }, context);
    }
    await inspections.execute(
      first.stream,
      { type: 'CompleteInspection', by: inspectors[0] ?? '', ...at },
      context,
    );
    expect(await hear(day(made))).toBe('handled');
    expect(await hear(day(made))).toEqual({ ignored: 'the inspection schedule is up to date' });
    expect((await open()).map(({ dueAt }) => dueAt.slice(0, 10))).toEqual([next]);
  }
});

/** What may happen in a month to what a unit holds; the tonnes lead to no level, level 4, 3, 2 and 1. */
const change = fc.constantFrom(5, 10, 50, 300, 700);
const month = fc.record({
  changes: fc.array(change, { minLength: 1, maxLength: 5 }),
  closed: fc.boolean(),
  /** How often the facts so far are heard after each of them, at once. */
  heard: fc.array(fc.nat(3), { minLength: 6, maxLength: 6 }),
});

async function lived({ changes, closed }: { changes: number[]; closed: boolean }, heard: readonly number[]) {
  const { run, hear, open } = await begun();
  const commands = changes.map((tonnes, i) => declare(tonnes, day(2 + 3 * i)));
  if (closed) commands.push(close(day(25)));
  for (const [i, command] of commands.entries()) {
    await run(command);
    await Promise.all(Array.from({ length: heard[i] ?? 0 }, () => hear(command.at)));
  }
  await hear(day(28));
  return (await open()).map(({ dueAt, checklist }) => ({ dueAt, checklist }));
}

test('however often, late and together it is heard what happens, one inspection stands, due at the same time', async () => {
  await fc.assert(
    fc.asyncProperty(month, async ({ heard, ...month }) => {
      const late = await lived(month, []);
      expect(late).toHaveLength(month.closed ? 0 : 1);
      expect(await lived(month, heard)).toEqual(late);
    }),
    { numRuns: 60 },
  );
});

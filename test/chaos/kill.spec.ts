import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { isProblem, maplebridge } from '@maplebridge/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dispute, startSystem } from '../support/system.ts';

/** Long enough for a batch on a busy machine: a message received too often would correctly reach the dead-letter queue. */
const visibilitySeconds = 5;
const program = fileURLToPath(new URL('../support/run.ts', import.meta.url));

let state: string;
let running: ChildProcess | undefined;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'maplebridge-kill-'));
});
afterEach(() => {
  running?.kill('SIGKILL');
  rmSync(state, { recursive: true, force: true });
});

/** A system in a separate process, which can be killed. */
async function start(): Promise<{ apiUrl: string; token: string; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, [program, state, String(visibilitySeconds)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running = child;
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the system ended with ${code} before it was ready`);
  });
  const [line] = (await Promise.race([once(child.stdout, 'data'), failed])) as [Buffer];
  failed.catch(() => {});
  const { apiUrl, token } = JSON.parse(String(line));
  return {
    apiUrl,
    token,
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** Sends reports until the system stops answering; returns the accepted ids. */
async function report(
  { apiUrl, token }: { apiUrl: string; token: string },
  round: number,
): Promise<string[]> {
  const api = maplebridge({ baseUrl: apiUrl, token, retry: false });
  const accepted: string[] = [];
  for (let index = 0; ; index++) {
    try {
      const body = dispute({ words: `report ${index} of round ${round}` });
      const key = `kill-round-${round}-report-${index}`;
      accepted.push((await api.post('/reports', { body }, { key })).id);
    } catch (error) {
      if (!isProblem(error)) return accepted;
    }
  }
}

/** The number of messages in a queue, visible or in flight. */
async function messagesIn(sqs: SQSClient, QueueUrl: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
}

test('killed at any moment, the system loses no accepted report and counts no report twice', async () => {
  const accepted: string[] = [];
  // Each round kills the system at another point: while accepting, relaying, opening or counting.
  for (const [round, killAfterMs] of [700, 1500, 2600, 3700].entries()) {
    const system = await start();
    const sending = Promise.all([
      report(system, round),
      report(system, round + 100),
      report(system, round + 200),
    ]);
    await new Promise((resolve) => setTimeout(resolve, killAfterMs));
    await system.kill();
    accepted.push(...(await sending).flat());
  }
  expect(accepted.length).toBeGreaterThan(0);

  const system = await startSystem(state, { visibilitySeconds });
  try {
    // All accepted reports, and possibly some whose response was cut off by the kill.
    const stored = (await system.items('intake-Log')).filter(({ type }) => type === 'received');
    const reports = stored.map(({ stream }) => String(stream).replace('report-', ''));
    expect(reports).toEqual(expect.arrayContaining(accepted));
    expect(new Set(reports).size).toBe(reports.length);

    await vi.waitFor(
      async () => {
        const opened = (await system.items('mediation-Log')).filter(({ type }) => type === 'opened');
        expect(opened.map(({ stream }) => String(stream).replace('case-', '')).sort()).toEqual(
          [...reports].sort(),
        );
      },
      { timeout: 60_000, interval: 500 },
    );
    await vi.waitFor(
      async () => {
        const rollups = await system.items('statistics-View');
        for (const grain of ['day', 'month']) {
          const own = rollups.filter(({ pk }) => pk === `g1#${grain}`);
          for (const name of ['reports.received', 'cases.accepted'])
            expect(own.reduce((sum, { [name]: n = 0 }) => sum + Number(n), 0)).toBe(reports.length);
        }
      },
      { timeout: 60_000, interval: 500 },
    );
    const view = await system.items('mediation-View');
    const rows = view.filter(({ pk }) => String(pk).startsWith('case#'));
    expect(rows).toHaveLength(reports.length);
    // Each case at a workstation counts once there.
    const open = view.map(({ open: count = 0 }) => Number(count)).reduce((a, b) => a + b, 0);
    const moved = rows.flatMap(({ counts = {} }) => Object.keys(counts as object));
    expect(open).toBe(moved.length);
    // Nothing is left to count: the inboxes and the dead-letter queues are empty.
    const queues = system.app.ofType('AWS::SQS::Queue').filter((it) => /Inbox|Dlq|failures/.test(it.name));
    await vi.waitFor(
      async () => {
        const left = await Promise.all(
          queues.map(async ({ name, identity }) => [
            name,
            await messagesIn(system.clients.sqs, identity.ref),
          ]),
        );
        expect(left.filter(([, count]) => count !== 0)).toEqual([]);
      },
      { timeout: 60_000, interval: 500 },
    );
  } finally {
    await system.stop();
  }
});

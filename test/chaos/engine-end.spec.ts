import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { maplebridge } from '@maplebridge/client';
import { personaTokens } from '@maplebridge/local';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { descendants } from '../../packages/local/fixtures/processes.ts';
import { dispute, startSystem } from '../support/system.ts';

const program = fileURLToPath(new URL('../../packages/local/src/start.ts', import.meta.url));
/** The first of three consecutive ports, different for each test process. */
const port = 20_000 + (process.pid % 3000) * 3;

let state: string;
let stop: () => void;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'maplebridge-engine-'));
});
afterEach(() => {
  stop();
  rmSync(state, { recursive: true, force: true });
});

test('a system whose engine is killed reports it, exits with 1, and releases its folder with all accepted data', async () => {
  const args = ['--disable-warning=ExperimentalWarning', program, '--state', state, '--port', String(port)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  stop = () => void child.kill('SIGKILL');
  let said = '';
  for (const output of [child.stdout, child.stderr])
    output.on('data', (text) => {
      said += text;
    });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  await vi.waitFor(() => expect(said).toContain('Ready after'), { timeout: 240_000, interval: 200 });
  expect(said).toContain(`AWS_SHARED_CREDENTIALS_FILE=${join(state, 'aws-credentials')}`);

  const li = maplebridge({
    baseUrl: `http://127.0.0.1:${port}`,
    token: personaTokens(`http://127.0.0.1:${port + 1}`, 'li'),
  });
  const { id } = await li.post('/reports', { body: dispute() });
  const [engine = 0] = descendants(child.pid ?? 0, 'dynoxide');
  process.kill(engine, 'SIGKILL');
  expect(await exit).toEqual([1, null]);
  expect(said).toContain('The DynamoDB engine ended by itself');
  for (const name of ['runtime.json', 'aws-credentials']) expect(existsSync(join(state, name))).toBe(false);

  const again = await startSystem(state);
  try {
    const streams = (await again.items('intake-Log')).map(({ stream }) => stream);
    expect(streams).toContain(`report-${id}`);
  } finally {
    await again.stop();
  }
}, 480_000);

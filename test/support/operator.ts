import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { System } from './system.ts';

const program = fileURLToPath(new URL('../../packages/cli/src/maplebridge.ts', import.meta.url));

/** Registers a test's system so that commands find it, as `start` does. */
export function announce({ state, apiUrl, issuerUrl, awsUrl }: System): void {
  const note = { pid: process.pid, apiUrl, issuerUrl, awsUrl };
  writeFileSync(join(state, 'runtime.json'), JSON.stringify(note));
}

/** Runs a command as an operator does; `during` runs meanwhile. */
export async function maplebridge(
  args: readonly string[],
  during?: (child: ChildProcess) => Promise<void>,
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const output of [child.stdout, child.stderr])
    output.on('data', (text) => {
      said += text;
    });
  const closed = once(child, 'close') as Promise<[number | null]>;
  await during?.(child);
  return { code: (await closed)[0], said };
}

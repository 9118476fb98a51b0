import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../ports.ts';

export interface Engine {
  /** `http://127.0.0.1:<port>` */
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** The engine's program: the package of this platform, or whatever `dynoxide` is on the PATH. */
function program(): string {
  try {
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve(`@dynoxide/${process.platform}-${process.arch}/package.json`));
    const file = join(folder, 'dynoxide');
    if (existsSync(file)) return file;
  } catch {
    // Not packaged for this platform.
  }
  return 'dynoxide';
}

/**
 * Runs the program under a shell that waits for its input to end, so that the engine never outlives the runtime, not even
 * one that was killed.
 */
const guarded = '"$0" "$@" & engine=$!; cat > /dev/null; kill $engine; wait $engine';

/** DynamoDB on SQLite, in a file or in memory. Ready when the promise resolves. */
export async function startDynoxide(file?: string): Promise<Engine> {
  const port = await freePort();
  const args = ['serve', '--host', '127.0.0.1', '--port', String(port), ...(file ? ['--db-path', file] : [])];
  const shell = spawn('sh', ['-c', guarded, program(), ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
    // Out of reach of a Ctrl-C, which is for the runtime: the engine goes last.
    detached: true,
  });
  let complaint = '';
  shell.stderr.on('data', (text) => {
    complaint += text;
  });
  const endpoint = `http://127.0.0.1:${port}`;
  await answering(endpoint, () => `DynamoDB engine did not start (${program()}): ${complaint}`);
  return {
    endpoint,
    async stop() {
      shell.stdin.end();
      if (shell.exitCode === null) await once(shell, 'exit');
    },
  };
}

async function answering(endpoint: string, complaint: () => string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    try {
      await fetch(endpoint);
      return;
    } catch {
      await sleep(25);
    }
  }
  throw new Error(complaint());
}

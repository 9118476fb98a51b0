import { type ChildProcess, spawn } from 'node:child_process';
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
 * Runs the program under a shell that ends it when the shell's input ends, so that the engine never outlives the runtime, not
 * even one that was killed.
 */
const guarded =
  'exec 3<&0; "$0" "$@" & engine=$!; (cat <&3 > /dev/null; kill $engine 2> /dev/null) & wait $engine';

const gone = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

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
  let stopping = false;
  shell.once('exit', () => {
    if (!stopping) console.error(`The DynamoDB engine (${program()}) ended: ${complaint}`);
  });
  await answering(endpoint, shell);
  return {
    endpoint,
    async stop() {
      stopping = true;
      shell.stdin.end();
      if (!gone(shell)) await once(shell, 'exit');
    },
  };
}

async function answering(endpoint: string, shell: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200 && !gone(shell); tries++) {
    try {
      await fetch(endpoint);
      return;
    } catch {
      await sleep(25);
    }
  }
  throw new Error('The DynamoDB engine did not start');
}

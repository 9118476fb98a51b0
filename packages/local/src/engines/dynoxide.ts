import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../ports.ts';
import { dynoxideProgram } from './dynoxide-program.ts';
import { emptyingLog } from './emptying-log.ts';
import type { Engine } from './engine.ts';
import { forward } from './forward.ts';

/**
 * Runs the program under a shell that ends it when the shell's input ends, so that the engine never outlives the runtime, not
 * even one that was killed.
 */
const guarded =
  'exec 3<&0; "$0" "$@" & engine=$!; (cat <&3 > /dev/null; kill $engine 2> /dev/null) & wait $engine';

const gone = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** DynamoDB on SQLite, in a file or in memory. Ready when the promise resolves. */
export async function startDynoxide(file?: string): Promise<Engine> {
  const program = dynoxideProgram(file ? dirname(file) : tmpdir());
  const port = await freePort();
  const args = ['serve', '--host', '127.0.0.1', '--port', String(port), ...(file ? ['--db-path', file] : [])];
  const shell = spawn('sh', ['-c', guarded, program.file, ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
    // In its own process group, so that Ctrl-C reaches the runtime only: the engine stops last.
    detached: true,
  });
  const { ended, expected } = watch(shell);
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await Promise.race([answering(endpoint, shell), ended.then((error) => Promise.reject(error))]);
  } finally {
    program.remove();
  }
  const log = file === undefined ? undefined : emptyingLog(file);
  const agent = new Agent({ keepAlive: true });
  return {
    send({ headers, ...asked }, payload) {
      const { 'x-amz-target': operation, ...others } = headers;
      const secret = { ...others, ...(operation && { [program.operationHeader]: operation }) };
      return forward(endpoint, { ...asked, headers: secret }, payload, agent);
    },
    ended,
    async stop() {
      expected();
      log?.stop();
      agent.destroy();
      shell.stdin.end();
      if (!gone(shell)) await once(shell, 'exit');
    },
  };
}

/** Resolves when the engine ends although nobody stopped it. */
function watch(shell: ChildProcessByStdio<Writable, null, Readable>): {
  readonly ended: Promise<Error>;
  expected(): void;
} {
  let complaint = '';
  shell.stderr.on('data', (text) => {
    complaint += text;
  });
  const { promise: ended, resolve } = Promise.withResolvers<Error>();
  let stopping = false;
  shell.once('exit', (code, signal) => {
    // The shell may have been killed alone; then this ends the engine.
    shell.stdin.end();
    if (!stopping)
      resolve(new Error(`The DynamoDB engine ended by itself (${signal ?? code}). ${complaint}`));
  });
  return {
    ended,
    expected() {
      stopping = true;
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

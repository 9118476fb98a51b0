import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { hostName } from './hosts.ts';
import { audience } from './issuer/persona-tokens.ts';
import { privateFolder } from './private-files.ts';
import { type Runtime, startRuntime } from './runtime.ts';
import { synthesize } from './synthesize.ts';

/** The options of the command line. */
export interface Options {
  readonly city: string;
  /** The folder of everything that is kept between runs. */
  readonly state: string;
  /** Of the API; the issuer and the AWS API take the next two. */
  readonly port: number;
  /** Allowed host names besides those of loopback. */
  readonly allowedHosts: readonly string[];
}

export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      city: { type: 'string', default: 'zhenjiang' },
      state: { type: 'string', default: '.maplebridge' },
      port: { type: 'string', default: '4700' },
      'allowed-host': { type: 'string', multiple: true, default: [] },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_533)
    throw new Error(`--port ${values.port} is not a port`);
  const allowedHosts = values['allowed-host'].map(hostName);
  return { city: values.city, state: resolve(values.state), port, allowedHosts };
}

/** The URLs of a running system, for commands in other terminals. */
export interface Running {
  readonly pid: number;
  readonly apiUrl: string;
  readonly issuerUrl: string;
  readonly awsUrl: string;
}

const noteOf = ({ state }: Pick<Options, 'state'>) => join(state, 'runtime.json');

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process exists but belongs to another user.
    return (error as { code?: string }).code === 'EPERM';
  }
}

function readNote(options: Pick<Options, 'state'>): Partial<Running> | undefined {
  try {
    return JSON.parse(readFileSync(noteOf(options), 'utf8'));
  } catch {
    return undefined;
  }
}

/** The system that runs on a state folder, if one does and is ready. */
export function runningSystem(options: Pick<Options, 'state'>): Running | undefined {
  const { pid, apiUrl, issuerUrl, awsUrl } = readNote(options) ?? {};
  if (!pid || !apiUrl || !issuerUrl || !awsUrl || !alive(pid)) return undefined;
  return { pid, apiUrl, issuerUrl, awsUrl };
}

/** Takes the folder for this process. Throws when another one has it: two processes would corrupt each other's data. */
export function take(options: Pick<Options, 'state'>): void {
  privateFolder(options.state);
  const { pid, apiUrl } = readNote(options) ?? {};
  if (pid && alive(pid)) {
    throw new Error(
      `Maplebridge runs on ${options.state} already, as process ${pid}${apiUrl ? `: ${apiUrl}` : ''}`,
    );
  }
  // A lock left by a killed process.
  rmSync(noteOf(options), { force: true });
  writeFileSync(noteOf(options), JSON.stringify({ pid: process.pid }), { flag: 'wx', mode: 0o600 });
}

/** Releases the folder. */
export const release = (options: Pick<Options, 'state'>): void => rmSync(noteOf(options), { force: true });

/** Synthesizes and starts the system, which then has its state folder for itself until it stops. */
export async function startSystem(options: Options): Promise<Runtime> {
  take(options);
  try {
    const runtime = await synthesizeAndStart(options);
    const { apiUrl, issuerUrl, awsUrl } = runtime;
    const note: Running = { pid: process.pid, apiUrl, issuerUrl, awsUrl };
    writeFileSync(noteOf(options), JSON.stringify(note));
    return { ...runtime, stop: () => runtime.stop().finally(() => release(options)) };
  } catch (error) {
    release(options);
    throw error;
  }
}

/** The time that the rest of a system has to stop. */
const stoppingMs = 10_000;

/** Ends the process with 1 when an engine has ended: nothing can be answered any more. The data stays, and so the next start works. */
export function endOnFailure(runtime: Runtime, options: Pick<Options, 'state'>): void {
  void runtime.failed.then(async ({ message }) => {
    console.error(`${message}\nMaplebridge stops. What was accepted is kept: start it again.`);
    await Promise.race([runtime.stop(), sleep(stoppingMs)]);
    release(options);
    process.exit(1);
  });
}

async function synthesizeAndStart({ city, state, port, allowedHosts }: Options): Promise<Runtime> {
  const assembly = join(state, 'cdk.out');
  rmSync(assembly, { recursive: true, force: true });
  const ports = { api: port, issuer: port + 1, aws: port + 2 };
  await synthesize({ city, issuer: `http://127.0.0.1:${ports.issuer}`, audience, folder: assembly });
  return startRuntime({ assembly, state, ports, allowedHosts });
}

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { audience } from './issuer/request-token.ts';
import { type Runtime, startRuntime } from './runtime.ts';
import { synthesize } from './synthesize.ts';

/** What the command line may say; each is optional. */
export interface Options {
  readonly city: string;
  /** Folder of everything that stays from one run to the next. */
  readonly state: string;
  /** Of the API; the issuer and the AWS API take the next two. */
  readonly port: number;
}

export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      city: { type: 'string', default: 'zhenjiang' },
      state: { type: 'string', default: '.maplebridge' },
      port: { type: 'string', default: '4700' },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_533)
    throw new Error(`--port ${values.port} is not a port`);
  return { city: values.city, state: resolve(values.state), port };
}

/** Where a running system answers, for commands in other terminals. */
export interface Running {
  readonly pid: number;
  readonly apiUrl: string;
  readonly issuerUrl: string;
}

const noteOf = ({ state }: Pick<Options, 'state'>) => join(state, 'runtime.json');

/** The system that runs on a state folder, if one does. */
export async function runningSystem(options: Pick<Options, 'state'>): Promise<Running | undefined> {
  try {
    const running = JSON.parse(readFileSync(noteOf(options), 'utf8')) as Running;
    const answer = await fetch(`${running.apiUrl}/openapi.json`);
    return answer.ok ? running : undefined;
  } catch {
    // No note, or nobody there any more.
    return undefined;
  }
}

/** Synthesizes and starts the system. Throws when one runs on the same folder already: two would spoil each other's data. */
export async function startSystem(options: Options): Promise<Runtime> {
  const running = await runningSystem(options);
  if (running)
    throw new Error(
      `Maplebridge runs on ${options.state} already, as process ${running.pid}: ${running.apiUrl}`,
    );
  const assembly = join(options.state, 'cdk.out');
  rmSync(assembly, { recursive: true, force: true });
  const ports = { api: options.port, issuer: options.port + 1, aws: options.port + 2 };
  await synthesize({
    city: options.city,
    issuer: `http://127.0.0.1:${ports.issuer}`,
    audience,
    folder: assembly,
  });
  const runtime = await startRuntime({ assembly, state: options.state, ports });
  const { apiUrl, issuerUrl } = runtime;
  writeFileSync(noteOf(options), JSON.stringify({ pid: process.pid, apiUrl, issuerUrl } satisfies Running));
  return {
    ...runtime,
    async stop() {
      rmSync(noteOf(options), { force: true });
      await runtime.stop();
    },
  };
}

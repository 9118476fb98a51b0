import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { region } from './assembly/identities.ts';
import { authorizationBy, type Credentials, readCredentials } from './credentials.ts';
import { startDynoxide } from './engines/dynoxide.ts';
import { engineHandler } from './engines/engine.ts';
import { release, runningSystem, take } from './local-system.ts';

/** A DynamoDB and how to reach it. */
export interface Database {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: Credentials;
  /** For an engine that has no port of its own. */
  readonly requestHandler?: ReturnType<typeof engineHandler>;
  close(): Promise<void>;
}

/**
 * The DynamoDB of a local system: through the system that runs on the folder, or, when none does, its engine alone on the data,
 * with the folder taken so that none starts meanwhile. Throws when the folder holds no data.
 */
export async function openDatabase(state: string): Promise<Database> {
  const running = runningSystem({ state });
  if (running) {
    const credentials = readCredentials(state);
    return { region, credentials, endpoint: running.awsUrl, close: async () => {} };
  }
  const file = join(state, 'data', 'dynamodb.sqlite');
  if (!existsSync(file)) throw new Error(`${state} holds no data of a local system`);
  take({ state });
  try {
    const engine = await startDynoxide(file);
    const close = () => engine.stop().finally(() => release({ state }));
    const credentials = { accessKeyId: 'engine', secretAccessKey: 'engine' };
    return { region, credentials, endpoint: 'http://engine', requestHandler: engineHandler(engine), close };
  } catch (error) {
    release({ state });
    throw error;
  }
}

/** The AWS API of the system that runs on a folder: its queues are there only while it runs. Throws when none does. */
export function runningAws(state: string): Omit<Database, 'close' | 'requestHandler'> & {
  readonly apiUrl: string;
  /** For the local runtime's own requests. */
  readonly authorization: string;
} {
  const running = runningSystem({ state });
  if (!running)
    throw new Error(`No local system runs on ${state}, and its queues run with it: start it first`);
  const credentials = readCredentials(state);
  return {
    ...{ region, credentials, endpoint: running.awsUrl, apiUrl: running.apiUrl },
    authorization: authorizationBy(credentials),
  };
}

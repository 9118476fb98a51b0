import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { region } from './assembly/identities.ts';
import { localSecret } from './door/presigned.ts';
import { startDynoxide } from './engines/dynoxide.ts';
import { release, runningSystem, take } from './local-system.ts';

/** A DynamoDB and how to reach it. */
export interface Database {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  close(): Promise<void>;
}

/** As the one who runs the system: the door lets them do everything. */
const operator = { region, credentials: { accessKeyId: 'operator', secretAccessKey: localSecret } };

/**
 * The DynamoDB of a local system: through the system that runs on the folder, or, when none does, its engine alone on the data,
 * with the folder taken so that none starts meanwhile. Throws when the folder holds no data.
 */
export async function openDatabase(state: string): Promise<Database> {
  const running = runningSystem({ state });
  if (running) return { ...operator, endpoint: running.awsUrl, close: async () => {} };
  const file = join(state, 'data', 'dynamodb.sqlite');
  if (!existsSync(file)) throw new Error(`${state} holds no data of a local system`);
  take({ state });
  try {
    const engine = await startDynoxide(file);
    const close = () => engine.stop().finally(() => release({ state }));
    return { ...operator, endpoint: engine.endpoint, close };
  } catch (error) {
    release({ state });
    throw error;
  }
}

/** The AWS API of the system that runs on a folder: its queues are there only while it runs. Throws when none does. */
export function runningAws(state: string): Omit<Database, 'close'> & { readonly apiUrl: string } {
  const running = runningSystem({ state });
  if (!running)
    throw new Error(`No local system runs on ${state}, and its queues run with it: start it first`);
  return { ...operator, endpoint: running.awsUrl, apiUrl: running.apiUrl };
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Engine, startDynoxide } from './dynoxide.ts';
import { startMessaging } from './messaging.ts';

export { type Engine, startDynoxide } from './dynoxide.ts';
export { startMessaging } from './messaging.ts';
export { createTable, logKeys, pairKeys, type Scratch, scratchTables, seatKeys } from './scratch.ts';

export interface Engines {
  readonly dynamodb: Engine;
  readonly messaging: Engine;
  stop(): Promise<void>;
}

/** Both engines over the data of earlier runs. */
export async function startEngines(folder: string): Promise<Engines> {
  mkdirSync(folder, { recursive: true });
  const [dynamodb, messaging] = await Promise.all([
    startDynoxide(join(folder, 'dynamodb.sqlite')),
    startMessaging(join(folder, 'messaging')),
  ]);
  return {
    dynamodb,
    messaging,
    async stop() {
      await Promise.all([dynamodb.stop(), messaging.stop()]);
    },
  };
}

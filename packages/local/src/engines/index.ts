import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startDynoxide } from './dynoxide.ts';
import type { Engine } from './engine.ts';
import { startMessaging } from './messaging.ts';

export { startDynoxide } from './dynoxide.ts';
export { type Engine, engineHandler } from './engine.ts';
export { metered, type Used } from './metered.ts';
export {
  createTable,
  logKeys,
  pairKeys,
  reservationKeys,
  type Scratch,
  scratchMessaging,
  scratchTables,
} from './scratch.ts';

export interface Engines {
  readonly dynamodb: Engine;
  readonly messaging: Engine;
  /** Resolves with the reason when one of them has ended by itself. */
  readonly ended: Promise<Error>;
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
    ended: Promise.race([dynamodb.ended, messaging.ended]),
    async stop() {
      await Promise.all([dynamodb.stop(), messaging.stop()]);
    },
  };
}

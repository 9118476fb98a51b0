import { grains } from '../store/additions.ts';
import { allProcessedEvents } from '../store/all-processed-events.ts';
import { allRollups } from '../store/rollups.ts';
import { differing, isSame, type RollupPair } from './compare.ts';
import { type Explained, explanation } from './explain.ts';
import type { Rebuilding } from './rebuilding.ts';

export interface Compared {
  readonly old: number;
  readonly made: number;
}

/** Comparisons before a difference is accepted: live counting writes to one rebuild version after the other. */
const looks = 6;
const betweenLooksMs = 1000;

/**
 * The differences between two rebuild versions, and their causes, once live counting has settled. If a rollup changed while the
 * processed-event records were read, it is compared again.
 */
export async function differences(rebuilding: Rebuilding, compared: Compared): Promise<Explained[]> {
  let before = await rollupsThatDiffer(rebuilding, compared);
  for (let look = 1; before.length && look < looks; look++) {
    await rebuilding.pause(betweenLooksMs);
    before = await rollupsThatDiffer(rebuilding, compared);
  }
  for (let look = 0; before.length; look++) {
    const explained = await explain(rebuilding, compared, before);
    const after = await rollupsThatDiffer(rebuilding, compared);
    if (areSame(before, after) || look === looks) return explained;
    before = after;
  }
  return [];
}

async function rollupsThatDiffer({ store }: Rebuilding, { old, made }: Compared): Promise<RollupPair[]> {
  const pairs: RollupPair[] = [];
  for (const grain of grains) {
    const [a, b] = await Promise.all([allRollups(store, old, grain), allRollups(store, made, grain)]);
    pairs.push(...differing(grain, a, b));
  }
  return pairs;
}

const areSame = (a: readonly RollupPair[], b: readonly RollupPair[]): boolean =>
  a.length === b.length &&
  a.every((pair, i) => isSame(pair.old, b[i]?.old ?? {}) && isSame(pair.made, b[i]?.made ?? {}));

async function explain(
  { store, tell }: Rebuilding,
  rebuildVersions: Compared,
  pairs: readonly RollupPair[],
): Promise<Explained[]> {
  tell(`${pairs.length} rollups differ: searching for the events that cause it`);
  const { hear, explained } = explanation(pairs, rebuildVersions);
  for await (const processedEvents of allProcessedEvents(store))
    for (const processedEvent of processedEvents) hear(processedEvent);
  return explained();
}

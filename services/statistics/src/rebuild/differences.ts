import { grains } from '../store/additions.ts';
import { allProofs } from '../store/all-proofs.ts';
import { allLeaves } from '../store/leaves.ts';
import { differing, isSame, type LeafPair } from './compare.ts';
import { type Explained, explanation } from './explain.ts';
import type { Rebuilding } from './rebuilding.ts';

export interface Compared {
  readonly old: number;
  readonly made: number;
}

/** Looks at leaves that differ before they are taken to differ: live counting reaches one generation after the other. */
const looks = 6;
const betweenLooksMs = 1000;

/**
 * In what two generations differ once live counting has settled, and why. A leaf that changed while its proofs were read is
 * looked at again.
 */
export async function differences(rebuilding: Rebuilding, compared: Compared): Promise<Explained[]> {
  let before = await leavesThatDiffer(rebuilding, compared);
  for (let look = 1; before.length && look < looks; look++) {
    await rebuilding.pause(betweenLooksMs);
    before = await leavesThatDiffer(rebuilding, compared);
  }
  for (let look = 0; before.length; look++) {
    const explained = await explain(rebuilding, compared, before);
    const after = await leavesThatDiffer(rebuilding, compared);
    if (areSame(before, after) || look === looks) return explained;
    before = after;
  }
  return [];
}

async function leavesThatDiffer({ store }: Rebuilding, { old, made }: Compared): Promise<LeafPair[]> {
  const pairs: LeafPair[] = [];
  for (const grain of grains) {
    const [a, b] = await Promise.all([allLeaves(store, old, grain), allLeaves(store, made, grain)]);
    pairs.push(...differing(grain, a, b));
  }
  return pairs;
}

const areSame = (a: readonly LeafPair[], b: readonly LeafPair[]): boolean =>
  a.length === b.length &&
  a.every((pair, i) => isSame(pair.old, b[i]?.old ?? {}) && isSame(pair.made, b[i]?.made ?? {}));

async function explain(
  { store, tell }: Rebuilding,
  generations: Compared,
  pairs: readonly LeafPair[],
): Promise<Explained[]> {
  tell(`${pairs.length} leaves differ: looking for the events that make the difference`);
  const { hear, explained } = explanation(pairs, generations);
  for await (const proofs of allProofs(store)) for (const proof of proofs) hear(proof);
  return explained();
}

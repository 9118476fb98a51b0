import {
  changeRebuildVersions,
  type RebuildVersions,
  RebuildVersionsChanged,
  readRebuildVersions,
} from '../store/rebuild-versions.ts';
import { sweep } from '../store/sweep.ts';
import { differences } from './differences.ts';
import { type Explained, isExplained } from './explain.ts';
import type { Rebuilding } from './rebuilding.ts';
import { replay, type Unreadable } from './replay.ts';

export interface RebuildOptions {
  /** Makes and compares a rebuild version, and deletes it again. */
  readonly dryRun?: boolean;
  /** Switches also where no event explains a difference: whoever says so has looked for its cause. */
  readonly acceptUnexplained?: boolean;
}

export interface RebuildReport {
  /**
   * `switched`: figures come from the new rebuild version. `refused`: they come from the old one still, and the new one stands and
   * counts on. `compared`: a dry run. `finished`: an earlier rebuild had switched, and what it replaced is deleted now.
   */
  readonly outcome: 'switched' | 'refused' | 'compared' | 'finished';
  readonly serving: number;
  readonly made?: number;
  readonly differences: readonly Explained[];
  readonly unreadable: readonly Unreadable[];
}

/**
 * Counts the logs anew into a second rebuild version while live counting goes on in both, and switches to it when it is equal, or when
 * events explain each difference. Interrupted at any point and run again, it goes on where it was.
 */
export async function rebuild(rebuilding: Rebuilding, options: RebuildOptions = {}): Promise<RebuildReport> {
  const standing = await readRebuildVersions(rebuilding.store);
  if (standing.replaced.length) {
    await clear(rebuilding, standing);
    return { outcome: 'finished', serving: standing.serving, differences: [], unreadable: [] };
  }
  const begun = await begin(rebuilding, standing);
  const compared = { old: begun.serving, made: begun.counting.find((it) => it !== begun.serving) as number };
  const unreadable: Unreadable[] = [];
  for (const log of rebuilding.logs) {
    rebuilding.tell(`replaying the log of ${log.service}`);
    unreadable.push(...(await replay(rebuilding, compared.made, log)));
  }
  rebuilding.tell('comparing the rebuild versions, rollup by rollup');
  const found = { made: compared.made, differences: await differences(rebuilding, compared), unreadable };
  await assertUnchanged(rebuilding, begun);
  const isSound = unreadable.length === 0 && found.differences.every(isExplained);
  if (options.dryRun) {
    await endWith(rebuilding, begun, compared.old);
    return { outcome: 'compared', serving: compared.old, ...found };
  }
  if (!isSound && !options.acceptUnexplained) return { outcome: 'refused', serving: compared.old, ...found };
  await endWith(rebuilding, begun, compared.made);
  return { outcome: 'switched', serving: compared.made, ...found };
}

/** Deletes what an unfinished rebuild has made. Answers whether there was one. */
export async function abandon(rebuilding: Rebuilding): Promise<boolean> {
  const standing = await readRebuildVersions(rebuilding.store);
  const isUnfinished = standing.counting.length > 1;
  if (isUnfinished) await endWith(rebuilding, standing, standing.serving);
  else if (standing.replaced.length) await clear(rebuilding, standing);
  return isUnfinished;
}

/**
 * From here on each fact is counted into both rebuild versions. No event can fall between: a batch that did not see this yet has
 * heard events that stand in the logs already, and the logs are read after it.
 */
async function begin({ store, clock }: Rebuilding, standing: RebuildVersions): Promise<RebuildVersions> {
  if (standing.counting.length > 1) return standing;
  // What late batches added to rebuild versions long gone.
  await sweep(store, standing);
  const made = standing.latest + 1;
  return changeRebuildVersions(
    store,
    standing,
    { counting: [...standing.counting, made], latest: made },
    clock(),
  );
}

/** Leaves of a rebuild version that someone else deletes meanwhile differ for no reason of their own. */
async function assertUnchanged({ store }: Rebuilding, begun: RebuildVersions): Promise<void> {
  if ((await readRebuildVersions(store)).revision !== begun.revision) throw new RebuildVersionsChanged();
}

/** Keeps one rebuild version, for reading and counting, and deletes the other. */
async function endWith(rebuilding: Rebuilding, begun: RebuildVersions, serving: number): Promise<void> {
  const { store, clock } = rebuilding;
  const replaced = begun.counting.filter((it) => it !== serving);
  await clear(
    rebuilding,
    await changeRebuildVersions(store, begun, { serving, counting: [serving], replaced }, clock()),
  );
}

async function clear(rebuilding: Rebuilding, standing: RebuildVersions): Promise<void> {
  const { store, clock, pause, tell, graceMs } = rebuilding;
  const left = Date.parse(standing.changedAt) + graceMs - Date.parse(clock());
  if (left > 0) {
    tell(`waiting ${Math.ceil(left / 1000)} s for what reads or counts the old rebuildVersion still`);
    await pause(left);
  }
  tell('deleting the old rebuild version');
  await sweep(store, standing);
  await changeRebuildVersions(store, standing, { replaced: [] }, clock());
}

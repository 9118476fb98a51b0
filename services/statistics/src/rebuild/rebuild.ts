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
  /** Makes a rebuild version, compares it and deletes it again. */
  readonly dryRun?: boolean;
  /** Switches even if no event explains a difference. Use it only after investigating the cause. */
  readonly acceptUnexplained?: boolean;
}

export interface RebuildReport {
  /**
   * `switched`: figures come from the new rebuild version. `refused`: they still come from the old one, and the new one is kept and
   * still counted. `compared`: a dry run. `finished`: an earlier rebuild had switched, and what it replaced is now deleted.
   */
  readonly outcome: 'switched' | 'refused' | 'compared' | 'finished';
  readonly serving: number;
  readonly made?: number;
  readonly differences: readonly Explained[];
  readonly unreadable: readonly Unreadable[];
}

/**
 * Replays the logs into a second rebuild version while live counting continues in both. Switches to it if it is equal, or if events
 * explain every difference. If interrupted at any point, the next run resumes it.
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
  const isVerified = unreadable.length === 0 && found.differences.every(isExplained);
  if (options.dryRun) {
    await endWith(rebuilding, begun, compared.old);
    return { outcome: 'compared', serving: compared.old, ...found };
  }
  if (!isVerified && !options.acceptUnexplained)
    return { outcome: 'refused', serving: compared.old, ...found };
  await endWith(rebuilding, begun, compared.made);
  return { outcome: 'switched', serving: compared.made, ...found };
}

/** Deletes what an unfinished rebuild has made. Returns whether there was one. */
export async function abandon(rebuilding: Rebuilding): Promise<boolean> {
  const standing = await readRebuildVersions(rebuilding.store);
  const isUnfinished = standing.counting.length > 1;
  if (isUnfinished) await endWith(rebuilding, standing, standing.serving);
  else if (standing.replaced.length) await clear(rebuilding, standing);
  return isUnfinished;
}

/**
 * From here on each event is counted into both rebuild versions. No event is missed: a batch that did not see this change yet counts
 * events that are already in the logs, and the logs are read afterwards.
 */
async function begin({ store, clock }: Rebuilding, standing: RebuildVersions): Promise<RebuildVersions> {
  if (standing.counting.length > 1) return standing;
  // Deletes what late batches added to rebuild versions deleted earlier.
  await sweep(store, standing);
  const made = standing.latest + 1;
  return changeRebuildVersions(
    store,
    standing,
    { counting: [...standing.counting, made], latest: made },
    clock(),
  );
}

/** A concurrent rebuild may have deleted rollups meanwhile: the comparison is then meaningless. */
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
    tell(`waiting ${Math.ceil(left / 1000)} s for reads and counts of the old rebuild version to finish`);
    await pause(left);
  }
  tell('deleting the old rebuild version');
  await sweep(store, standing);
  await changeRebuildVersions(store, standing, { replaced: [] }, clock());
}

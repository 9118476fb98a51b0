import type { BulletinDiff, Bulletin as BulletinView, Snapshot } from '@maplebridge/contracts/statistics';
import { differences } from '../../bulletin/differences.ts';
import { type Bulletin, type IssuedVersion, issueOf, newestOf } from '../../bulletin/state.ts';
import { bulletinSummary } from '../../read-model/bulletins.ts';

/**
 * A version of a bulletin, the newest by default; undefined if there is no such version.
 * @param current the figures as they are now
 */
export function presentBulletin(
  id: string,
  state: Bulletin,
  current: Snapshot,
  version?: number,
): BulletinView | undefined {
  const wanted = issueOf(state, version);
  if (!wanted) return undefined;
  const { issuedAt, ground, snapshot } = wanted;
  return {
    ...bulletinSummary(id, state),
    version: version ?? state.issues.length,
    issuedAt,
    ...(ground && { ground }),
    snapshot,
    versions: state.issues.map((issue, i) => presentVersion(issue, i + 1)),
    correctionDue: differences(newestOf(state).snapshot, current).length > 0,
  };
}

const presentVersion = ({ issuedAt, ground, snapshot }: IssuedVersion, version: number) => ({
  version,
  issuedAt,
  ...(ground && { ground }),
  dataVersion: snapshot.dataVersion,
});

/**
 * What differs between two versions, by default the newest and the one before it. The first version compared with itself has no
 * differences. Undefined if either version does not exist.
 */
export function presentDiff(
  state: Bulletin,
  wanted: { from?: number | undefined; to?: number | undefined },
): BulletinDiff | undefined {
  const to = wanted.to ?? state.issues.length;
  const from = wanted.from ?? Math.max(1, to - 1);
  const [before, after] = [issueOf(state, from), issueOf(state, to)];
  return before && after && { from, to, changes: differences(before.snapshot, after.snapshot) };
}

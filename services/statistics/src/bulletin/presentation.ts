import type { BulletinDiff, Bulletin as BulletinView, Snapshot } from '@maplebridge/contracts/statistics';
import { differences } from './differences.ts';
import { summarized } from './projection.ts';
import { type Bulletin, type Issue, issueOf, newestOf } from './state.ts';

/** A version of a bulletin as callers see it; `now`: the figures as they stand. Undefined where there is no such version. */
export function presentBulletin(
  id: string,
  state: Bulletin,
  now: Snapshot,
  version?: number,
): BulletinView | undefined {
  const wanted = issueOf(state, version);
  if (!wanted) return undefined;
  const { issuedAt, ground, snapshot } = wanted;
  return {
    ...summarized(id, state),
    version: version ?? state.issues.length,
    issuedAt,
    ...(ground && { ground }),
    snapshot,
    versions: state.issues.map((issue, i) => presentVersion(issue, i + 1)),
    correctionDue: differences(newestOf(state).snapshot, now).length > 0,
  };
}

const presentVersion = ({ issuedAt, ground, snapshot }: Issue, version: number) => ({
  version,
  issuedAt,
  ...(ground && { ground }),
  dataVersion: snapshot.dataVersion,
});

/** What differs between two versions, unless told the newest and the one before it; of a first one, nothing. */
export function presentDiff(
  state: Bulletin,
  wanted: { from?: number | undefined; to?: number | undefined },
): BulletinDiff | undefined {
  const to = wanted.to ?? state.issues.length;
  const from = wanted.from ?? Math.max(1, to - 1);
  const [before, after] = [issueOf(state, from), issueOf(state, to)];
  return before && after && { from, to, changes: differences(before.snapshot, after.snapshot) };
}

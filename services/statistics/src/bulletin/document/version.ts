import { localDate } from '@maplebridge/directory';
import { differences } from '../differences.ts';
import { type Bulletin, issueOf } from '../state.ts';
import type { DocumentVersion } from './values.ts';

const levelOf = ({ area: { city, district, station }, code }: Bulletin): DocumentVersion['level'] => {
  if (code === city) return 'city';
  return code === district && code === station ? 'district' : 'station';
};

/** The input of a document: a version, the newest by default; undefined if there is no such version. */
export function documentVersion(
  bulletin: Bulletin,
  version: number = bulletin.issues.length,
): DocumentVersion | undefined {
  const [issue, before] = [issueOf(bulletin, version), issueOf(bulletin, version - 1)];
  if (!issue) return undefined;
  const { issuedAt, ground, snapshot } = issue;
  return {
    area: bulletin.code,
    level: levelOf(bulletin),
    month: bulletin.month,
    version,
    issuedOn: localDate(issuedAt, snapshot.timeZone),
    ...(ground && { ground }),
    changes: before ? differences(before.snapshot, snapshot) : [],
    snapshot,
  };
}

import { localDate } from '@maplebridge/directory';
import { differences } from './differences.ts';
import type { Told } from './document/values.ts';
import { type Bulletin, issueOf } from './state.ts';

const levelOf = ({ area: { city, district, station }, code }: Bulletin): Told['level'] => {
  if (code === city) return 'city';
  return code === district && code === station ? 'district' : 'station';
};

/** A version, the newest unless told, as its document tells it; undefined where there is none of that number. */
export function tellingOf(bulletin: Bulletin, version: number = bulletin.issues.length): Told | undefined {
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

import type { Assessment, AssessmentTerm, InventoryEntry, Level } from '@maplebridge/contracts/hazard';
import { alphaOf, majorHazardLevels, tables } from '@maplebridge/directory/standards';
import type { Rejection } from '@maplebridge/event-log';
import type { SafetyPolicy } from '../safety-policy.ts';
import { betaOf } from './beta.ts';
import { type Critical, critical } from './critical.ts';
import { type Exact, ratio, rounded, sum } from './exact.ts';

/** α has one decimal and β is a whole number of halves: R in twentieths needs neither. */
const [perAlpha, perBeta] = [10, 2];
const perR = perAlpha * perBeta;

interface Weighed {
  readonly ratio: Exact;
  readonly term: AssessmentTerm;
}

/**
 * Identifies and grades one unit by GB 18218-2018: S = Σ q/Q, and for a major hazard, S ≥ 1, R = α Σ β q/Q and its level. Decisions
 * use exact numbers; shown values are rounded to six decimals. A rejection points to the entry.
 */
export function assess(
  policy: Pick<SafetyPolicy, 'colourOf'>,
  residents: number,
  entries: readonly InventoryEntry[],
): Assessment | Rejection {
  const weighed: Weighed[] = [];
  for (const [index, entry] of entries.entries()) {
    const found = critical(entry, index);
    if ('rejected' in found) return found;
    weighed.push(weigh(entry, index, found));
  }
  const alpha = alphaOf(residents);
  const s = sum(weighed.map((it) => ({ ratio: it.ratio, times: 1 })));
  const majorHazard = s.ones >= 1;
  const r = sum(
    weighed.map((it) => ({ ratio: it.ratio, times: it.term.beta * perBeta })),
    alpha * perAlpha,
  );
  const level = majorHazard ? levelOf(r) : null;
  return {
    s: rounded(s),
    majorHazard,
    alpha,
    r: majorHazard ? rounded(r, perR) : null,
    level,
    colour: policy.colourOf(level),
    betaVerified: weighed.every(({ term }) => term.betaVerified),
    tables,
    residents,
    terms: weighed.map(({ term }) => term),
  };
}

/** Table 6: the highest level whose R is reached. */
const levelOf = (r: Exact): Level | null =>
  majorHazardLevels.find(({ from }) => r.ones >= from * perR)?.level ?? null;

function weigh(entry: InventoryEntry, index: number, { criticalTonnes, substance }: Critical): Weighed {
  const { cas, tonnes } = entry;
  const q = ratio(tonnes, criticalTonnes);
  return {
    ratio: q,
    term: {
      entry: index + 1,
      ...(substance && { row: substance.no, name: substance.nameZh }),
      ...(cas !== undefined && { cas }),
      tonnes,
      criticalTonnes,
      criticalFrom: substance ? 'table-1' : 'table-2',
      ratio: rounded(q),
      ...betaOf(entry, substance),
    },
  };
}

import type { ObservedChange } from '@maplebridge/contracts/statistics';
import { decimal, growth, signed } from '../figures/tenths.ts';
import { countOf, type ObservationState } from './state.ts';

/** How a change in per cent is shown: "−49.5 %"; "—" for none. */
export const changeText = (value: string | null): string => (value === null ? '—' : `${signed(value)} %`);

/**
 * 同比: from the counts of both years where they are there, else as it was published, with its source.
 * @param before the same figure of the year before
 */
export function yearOnYear(state: ObservationState, before: ObservationState): ObservedChange | null {
  const [count, base] = [countOf(state), countOf(before)];
  const counted = state?.versions.findLast((it) => it.count !== undefined);
  if (counted && count !== undefined && base !== undefined) {
    const tenths = growth(count, base);
    const value = tenths === null ? null : decimal(tenths);
    return { basis: 'counts', value, text: changeText(value), before: base, source: counted.source };
  }
  const published = state?.versions.findLast(({ change }) => change !== undefined);
  if (published?.change === undefined) return null;
  const { change: value, source } = published;
  return { basis: 'published', value, text: changeText(value), source };
}

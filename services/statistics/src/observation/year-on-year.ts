import type { ObservedChange } from '@maplebridge/contracts/statistics';
import { changeText, decimal, growth } from '../domain/figures/tenths.ts';
import { countOf, type ObservationState } from './state.ts';

/**
 * 同比: computed if both years have a count, otherwise the published change with its source.
 * @param before the same figure one year earlier
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

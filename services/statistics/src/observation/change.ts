import type { ObservedChange } from '@maplebridge/contracts/statistics';
import { countOf, type ObservationState } from './state.ts';

/** A change with its sign, as typography knows it: "−49.5", "+0.2", "0.0". */
export const signed = (value: string): string => (Number(value) > 0 ? `+${value}` : value.replace('-', '−'));

/** How a change in per cent is shown: "−49.5 %"; "—" for none. */
export const changeText = (value: string | null): string => (value === null ? '—' : `${signed(value)} %`);

/** (now − before) / before in per cent, one decimal, halves away from zero, in whole numbers; null over a zero base. */
export function percentChange(now: number, before: number): string | null {
  if (before === 0) return null;
  const difference = now - before;
  const tenths = Math.floor((2000 * Math.abs(difference) + before) / (2 * before));
  const sign = difference < 0 && tenths > 0 ? '-' : '';
  return `${sign}${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/**
 * 同比: from the counts of both years where they are there, else as it was published, with its source.
 * @param before the same figure of the year before
 */
export function yearOnYear(state: ObservationState, before: ObservationState): ObservedChange | null {
  const [count, base] = [countOf(state), countOf(before)];
  const counted = state?.versions.findLast((it) => it.count !== undefined);
  if (counted && count !== undefined && base !== undefined) {
    const value = percentChange(count, base);
    return { basis: 'counts', value, text: changeText(value), before: base, source: counted.source };
  }
  const published = state?.versions.findLast(({ change }) => change !== undefined);
  if (published?.change === undefined) return null;
  const { change: value, source } = published;
  return { basis: 'published', value, text: changeText(value), source };
}

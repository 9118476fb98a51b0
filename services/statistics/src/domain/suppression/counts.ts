/**
 * What is published, and of which events that never overlap each count is made: a case handled was settled or failed. A table
 * of such events is possible when none of them is below zero, and that is all that readers know of it.
 */
export const events = ['accepted', 'settled', 'failed', 'found', 'rectified'] as const;
export type Event = (typeof events)[number];
export type Events = Readonly<Record<Event, number>>;

export const publishedCounts = ['accepted', 'handled', 'settled', 'found', 'rectified'] as const;
export type PublishedCount = (typeof publishedCounts)[number];

/** A sum of events with signs. */
export type Combination = Readonly<Partial<Record<Event, number>>>;

export const countOf: Readonly<Record<PublishedCount, Combination>> = {
  accepted: { accepted: 1 },
  handled: { settled: 1, failed: 1 },
  settled: { settled: 1 },
  found: { found: 1 },
  rectified: { rectified: 1 },
};

/** What must not be learnt while it is small: each count, and what anyone gets by taking one from another in the same line. */
export const secrets: readonly Combination[] = [
  ...Object.values(countOf),
  { failed: 1 },
  { accepted: 1, settled: -1, failed: -1 },
  { accepted: 1, settled: -1 },
  { found: 1, rectified: -1 },
];

/** The smallest changes of a table: of one event, or of how a case ended that was handled all the same. */
export const steps: readonly Combination[] = [
  ...events.flatMap((event): Combination[] => [{ [event]: 1 }, { [event]: -1 }]),
  { settled: -1, failed: 1 },
  { settled: 1, failed: -1 },
];

export const no: Events = { accepted: 0, settled: 0, failed: 0, found: 0, rectified: 0 };

export const plus = (a: Events, b: Events): Events =>
  Object.fromEntries(events.map((event) => [event, a[event] + b[event]])) as unknown as Events;

/** What a combination comes to over some events. */
export const over = (combination: Combination, of: Combination): number =>
  events.reduce((sum, event) => sum + (combination[event] ?? 0) * (of[event] ?? 0), 0);

/** The counts that a change of events changes. */
export const changedBy = (step: Combination): PublishedCount[] =>
  publishedCounts.filter((count) => over(countOf[count], step) !== 0);

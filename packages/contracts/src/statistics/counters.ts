/** By what counters are broken down: besides the sum, each value has a count of its own. */
export const dimensions = ['kind', 'channel', 'category', 'tier', 'outcome', 'source'] as const;
export type Dimension = (typeof dimensions)[number];

/**
 * What is counted, each thing on the day and at the station where it happened; a correction takes it back there. The
 * dimensions are those that it is broken down by: each that is counted has one value of each of them. Categories of reports go by
 * their kind, `hazard.other`, since kinds have categories of the same name; tips have none here. The tier is that at which a case
 * was opened or had come to.
 */
export const counters = {
  'reports.received': ['kind', 'channel', 'category'],
  'reports.urgent': ['kind'],
  'reports.withdrawn': ['kind'],
  'reports.joined': ['kind'],
  'reports.grid': [],
  'reports.linked': [],
  'reports.appointments': [],
  'cases.accepted': ['category', 'tier'],
  'cases.handled': ['category', 'tier'],
  'cases.settled': ['category', 'tier'],
  'cases.closed': ['category', 'tier', 'outcome'],
  'cases.limited': [],
  'cases.onTime': [],
  'cases.overdue': [],
  'cases.contacted': [],
  'cases.consented': [],
  'cases.mediated': [],
  'cases.agreed': [],
  'agreements.performed': [],
  'agreements.breached': [],
  'agreements.visited': [],
  'agreements.kept': [],
  'agreements.confirmed': [],
  'hazards.found': ['kind', 'source'],
  'hazards.major': [],
  'hazards.rectified': ['kind'],
  'hazards.onTime': [],
  'hazards.overdue': [],
  'inspections.completed': [],
  'inspections.missed': [],
  'accidents.reported': ['kind'],
} as const satisfies Readonly<Record<string, readonly Dimension[]>>;
export type Counter = keyof typeof counters;

/**
 * How long something took, in whole units rounded up, one at least; what took longer than `most` stands in one bin above it. Cases
 * that are taken up again are waited for again.
 */
export const spans = {
  'cases.takeUp': { unit: 'hours', most: 240 },
  'cases.settle': { unit: 'days', most: 180 },
  'hazards.rectify': { unit: 'days', most: 180 },
} as const;
export type Span = keyof typeof spans;

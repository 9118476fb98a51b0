export * from './areas.ts';
export * from './calendar.ts';
export * from './cells.ts';
export { type Condition, type Conditioned, matcher } from './conditions.ts';
export type { Confidential } from './confidential-schema.ts';
export { remitsOf } from './departments/remits.ts';
export * from './geography.ts';
export type { DangerRule, Desk, Form, Forms, Grid, Phrases, TriageRules } from './intake-schema.ts';
export type { LngLat } from './lng-lat.ts';
export type { Partner } from './partners/schema.ts';
export * from './retention.ts';
export type { Park, Safety } from './safety-schema.ts';
export type {
  City,
  Indicator,
  Ladder,
  Placement,
  Policy,
  Requirement,
  Step,
  Venue,
  WholeCity,
} from './schema.ts';
export type { Span } from './schema-parts.ts';
export { type TriageCondition, type Triaged, triageMatcher } from './triage-conditions.ts';

export * from './areas.ts';
export * from './calendar.ts';
export * from './cells.ts';
export { type Condition, type Conditioned, matcher } from './conditions.ts';
export * from './geography.ts';
export * from './retention.ts';
export type { Park, Safety } from './safety-schema.ts';
export type {
  City,
  Ladder,
  Partner,
  Placement,
  Policy,
  Requirement,
  Step,
  Venue,
} from './schema.ts';
export type { Span } from './schema-parts.ts';

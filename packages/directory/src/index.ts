export * from './areas.ts';
export * from './calendar.ts';
export { type Condition, type Conditioned, matcher } from './conditions.ts';
export * from './geography.ts';
export type {
  City,
  Ladder,
  Partner,
  Placement,
  Policy,
  Requirement,
  Span,
  Step,
  Venue,
} from './schema.ts';

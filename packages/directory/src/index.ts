export * from './areas.ts';
export * from './calendar.ts';
export * from './geography.ts';
export type { City, Partner, Policy, RoutingRule, Venue } from './schema.ts';

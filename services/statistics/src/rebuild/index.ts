export { rulesIn } from '../domain/counting/rules.ts';
export type { Counts } from './compare.ts';
export type { EventDifference, Explained } from './explain.ts';
export { abandon, type RebuildOptions, type RebuildReport, rebuild } from './rebuild.ts';
export type { Rebuilding } from './rebuilding.ts';

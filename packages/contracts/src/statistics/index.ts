export * from './answers.ts';
export * from './counters.ts';
export * from './definitions/index.ts';
export * from './figures.ts';
export type { TableFormat } from './queries.ts';
export * from './rate.ts';
export * from './routes.ts';
export * from './schemas.ts';

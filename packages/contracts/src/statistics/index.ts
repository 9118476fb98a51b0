export * from './counters.ts';
export * from './rate.ts';
export * from './routes.ts';
export * from './schemas.ts';

export * from './public.ts';
export * from './public-routes.ts';
export * from './rate.ts';
export * from './routes.ts';
export * from './schemas.ts';

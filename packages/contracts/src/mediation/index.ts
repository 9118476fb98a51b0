export * from './ending.ts';
export * from './events.ts';
export * from './mediator.ts';
export * from './mediator-events.ts';
export * from './mediator-routes.ts';
export * from './privacy-routes.ts';
export * from './routes.ts';
export * from './schemas.ts';

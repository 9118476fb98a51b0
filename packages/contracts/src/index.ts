export * from './cloud-event.ts';
export * from './common.ts';
export * from './event.ts';
export * from './problem.ts';
export * from './retention.ts';
export * from './roles.ts';
export * from './route.ts';
export * from './scope.ts';

export * from './decider.ts';
export * from './dynamodb-store.ts';
export * from './execute.ts';
export * from './hash-chain.ts';
export * from './projection.ts';
export * from './recorded.ts';
export * from './relay.ts';
export * from './store.ts';

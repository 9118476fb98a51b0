export type { Fault } from './aws-proxy/faults.ts';
export { personaTokens } from './issuer/persona-tokens.ts';
export { personas } from './issuer/personas.ts';
export { type Runtime, type RuntimeSettings, startRuntime } from './runtime.ts';
export { synthesize } from './synthesize.ts';

export * from './answering.ts';
export { type Audience, audienceOf, filterPolicy, hears } from './audience.ts';

export * from './answering.ts';
export { type Audience, audienceOf, couldHear, filterPolicy, hears } from './audience.ts';
export * from './names.ts';

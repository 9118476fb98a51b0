import { asyncApiBreaks } from './asyncapi.ts';
import { at, type Break, type Json } from './break.ts';
import { openApiBreaks } from './openapi.ts';
import { comparing } from './schema.ts';

/** All that is published. */
export interface Contracts {
  readonly openapi: Json;
  readonly asyncapi: Json;
  /** The schemas of events by name. */
  readonly schemas: Readonly<Record<string, Json>>;
}

/** By what contracts break those who rely on the ones before. */
export const contractBreaks = (before: Contracts, after: Contracts): Break[] => [
  ...openApiBreaks(before.openapi, after.openapi),
  ...asyncApiBreaks(before.asyncapi, after.asyncapi),
  ...eventSchemaBreaks(before.schemas, after.schemas),
];

/** An event that was recorded is read for ever, by us as well: its schema may have more optional fields, and nothing else. */
export function eventSchemaBreaks(before: Contracts['schemas'], after: Contracts['schemas']): Break[] {
  return Object.entries(before).flatMap(([name, schema]) => {
    const now = after[name];
    const place = [`schema ${name}`];
    if (!now) return [at(place, 'is gone; a released one is served for ever')];
    return comparing(schema, now)(schema, now, place, ['in', 'out']);
  });
}

/** What to do about breaks, for whoever made them. */
export function breakReport(breaks: readonly Break[]): string {
  return [
    ...breaks.map(({ where, what }) => `  ${where}: ${what}`),
    '',
    'Others rely on what was released. Add instead of changing: an optional field, another route, another code; of an event,',
    'a new version beside the old one. Where that cannot be, raise the first number of `contractsVersion` and release with',
    '`pnpm release:contracts --breaking`; docs/adr/0042-released-contracts-and-compatibility.md tells the rules.',
  ].join('\n');
}

import { catalogue, event, limits } from '@maplebridge/contracts';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Caps } from './caps.ts';
import { decideWithin } from './decide-within.ts';
import type { Decider } from './decider.ts';
import { specification } from './spec.ts';

const summary = { en: 'It happened', zh: '已发生' };
const events = catalogue('test', 'diary', {
  noted: event({ version: 1, summary, data: z.strictObject({ by: z.string() }) }),
  turned: event({ version: 1, summary, data: z.strictObject({}) }),
  ended: event({ version: 1, summary, data: z.strictObject({}) }),
});
interface Diary {
  readonly page: number;
}
type Fact = 'noted' | 'turned' | 'ended';
type Write = readonly { readonly type: Fact; readonly by?: string }[];

const at = '2019-05-21T09:30:00+08:00';
const happened = (type: Fact, by = 'li') => ({ type, at, data: type === 'noted' ? { by } : {} }) as const;
const limit = 'holds';
const { most } = limits[limit];

/** Notes are limited by author and page. */
const diary = (noted: Caps<Diary, typeof events>['noted']): Decider<Diary, Write, typeof events> => ({
  events,
  initial: { page: 1 },
  evolve: (state, { type }) => (type === 'turned' ? { page: state.page + 1 } : state),
  decide: (facts) => facts.map(({ type, by }) => happened(type, by)) as never,
  caps: { noted, turned: 'by-its-rules', ended: 'always' },
  area: () => ({ city: '321100', district: '321171', station: 'dingmao' }),
});
const notes = (count: number, by?: string) =>
  Array.from({ length: count }, () => happened('noted', by)) as never[];
const note = { type: 'noted', by: 'li' } as const;

describe('a limit', () => {
  const given = specification(diary({ limit }));

  test('allows exactly as many as it states', () => {
    given(...notes(most - 1))
      .when([note])
      .yields(happened('noted') as never);
    given(...notes(most))
      .when([note])
      .refuses('limit-reached');
  });
  test('counts what one command does at once', () => {
    given(...notes(most - 2))
      .when([note, note])
      .yields(...notes(2));
    given(...notes(most - 1))
      .when([note, note])
      .refuses('limit-reached');
  });
  test('never blocks a fact that ends something', () => {
    given(...notes(most))
      .when([{ type: 'ended' }])
      .yields(happened('ended') as never);
    given(...notes(most))
      .when([note, { type: 'ended' }])
      .yields(...notes(1), happened('ended') as never);
  });
  test('is named in the rejection, with advice', () => {
    expect(decideWithin(diary({ limit }), [note], notes(most))).toMatchObject({
      rejected: 'limit-reached',
      limit,
      detail: expect.stringContaining(String(most)),
    });
  });
});

test('a limit for each author does not affect other authors', () => {
  const given = specification(diary(({ by }) => ({ limit, within: by })));
  given(...notes(most, 'li'))
    .when([note])
    .refuses('limit-reached');
  given(...notes(most, 'zhao'))
    .when([note])
    .yields(happened('noted') as never);
});

test('a limit may restart when the state changes', () => {
  const given = specification(diary((_, { page }) => ({ limit, within: String(page) })));
  given(...notes(most))
    .when([note])
    .refuses('limit-reached');
  given(...notes(most), happened('turned') as never)
    .when([note])
    .yields(happened('noted') as never);
});

test('of several limits the first one reached applies', () => {
  const other = 'case-reopenings';
  const given = specification(diary([{ limit }, { limit: other }]));
  given(...notes(limits[other].most))
    .when([note])
    .refuses('limit-reached');
});

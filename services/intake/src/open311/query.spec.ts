import { RequestQuery } from '@maplebridge/contracts/open311';
import { describe, expect, test } from 'vitest';
import { isWithin, wantedBy } from './query.ts';

const now = '2019-08-29T00:00:00.000Z';
const wanted = (query: Record<string, string>) => {
  const it = wantedBy(RequestQuery.parse(query), now);
  return 'rejected' in it ? it.errors?.map(({ pointer }) => pointer) : it;
};

test('an empty query returns the first 1000 of the latest 90 days, the latest first', () =>
  expect(wanted({})).toEqual({
    list: {
      lists: ['open311/all/open/requested', 'open311/all/closed/requested'],
      latestFirst: true,
      from: '2019-05-31T00:00:00.000Z',
      upTo: undefined,
      limit: 1000,
    },
    skip: 0,
    requested: {},
  }));

test('services and status choose the lists', () =>
  expect(wanted({ service_code: 'hazard.gas,hazard.other', status: 'closed' })).toMatchObject({
    list: { lists: ['open311/hazard.gas/closed/requested', 'open311/hazard.other/closed/requested'] },
  }));

describe('dates', () => {
  test('are taken as instants, whatever their offset', () =>
    expect(
      wanted({ start_date: '2019-05-21T08:00:00+08:00', end_date: '2019-05-22T00:00:00Z' }),
    ).toMatchObject({
      list: { from: '2019-05-21T00:00:00.000Z', upTo: '2019-05-22T00:00:00.000Z' },
    }));

  test('default to a span of 90 days if one is missing', () => {
    const day = '2019-04-01T00:00:00Z';
    expect(wanted({ start_date: day })).toMatchObject({ list: { upTo: '2019-06-30T00:00:00.000Z' } });
    expect(wanted({ end_date: day })).toMatchObject({ list: { from: '2019-01-01T00:00:00.000Z' } });
  });

  test('span at most 90 days, with the end after the start', () => {
    const start_date = '2019-01-01T00:00:00Z';
    expect(wanted({ start_date, end_date: '2019-04-01T00:00:00Z' })).toHaveProperty('list');
    expect(wanted({ start_date, end_date: '2019-04-01T00:00:01Z' })).toEqual(['/query/end_date']);
    expect(wanted({ start_date, end_date: '2018-12-31T00:00:00Z' })).toEqual(['/query/end_date']);
  });
});

describe('a query by change', () => {
  test('lists the oldest change first, for any time of request', () =>
    expect(wanted({ updated_after: '2019-05-21T08:00:00+08:00' })).toMatchObject({
      list: {
        lists: ['open311/all/open/updated', 'open311/all/closed/updated'],
        latestFirst: false,
        from: '2019-05-21T00:00:00.000Z',
        upTo: undefined,
      },
      requested: {},
    }));

  test('may be filtered by time of request', () => {
    const it = wanted({ updated_before: '2019-05-22T00:00:00Z', start_date: '2019-05-01T00:00:00Z' });
    expect(it).toMatchObject({
      list: { from: undefined, upTo: '2019-05-22T00:00:00.000Z' },
      requested: { from: '2019-05-01T00:00:00.000Z', upTo: '2019-07-30T00:00:00.000Z' },
    });
  });
});

test('pages cover only the first 1000', () => {
  expect(wanted({ page: '3', page_size: '20' })).toMatchObject({ list: { limit: 60 }, skip: 40 });
  expect(wanted({ page: '4', page_size: '250' })).toMatchObject({ list: { limit: 1000 }, skip: 750 });
  expect(wanted({ page: '5', page_size: '250' })).toEqual(['/query/page']);
  expect(wanted({ page: '2' })).toEqual(['/query/page']);
});

test('both ends of a span are included', () => {
  const shown = { requestedAt: '2019-05-21T00:00:00.000Z' } as Parameters<typeof isWithin>[0];
  const at = shown.requestedAt;
  expect([isWithin(shown, {}), isWithin(shown, { from: at, upTo: at })]).toEqual([true, true]);
  expect(isWithin(shown, { from: '2019-05-21T00:00:00.001Z' })).toBe(false);
  expect(isWithin(shown, { upTo: '2019-05-20T23:59:59.999Z' })).toBe(false);
});

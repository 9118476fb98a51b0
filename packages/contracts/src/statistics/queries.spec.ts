import { expect, test } from 'vitest';
import { BreakdownQuery, OverviewQuery, SeriesQuery } from './queries.ts';

const season = { from: '2019-04-01', to: '2019-10-31' };

test('figures are named by commas, each once', () => {
  const { figures } = OverviewQuery.parse({ ...season, figures: 'success-rate,cases-settled,success-rate' });
  expect(figures).toEqual(['success-rate', 'cases-settled']);
  expect(OverviewQuery.parse(season).figures).toBeUndefined();
});

test.each([
  [OverviewQuery, { ...season, figures: 'success-rate,luck' }, 'figures', 'must be ids of figures'],
  [OverviewQuery, { ...season, figures: '' }, 'figures', 'must be ids of figures'],
  [OverviewQuery, { from: '2019-04-02', to: '2019-04-01' }, 'to', 'must not lie before "from"'],
  [OverviewQuery, { from: '2010-01-01', to: '2021-01-01' }, 'to', 'within 10 years'],
  [OverviewQuery, { from: '1999-12-31', to: '2000-01-01' }, 'from', 'between 2000-01-01 and 2199-12-31'],
  [SeriesQuery, { from: '2019-01-01', to: '2020-02-05', by: 'day' }, 'to', 'within 400 days'],
  [SeriesQuery, { from: '2019-01-01', to: '2020-02-05', by: 'week' }, 'to', 'within 400 days'],
  [BreakdownQuery, { ...season, figure: 'success-rate', by: 'outcome' }, 'by', 'category, tier'],
  [BreakdownQuery, { ...season, figure: 'on-time-rate', by: 'tier' }, 'by', 'is not broken down'],
])('what is not answered says where and why (%#)', (query, asked, field, why) => {
  const { error } = query.safeParse(asked);
  expect(error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    [field, expect.stringContaining(why)],
  ]);
});

test('ten years by month are answered, and 400 days by day', () => {
  expect(SeriesQuery.safeParse({ from: '2010-01-01', to: '2019-12-31', by: 'month' }).success).toBe(true);
  expect(SeriesQuery.safeParse({ from: '2019-01-01', to: '2020-02-04', by: 'day' }).success).toBe(true);
});

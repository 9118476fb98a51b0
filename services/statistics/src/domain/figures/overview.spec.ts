import { expect, test } from 'vitest';
import { asked, rollup } from './figures.fixtures.ts';
import { overviewOf, spansOf } from './overview.ts';

const october = { ...asked, period: { from: '2019-10-01', to: '2019-10-31' } };
const cases = (settled: number, handled: number) => ({ 'cases.settled': settled, 'cases.handled': handled });
const rollups = {
  now: [rollup('2019-10', cases(39, 40), { facts: 79 })],
  yoy: [rollup('2018-10', cases(18, 20), { facts: 38 })],
  mom: [],
};

test('every figure comes with both changes, their bases and the periods compared', () => {
  const spans = spansOf(october.period, '2019-11-05');
  const answer = overviewOf(october, spans, rollups, ['cases-settled', 'success-rate'], 'en');
  expect(answer).toMatchObject({
    elapsed: october.period,
    comparedWith: {
      yoy: { from: '2018-10-01', to: '2018-10-31' },
      mom: { from: '2019-09-01', to: '2019-09-30' },
    },
    dataVersion: 'g1-117',
  });
  const [settled, success] = answer.figures;
  expect(settled?.yoy).toMatchObject({ basis: { numerator: 18 }, text: '+116.7 %' });
  expect(settled?.mom).toMatchObject({ basis: { numerator: 0 }, value: null, text: '—' });
  expect(success?.yoy).toMatchObject({ basis: { text: '90.0 %' }, text: '+7.5 pp' });
});

test('a period that has not begun is compared with nothing', () => {
  const none = { now: [], yoy: [], mom: [] };
  const spans = spansOf(october.period, '2019-09-30');
  const answer = overviewOf(october, spans, none, ['cases-settled'], 'en');
  expect(answer).toMatchObject({ elapsed: null, comparedWith: null, asOf: null, dataVersion: 'g1-0' });
  expect(answer.figures[0]?.yoy).toEqual({ basis: null, unit: 'percent', value: null, text: '—' });
});

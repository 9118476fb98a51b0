import { expect, test } from 'vitest';
import { mediation } from './mediation.ts';
import { counted } from './subject.ts';

const { additions } = mediation;
const of = (fact: string, data: object) => counted(mediation, additions[fact]?.(data as never).counts);

test('opening counts as accepted; only what was carried through counts as handled', () => {
  const closing = (outcome: string, more: object = {}) =>
    of('closed', { reportId: 'x', category: 'damages', outcome, ...more });
  expect(of('opened', { routing: { tier: 'centre' } })).toEqual({ accepted: 1, handled: 0, settled: 0 });
  // What mediation is not for was never accepted.
  expect(of('opened', { routing: { tier: null } })).toEqual({ accepted: 0, handled: 0, settled: 0 });
  expect(of('reopened', {})).toEqual({ accepted: 1, handled: 0, settled: 0 });
  expect(closing('settled')).toEqual({ accepted: 0, handled: 1, settled: 1 });
  expect(closing('failed')).toEqual({ accepted: 0, handled: 1, settled: 0 });
  expect(closing('failed', { untried: true })).toEqual({ accepted: 0, handled: 0, settled: 0 });
  for (const outcome of ['withdrawn', 'refused', 'not-acceptable', 'transferred']) {
    expect(closing(outcome)).toEqual({ accepted: 0, handled: 0, settled: 0 });
  }
});

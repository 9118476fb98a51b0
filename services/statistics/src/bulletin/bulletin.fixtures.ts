import type { FrozenObservation, Snapshot } from '@maplebridge/contracts/statistics';
import type { Rollup } from '../domain/rollup.ts';
import { snapshotOf } from './snapshot.ts';

export const dingmao = { city: '321100', district: '321171', station: 'dingmao' };

const rollup = (station: string, period: string, counts: Rollup['counts'], facts = 9): Rollup => ({
  district: station === 'dingmao' ? '321171' : '321111',
  station,
  period,
  counts,
  facts,
  countedAt: `${period}-28T02:00:00.000Z`,
});

export const sums: readonly Rollup[] = [
  rollup('dingmao', '2018-10', { 'cases.accepted': 20, 'cases.handled': 20, 'cases.settled': 18 }),
  rollup('dingmao', '2019-09', {
    'reports.received': 40,
    'cases.accepted': 38,
    'cases.handled': 38,
    'cases.settled': 37,
  }),
  rollup('dingmao', '2019-10', {
    'reports.received': 28,
    'cases.accepted': 28,
    'cases.handled': 33,
    'cases.settled': 32,
    'cases.contacted': 3,
    'hazards.found': 2,
    'hazards.rectified': 1,
    'hazards.onTime': 1,
  }),
  rollup('baotalu', '2019-10', { 'cases.accepted': 1 }, 1),
];

export const details: readonly Rollup[] = [
  rollup('dingmao', '2019-10', {
    'cases.accepted/category=neighbours': 20,
    'cases.accepted/category=contract': 8,
    'cases.settle/1': 20,
    'cases.settle/6': 12,
  }),
  rollup('dingmao', '2019-09', { 'cases.accepted/category=contract': 30 }),
];

export const observed: FrozenObservation = {
  indicator: 'preventable-cases',
  count: 101,
  yearOnYear: {
    basis: 'counts',
    value: '-49.5',
    text: '−49.5 %',
    before: 200,
    source: { kind: 'document', number: '镇公统〔2019〕11号', date: '2019-11-02' },
  },
  version: 1,
  source: { kind: 'document', number: '镇公统〔2019〕11号', date: '2019-11-02' },
};

interface Wanted {
  readonly code?: string;
  readonly stations?: readonly string[];
  readonly observations?: readonly FrozenObservation[];
  readonly more?: readonly Rollup[];
}

/** October 2019, of Dingmao by default. */
export const october = ({
  code = 'dingmao',
  stations = [code],
  observations = [],
  more = [],
}: Wanted = {}): Snapshot =>
  snapshotOf(
    { code, month: '2019-10', stations, timeZone: 'Asia/Shanghai' },
    { rebuildVersion: 1, sums: [...sums, ...more], details },
    observations,
  );

/** Counts that were entered after the bulletin was issued. */
export const late = (counts: Rollup['counts'], period = '2019-10'): Rollup =>
  rollup('dingmao', period, counts, 2);

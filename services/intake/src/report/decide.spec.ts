import type { ReportEvent } from '@maplebridge/contracts/intake';
import { fold } from '@maplebridge/event-log';
import { specification } from '@maplebridge/event-log/spec';
import { expect, test } from 'vitest';
import type { RecordProgress } from './commands.ts';
import { statusOf } from './state.ts';
import { reportDecider } from './stream.ts';

const given = specification(reportDecider);
const now = '2019-05-21T02:00:00.000Z';
const data = {
  kind: 'dispute',
  category: 'damages',
  channel: 'app',
  area: { city: '321100', district: '321171', station: 'dingmao' },
  position: { lng: 119.508, lat: 32.178 },
  anonymous: false,
} as const;
const received: ReportEvent = { type: 'received', at: now, data };
const caseId = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
const step = (name: RecordProgress['step'], at: string, cause: string): RecordProgress => ({
  type: 'RecordProgress',
  step: name,
  at,
  caseId,
  cause,
});
const progressed = ({ type: _, ...progress }: RecordProgress): ReportEvent => ({
  type: 'progressed',
  at: progress.at,
  data: progress,
});

test('repeating a progress event is a no-op', () => {
  const opened = step('case-opened', '2019-05-21T03:00:00.000Z', 'case-1#1');
  given(received).when(opened).yields(progressed(opened));
  given(received, progressed(opened)).when(opened).yields();
});

test('progress of an unknown report is rejected', () => {
  given()
    .when(step('case-opened', now, 'case-1#1'))
    .refuses('not-found');
});

test('progress is sorted by time, and an ended report stays ended', () => {
  const opened = progressed(step('case-opened', '2019-05-21T03:00:00.000Z', 'case-1#1'));
  const closed = progressed(step('case-closed', '2019-05-24T03:00:00.000Z', 'case-1#7'));
  const state = fold(reportDecider, [received, closed, opened]);
  expect(state?.progress.map((progress) => progress.step)).toEqual(['case-opened', 'case-closed']);
  expect(state && statusOf(state)).toBe('ended');
  const begun = fold(reportDecider, [received, opened]);
  expect(begun && statusOf(begun)).toBe('in-mediation');
  const fresh = fold(reportDecider, [received]);
  expect(fresh && statusOf(fresh)).toBe('received');
});

test('a hazard is in rectification only after the order', () => {
  const of = (name: RecordProgress['step'], cause: string) => {
    const { caseId: hazardId, ...rest } = step(name, '2019-05-21T03:00:00.000Z', cause);
    return progressed({ ...rest, ...(hazardId && { hazardId }) });
  };
  const hazard: ReportEvent = {
    ...received,
    data: { ...data, kind: 'hazard', category: 'fire-lane-blocked' },
  };
  const opened = of('hazard-opened', 'hazard-1#1');
  const ordered = of('hazard-ordered', 'hazard-1#3');
  const closed = of('hazard-closed', 'hazard-1#9');
  const status = (...told: ReportEvent[]) => {
    const state = fold(reportDecider, [hazard, ...told]);
    return state && statusOf(state);
  };
  expect(status(opened)).toBe('received');
  expect(status(ordered, opened)).toBe('in-rectification');
  expect(status(closed, opened, ordered)).toBe('ended');
});

import type { ReportEvent } from '@maplebridge/contracts/intake';
import { fold } from '@maplebridge/event-log';
import type { DataOf, Report } from './state.ts';
import { reportDecider } from './stream.ts';

export const id = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
export const otherId = '3m0a5e2k9y7b4c1d8f6g0h2j3k';
export const neighbour = '5q1c7e4n9x2b8d3f6h0j1m5p7r';
export const receivedAt = '2019-05-21T02:00:00.000Z';
export const at = '2019-05-22T02:00:00.000Z';
export const note = 'note-1';
export const area = { city: '321100', district: '321171', station: 'dingmao' };
export const position = { lng: 119.508, lat: 32.178 };

/** The `received` event: a dispute among neighbours by default. */
export const received = (over: Partial<DataOf<'received'>> = {}): ReportEvent => ({
  type: 'received',
  at: receivedAt,
  data: {
    ...{ kind: 'dispute', category: 'neighbours', channel: 'app' },
    ...{ area, position, anonymous: false },
    ...over,
  },
});
/** Any other event, a day later by default. */
export const event = <T extends ReportEvent['type']>(type: T, data: DataOf<T>, when = at): ReportEvent =>
  ({ type, at: when, data }) as ReportEvent;

export const closed = event('progressed', {
  ...{ step: 'case-closed', at, caseId: id, outcome: 'settled', cause: `case-${id}#7` },
});
export const withdrawn = event('withdrawn', { kind: 'dispute' });
/** What statistics counted for the report of `received`. */
export const counted = { receivedAt, category: 'neighbours', channel: 'app', urgent: false } as const;
export const merged = event('merged', { kind: 'dispute', from: id, into: otherId, takesBack: counted, note });
export const place = {
  desk: 'dingmao-reception',
  startsAt: '2019-05-27T09:00:00+08:00',
  endsAt: '2019-05-27T09:15:00+08:00',
  places: 2,
};
export const booked = event('appointment-made', { ...place, first: true });
export const service = received({ kind: 'service', category: 'permit-or-id' });
export const urgent: NonNullable<DataOf<'received'>['triage']> = {
  ...{ scope: 'grid', urgent: true, danger: ['fire'], reasons: [{ rule: 'fire' }] },
};

/** The state after these events. */
export function stateOf(...events: ReportEvent[]): Report {
  const state = fold(reportDecider, events);
  if (!state) throw new Error('nothing was received');
  return state;
}

import type { ReportEvent } from '@maplebridge/contracts/intake';
import { city } from '@maplebridge/directory/city-data';
import { aggregateLog } from '@maplebridge/event-log';
import { memoryStore } from '@maplebridge/event-log/memory';
import { describe, expect, test } from 'vitest';
import { confidentialRule } from '../domain/confidential-matter.ts';
import type { ReceiveReport, ReportCommand } from '../report/commands.ts';
import { reportDecider, reportStream } from '../report/stream.ts';
import { open311Listing } from './lists.ts';
import { presentRequest, publicRequestOf } from './public-request.ts';

const id = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
const at = '2019-05-21T10:00:00+08:00';
const rule = confidentialRule(city.policy.confidential);
const area = { city: '321100', district: '321171', station: 'dingmao' };
const step = (name: 'hazard-ordered' | 'hazard-closed', cause: string): ReportCommand => ({
  type: 'RecordProgress',
  ...{ step: name, at, cause, hazardId: id },
});

/** A report as commands left it, one recorded each minute from noon on. */
async function after(over: Partial<ReceiveReport>, ...more: ReportCommand[]) {
  const reports = aggregateLog(memoryStore(), reportDecider);
  const received: ReceiveReport = {
    type: 'ReceiveReport',
    ...{ kind: 'hazard', category: 'gas', channel: '110-desk', anonymous: false },
    ...{ area, position: { lng: 119.508, lat: 32.178 } },
    ...{ at, now: '2019-05-21T12:00:00.000Z', mayBackdate: true, recordsFrom: '2019-01-01T00:00:00+08:00' },
    ...over,
  };
  for (const [minute, command] of [received, ...more].entries()) {
    const now = `2019-05-21T12:0${minute}:00.000Z`;
    expect(await reports.execute(reportStream(id), command, { by: 'officer:o-1', now })).toHaveProperty(
      'outcome',
      'appended',
    );
  }
  return reports.load(reportStream(id));
}

const shown = async (...of: Parameters<typeof after>) => publicRequestOf(rule, id, await after(...of));

describe('a public request', () => {
  test('has the time of request and of recording', async () =>
    expect(await shown({})).toEqual({
      id,
      service: 'hazard.gas',
      status: 'open',
      note: 'received',
      position: { lng: 119.508, lat: 32.178 },
      requestedAt: '2019-05-21T02:00:00.000Z',
      updatedAt: '2019-05-21T12:00:00.000Z',
    }));

  test('follows the progress', async () => {
    const ordered = step('hazard-ordered', 'hazard-1#2');
    expect(await shown({}, ordered)).toMatchObject({ status: 'open', note: 'hazard-ordered' });
    expect(await shown({}, ordered, step('hazard-closed', 'hazard-1#5'))).toMatchObject({
      status: 'closed',
      note: 'hazard-closed',
      updatedAt: '2019-05-21T12:02:00.000Z',
    });
  });

  test('is closed after a withdrawal', async () =>
    expect(await shown({}, { type: 'WithdrawReport', at })).toMatchObject({
      status: 'closed',
      note: 'withdrawn',
    }));

  test('does not show disclosures or holds', async () => {
    const hold: ReportCommand = { type: 'HoldReport', state: 'held', ground: 'audit', at };
    expect(await shown({}, hold)).toEqual(await shown({}));
  });

  test('is undefined for a tip and for an unknown report', async () => {
    expect(await shown({ kind: 'tip', category: 'fraud' })).toBeUndefined();
    expect(publicRequestOf(rule, id, { state: undefined, events: [] })).toBeUndefined();
  });
});

test('a request is presented in the caller’s language, without text, persons or an address', async () => {
  const it = await shown({});
  expect(it && presentRequest(it, 'Gas', 'en')).toEqual({
    service_request_id: id,
    status: 'open',
    status_notes: 'It was taken in.',
    service_name: 'Gas',
    service_code: 'hazard.gas',
    description: null,
    agency_responsible: null,
    service_notice: null,
    requested_datetime: '2019-05-21T02:00:00.000Z',
    updated_datetime: '2019-05-21T12:00:00.000Z',
    expected_datetime: null,
    address: null,
    address_id: null,
    zipcode: null,
    lat: 32.178,
    long: 119.508,
    media_url: null,
  });
  expect(it && presentRequest(it, '燃气', 'zh').status_notes).toBe('已受理。');
});

describe('lists', () => {
  const listed = async (...of: Parameters<typeof after>) => open311Listing(rule, id, await after(...of));

  test('have all requests and those of each service, by status, by request and by change', async () => {
    const requested = '2019-05-21T02:00:00.000Z';
    const updated = '2019-05-21T12:01:00.000Z';
    const withdrawn = await listed({}, { type: 'WithdrawReport', at });
    expect(withdrawn).toMatchObject({ id: `open311-${id}`, version: 2, counts: {} });
    expect(withdrawn?.lists).toEqual({
      'open311/all/closed/requested': requested,
      'open311/all/closed/updated': updated,
      'open311/hazard.gas/closed/requested': requested,
      'open311/hazard.gas/closed/updated': updated,
    });
  });

  test.each([
    ['tip', 'fraud'],
    ['dispute', 'neighbours'],
    ['dispute', 'marriage-family'],
    ['service', 'permit-or-id'],
    ['service', 'immigration'],
  ] as const)('show no %s about %s', async (kind, category) =>
    expect(await listed({ kind, category })).toBeUndefined(),
  );

  test('have requests about public places', async () =>
    expect(await listed({ kind: 'service', category: 'real-thing' })).toMatchObject({
      item: { service: 'service.real-thing' },
    }));
});

// What events carry is all there is to show: a field that were added to them must be looked at here.
test('a list item has only the public fields', async () => {
  const facts = { facts: { injury: true } } as Extract<ReportEvent, { type: 'received' }>['data'];
  const item = open311Listing(rule, id, await after(facts))?.item;
  expect(Object.keys(item ?? {}).sort()).toEqual(
    ['id', 'note', 'position', 'requestedAt', 'service', 'status', 'updatedAt'].sort(),
  );
});

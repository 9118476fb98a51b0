import type { ReportEvent } from '@maplebridge/contracts/intake';
import { fold } from '@maplebridge/event-log';
import { specification } from '@maplebridge/event-log/spec';
import { describe, expect, test } from 'vitest';
import type { EraseReport, HoldReport } from './commands.ts';
import { reportDecider } from './stream.ts';

const given = specification(reportDecider);
const at = '2019-05-21T02:00:00.000Z';
const officer = '3m00000000000000000000000a';
const received: ReportEvent = {
  type: 'received',
  at,
  data: {
    kind: 'dispute',
    category: 'damages',
    channel: 'app',
    area: { city: '321100', district: '321171', station: 'dingmao' },
    position: { lng: 119.508, lat: 32.178 },
    anonymous: false,
  },
};
const withdrawn: ReportEvent = { type: 'withdrawn', at, data: { kind: 'dispute' } };
const held: ReportEvent = { type: 'hold-changed', at, data: { state: 'held', ground: 'litigation' } };
const released: ReportEvent = { type: 'hold-changed', at, data: { state: 'released' } };
const erased: ReportEvent = {
  type: 'erased',
  at,
  data: { ground: 'subject-request', records: 2, attachments: 1 },
};
const erase = (records = 2, attachments = 1): EraseReport => ({
  ...{ type: 'EraseReport', ground: 'subject-request', records, attachments, at },
});
const hold = (over: Partial<HoldReport> = {}): HoldReport => ({
  ...{ type: 'HoldReport', state: 'held', ground: 'litigation', at, ...over },
});

describe('an erasure', () => {
  test('is recorded with the number of erased records and files', () =>
    given(received, withdrawn).when(erase()).yields(erased));

  test('is rejected while the report is open', () => given(received).when(erase()).refuses('report-open'));

  test('is rejected only while the report is on hold', () => {
    given(received, withdrawn, held).when(erase()).refuses('on-hold');
    given(received, withdrawn, held, released).when(erase()).yields(erased);
  });

  test('without new data is a no-op after the first', () => {
    const none: ReportEvent = { ...erased, data: { ...erased.data, records: 0, attachments: 0 } };
    given(received, withdrawn).when(erase(0, 0)).yields(none);
    given(received, withdrawn, erased).when(erase(0, 0)).yields();
  });

  test('of data added after the first is recorded again', () =>
    given(received, withdrawn, erased)
      .when(erase(1, 0))
      .yields({ ...erased, data: { ...erased.data, records: 1, attachments: 0 } }));

  test('leaves no attachments and records the counts', () => {
    const file: ReportEvent = {
      type: 'attachment-added',
      at,
      data: { attachment: officer, mediaType: 'image/png', bytes: 9 },
    };
    const state = fold(reportDecider, [received, file, withdrawn, erased]);
    expect(state?.attachments).toEqual([]);
    expect(state?.erased).toMatchObject({ records: 2, attachments: 1, at });
  });
});

describe('a hold', () => {
  test('needs a ground; a release does not', () => {
    given(received)
      .when(hold({ ground: undefined }))
      .refuses('ground-missing');
    given(received).when(hold()).yields(held);
    given(received, held)
      .when(hold({ state: 'released', ground: undefined }))
      .yields(released);
  });

  test('that is already set, or already released, is a no-op', () => {
    given(received, held)
      .when(hold({ ground: 'audit' }))
      .yields();
    given(received)
      .when(hold({ state: 'released' }))
      .yields();
  });

  test('blocks the erasure of files', () => {
    const attachment = officer;
    const file: ReportEvent = {
      type: 'attachment-added',
      at,
      data: { attachment, mediaType: 'image/png', bytes: 9 },
    };
    given(received, file, held).when({ type: 'EraseAttachment', attachment, at }).refuses('on-hold');
  });
});

test('every disclosure is recorded', () => {
  const look = { type: 'DiscloseReport', by: officer, purpose: 'call-back', note: 'note-1', at } as const;
  const disclosed: ReportEvent = {
    type: 'disclosed',
    at,
    data: { by: officer, purpose: 'call-back', note: 'note-1' },
  };
  given(received).when(look).yields(disclosed);
  given(received, disclosed).when(look).yields(disclosed);
  expect(fold(reportDecider, [received, disclosed, disclosed])?.disclosures).toHaveLength(2);
});

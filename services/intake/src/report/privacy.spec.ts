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
  test('is told with what it took', () => given(received, withdrawn).when(erase()).yields(erased));

  test('waits until nothing is done about the matter any more', () =>
    given(received).when(erase()).refuses('report-open'));

  test('waits while the report is held, and no longer', () => {
    given(received, withdrawn, held).when(erase()).refuses('on-hold');
    given(received, withdrawn, held, released).when(erase()).yields(erased);
  });

  test('of nothing is told once, and not again', () => {
    const none: ReportEvent = { ...erased, data: { ...erased.data, records: 0, attachments: 0 } };
    given(received, withdrawn).when(erase(0, 0)).yields(none);
    given(received, withdrawn, erased).when(erase(0, 0)).yields();
  });

  test('of what was added after another is told again', () =>
    given(received, withdrawn, erased)
      .when(erase(1, 0))
      .yields({ ...erased, data: { ...erased.data, records: 1, attachments: 0 } }));

  test('leaves no file, and how much it was', () => {
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
  test('needs a ground, and letting go none', () => {
    given(received)
      .when(hold({ ground: undefined }))
      .refuses('ground-missing');
    given(received).when(hold()).yields(held);
    given(received, held)
      .when(hold({ state: 'released', ground: undefined }))
      .yields(released);
  });

  test('that stands is not set again, nor one let go that does not', () => {
    given(received, held)
      .when(hold({ ground: 'audit' }))
      .yields();
    given(received)
      .when(hold({ state: 'released' }))
      .yields();
  });

  test('lets no file be erased', () => {
    const attachment = officer;
    const file: ReportEvent = {
      type: 'attachment-added',
      at,
      data: { attachment, mediaType: 'image/png', bytes: 9 },
    };
    given(received, file, held).when({ type: 'EraseAttachment', attachment, at }).refuses('on-hold');
  });
});

test('every look at what is masked is told, each time', () => {
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

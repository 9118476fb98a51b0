import { limits } from '@maplebridge/contracts';
import { specification } from '@maplebridge/event-log/spec';
import { describe, test } from 'vitest';
import { at, event, note, received } from './report.fixtures.ts';
import { reportDecider } from './stream.ts';

const given = specification(reportDecider);
const said = (from: 'reporter' | 'staff') => event('words-added', { from, note });
const say = (from: 'reporter' | 'staff') => ({ type: 'AddWords', from, note, at }) as const;
const times = <T>(count: number, it: T): T[] => Array.from({ length: count }, () => it);
const messages = times(limits['report-messages'].most, said('reporter'));
const answers = times(limits['report-answers'].most, said('staff'));

describe('a report at its message limit', () => {
  test('rejects messages of the reporter, but accepts answers of the staff', () => {
    given(received(), ...messages.slice(1))
      .when(say('reporter'))
      .yields(said('reporter'));
    given(received(), ...messages)
      .when(say('reporter'))
      .refuses('limit-reached');
    given(received(), ...messages)
      .when(say('staff'))
      .yields(said('staff'));
  });
  test('accepts messages of the reporter when the staff have reached their limit', () => {
    given(received(), ...answers)
      .when(say('staff'))
      .refuses('limit-reached');
    given(received(), ...answers)
      .when(say('reporter'))
      .yields(said('reporter'));
  });
  test('can be withdrawn and then erased', () => {
    const withdrawn = event('withdrawn', { kind: 'dispute' });
    given(received(), ...messages, ...answers)
      .when({ type: 'WithdrawReport', at })
      .yields(withdrawn);
    const erasure = { ground: 'subject-request', records: 300, attachments: 0 } as const;
    given(received(), ...messages, ...answers, withdrawn)
      .when({ type: 'EraseReport', ...erasure, at })
      .yields(event('erased', erasure));
  });
});

test('the disclosure limit of one account does not block a colleague', () => {
  const by = (n: number) => `7w3k0d4m2x9q5r8t1v6y0z3b2${n}`;
  const disclosed = (n: number) => event('disclosed', { by: by(n), purpose: 'call-back', note });
  const disclose = (n: number) =>
    ({ type: 'DiscloseReport', by: by(n), purpose: 'call-back', note, at }) as const;
  const mine = times(limits['report-disclosures-by-one'].most, disclosed(1));
  given(received(), ...mine)
    .when(disclose(1))
    .refuses('limit-reached');
  given(received(), ...mine)
    .when(disclose(2))
    .yields(disclosed(2));
});

test('a hold can always be released', () => {
  const held = event('hold-changed', { state: 'held', ground: 'audit' });
  const released = event('hold-changed', { state: 'released' });
  const pairs = times(limits.holds.most - 1, [held, released]).flat();
  given(received(), ...pairs, held)
    .when({ type: 'HoldReport', state: 'released', at })
    .yields(released);
  given(received(), ...pairs, held, released)
    .when({ type: 'HoldReport', state: 'held', ground: 'audit', at })
    .refuses('limit-reached');
});

test('uploads are limited in total and at a time', () => {
  const file = { attachment: '7w3k0d4m2x9q5r8t1v6y0z3b2c', mediaType: 'image/jpeg', bytes: 1 };
  const once = [event('attachment-added', file), event('attachment-erased', { attachment: file.attachment })];
  given(received(), ...times(limits['report-uploads'].most, once).flat())
    .when({ type: 'AddAttachment', ...file, at })
    .refuses('limit-reached');
});

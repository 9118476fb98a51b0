import type { CaseEvent, RoutingFacts } from '@maplebridge/contracts/mediation';
import { firstBreak, fold, isRejection, reject, seal } from '@maplebridge/event-log';
import { specification } from '@maplebridge/event-log/spec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseDecider } from './case.ts';
import type { CaseCommand } from './commands.ts';
import type { CasePolicy } from './decide.ts';

const at = '2019-05-22T10:00:00+08:00';
const now = '2019-06-01T00:00:00.000Z';
const id = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
const routing: RoutingFacts = {
  tier: 'workstation',
  venue: 'dingmao-01',
  procedure: 'people',
  goldMedal: false,
  reasons: [{ rule: 'nearest-workstation' }],
};
const centre: RoutingFacts = {
  ...routing,
  tier: 'centre',
  venue: 'dingmao-centre',
  reasons: [{ rule: 'transfer' }],
};
const deadline = { rule: 'people-one-month', dueAt: '2019-06-21T09:30:00+08:00' };

/** A city in which every case goes to one workstation, and from there to one centre. */
const policy: CasePolicy = {
  router: {
    route: () => routing,
    transfer: (_matter, tier) => (tier === 'centre' ? centre : reject('no-further-tier')),
  },
  limits: {
    mediation: () => deadline,
    confirmation: () => '2019-06-21',
    dateOf: (instant) => instant.slice(0, 10),
  },
};
const decider = caseDecider(policy);
const given = specification(decider);

const matter = {
  reportId: id,
  category: 'damages',
  area: { city: '321100', district: '321171', station: 'dingmao' },
  facts: {},
  position: { lng: 119.508, lat: 32.178 },
  partyCount: 2,
} as const;
const openedAt = '2019-05-21T09:30:00+08:00';
const opened: CaseEvent = { type: 'opened', at: openedAt, data: { ...matter, routing, deadline } };
const consented = (party: string): CaseEvent => ({
  type: 'consented',
  at,
  data: { party, procedure: 'people' },
});
const agreed: CaseEvent = {
  type: 'agreed',
  at,
  data: { reportId: id, form: 'oral', effectiveOn: '2019-05-22', confirmationDueOn: '2019-06-21', note: 'n' },
};
const closed = (end: object): CaseEvent =>
  ({ type: 'closed', at, data: { reportId: id, category: 'damages', ...end } }) as CaseEvent;

const timed = { at, now };
const consent = (party: string, answer: 'given' | 'refused'): CaseCommand => ({
  type: 'RecordConsent',
  party,
  answer,
  ...timed,
});
const session = (...parties: string[]): CaseCommand => ({
  type: 'HoldSession',
  parties,
  mode: 'together',
  note: 'n',
  ...timed,
});
const agree = (over: object = {}): CaseCommand =>
  ({ type: 'RecordAgreement', form: 'oral', note: 'n', ...timed, ...over }) as CaseCommand;
const close = (outcome: string, over: object = {}): CaseCommand =>
  ({ type: 'CloseCase', outcome, ...timed, ...over }) as CaseCommand;
const toCentre: CaseCommand = { type: 'TransferToTier', tier: 'centre', note: 'n', ...timed };
const toCourt: CaseCommand = { type: 'TransferToAuthority', authority: 'court', note: 'n', ...timed };
const overdue = (moment: string): CaseCommand => ({ type: 'NoteOverdue', at: moment, now: moment });

describe('opening', () => {
  const open: CaseCommand = { type: 'OpenCase', ...matter, at: openedAt, now };
  test('routes the case and sets its limit', () => given().when(open).yields(opened));
  test('a second time changes nothing', () => given(opened).when(open).yields());
});

describe('consent (People’s Mediation Law art. 17)', () => {
  test('is recorded per party and procedure', () =>
    given(opened).when(consent('A', 'given')).yields(consented('A')));
  test('given twice is given once', () => given(opened, consented('A')).when(consent('A', 'given')).yields());
  test('a clear refusal by one party ends mediation', () =>
    given(opened, consented('A'))
      .when(consent('B', 'refused'))
      .yields(closed({ outcome: 'refused', refusedBy: 'B' })));
  test('consent may be taken back while nothing is agreed', () =>
    given(opened, consented('A'))
      .when(consent('A', 'refused'))
      .yields(closed({ outcome: 'refused', refusedBy: 'A' })));
  test('after the agreement it is too late to refuse mediation', () =>
    given(opened, consented('A'), consented('B'), agreed)
      .when(consent('A', 'refused'))
      .refuses('agreement-exists'));
  test('a party the case does not have', () =>
    given(opened).when(consent('C', 'given')).refuses('unknown-party'));
});

describe('a session', () => {
  test('needs the consent of those who attend, and theirs alone', () =>
    given(opened, consented('A'))
      .when(session('A'))
      .yields({ type: 'session-held', at, data: { parties: ['A'], mode: 'together', note: 'n' } }));
  test('without consent is refused (art. 17)', () =>
    given(opened, consented('A')).when(session('A', 'B')).refuses('consent-missing'));
  test('with a stranger is refused', () => given(opened).when(session('J')).refuses('unknown-party'));
});

describe('a transfer', () => {
  test('to a higher tier carries the new routing', () =>
    given(opened)
      .when(toCentre)
      .yields({ type: 'transferred', at, data: { reportId: id, routing: centre, note: 'n' } }));
  test('that the ladder does not know is refused', () =>
    given(opened)
      .when({ ...toCentre, tier: 'workstation' } as CaseCommand)
      .refuses('no-further-tier'));
  test('to an authority ends mediation', () =>
    given(opened)
      .when(toCourt)
      .yields(closed({ outcome: 'transferred', authority: 'court', note: 'n' })));
  test('of a case that is agreed is refused', () => {
    given(opened, consented('A'), consented('B'), agreed).when(toCentre).refuses('agreement-exists');
    given(opened, consented('A'), consented('B'), agreed).when(toCourt).refuses('agreement-exists');
  });
});

describe('an agreement', () => {
  const willing = [opened, consented('A'), consented('B')];
  const signed = { parties: ['A', 'B'], mediator: true, committeeSeal: true };
  test('may be oral, and takes effect when reached (arts 28, 30)', () =>
    given(...willing)
      .when(agree())
      .yields(agreed));
  test('on the spot and performed needs no judicial confirmation', () =>
    given(...willing)
      .when(agree({ form: 'performed-on-the-spot' }))
      .yields({
        type: 'agreed',
        at,
        data: { reportId: id, form: 'performed-on-the-spot', effectiveOn: '2019-05-22', note: 'n' },
      }));
  test('in writing needs all parties, the mediator and the seal (art. 29)', () => {
    given(...willing)
      .when(agree({ form: 'written', signatures: signed }))
      .yields({ ...agreed, data: { ...agreed.data, form: 'written' } } as CaseEvent);
    for (const lacking of [
      undefined,
      { ...signed, parties: ['A'] },
      { ...signed, mediator: false },
      { ...signed, committeeSeal: false },
    ]) {
      given(...willing)
        .when(agree({ form: 'written', signatures: lacking }))
        .refuses('signatures-missing');
    }
  });
  test('needs the consent of every party (art. 17)', () =>
    given(opened, consented('A')).when(agree()).refuses('consent-missing'));
  test('stands once', () =>
    given(...willing, agreed)
      .when(agree())
      .refuses('agreement-exists'));
});

describe('closing', () => {
  const willing = [opened, consented('A'), consented('B')];
  test('as settled needs an agreement', () => {
    given(...willing, agreed)
      .when(close('settled'))
      .yields(closed({ outcome: 'settled' }));
    given(...willing)
      .when(close('settled'))
      .refuses('agreement-missing');
  });
  test('as failed needs the parties to be told of the other routes (art. 26)', () => {
    given(...willing)
      .when(close('failed', { routesTold: ['court'] }))
      .yields(closed({ outcome: 'failed', routesTold: ['court'] }));
    given(...willing)
      .when(close('failed'))
      .refuses('routes-not-told');
    given(...willing)
      .when(close('failed', { routesTold: [] }))
      .refuses('routes-not-told');
  });
  test('as withdrawn is open to the parties at any time (art. 23)', () =>
    given(opened)
      .when(close('withdrawn'))
      .yields(closed({ outcome: 'withdrawn' })));
  test('otherwise than settled is not for a case that is agreed', () =>
    given(...willing, agreed)
      .when(close('withdrawn'))
      .refuses('agreement-exists'));
});

describe('time', () => {
  test('what lies ahead has not happened', () =>
    given(opened)
      .when({ ...toCentre, at: '2019-06-01T00:00:01Z' } as CaseCommand)
      .refuses('time-in-future'));
  test('nothing happens to a case before it is opened', () =>
    given(opened)
      .when({ ...toCentre, at: '2019-05-21T09:29:59+08:00' } as CaseCommand)
      .refuses('time-before-opening'));
  test('a limit that has passed is noted once', () => {
    const due = '2019-06-21T01:30:00.000Z';
    const noted: CaseEvent = { type: 'overdue', at: due, data: deadline };
    given(opened).when(overdue(due)).yields(noted);
    given(opened, noted).when(overdue(due)).yields();
  });
  test('a clock that is early, or late for a case that ended, changes nothing', () => {
    given(opened).when(overdue('2019-06-21T01:29:59.999Z')).yields();
    given(opened, closed({ outcome: 'withdrawn' }))
      .when(overdue('2019-07-01T00:00:00.000Z'))
      .yields();
  });
});

const anyCommand = fc.oneof(
  fc.constantFrom(
    consent('A', 'given'),
    consent('B', 'given'),
    consent('A', 'refused'),
    consent('C', 'given'),
  ),
  fc.constantFrom(session('A'), session('A', 'B'), session('J')),
  fc.constantFrom(toCentre, toCourt, agree(), agree({ form: 'written' })),
  fc.constantFrom(
    close('settled'),
    close('failed', { routesTold: ['court'] }),
    close('withdrawn'),
    overdue('2019-07-01T00:00:00.000Z'),
  ),
);

describe('whatever the commands', () => {
  function live(commands: readonly CaseCommand[]): CaseEvent[] {
    const events = [opened];
    for (const command of commands) {
      const decided = decider.decide(command, fold(decider, events));
      if (!isRejection(decided)) events.push(...decided);
    }
    return events;
  }

  test('a case that ended stays as it ended', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 20 }), (commands) => {
        const events = live(commands);
        expect(events.filter(({ type }) => type === 'closed').length).toBeLessThanOrEqual(1);
        if (events.some(({ type }) => type === 'closed')) expect(events.at(-1)?.type).toBe('closed');
      }),
    );
  });

  test('what is settled was agreed, and who agreed had consented', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 30 }), (commands) => {
        const state = fold(decider, live(commands));
        if (state?.outcome === 'settled') expect(state.agreement).toBeDefined();
        if (state?.agreement) expect(Object.values(state.consents)).toEqual(['given', 'given']);
      }),
    );
  });

  test('every event satisfies its contract and seals into an intact history', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 20 }), (commands) => {
        const events = live(commands);
        for (const { type, data } of events) decider.events.facts[type].data.parse(data);
        const sealed = seal(
          events.map((event, i) => ({
            ...event,
            stream: 'case-1',
            version: i + 1,
            schema: 1,
            recordedAt: now,
            area: 'x',
            by: 'x',
          })),
          '',
        );
        expect(firstBreak(sealed)).toBeUndefined();
      }),
    );
  });
});

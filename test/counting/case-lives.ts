import { loadCity } from '@maplebridge/directory/load';
import fc from 'fast-check';
import type { CaseCommand } from '../../services/mediation/src/case/commands.ts';
import type { CaseState } from '../../services/mediation/src/case/state.ts';
import { caseDecider, casePolicy } from '../../services/mediation/src/case/stream.ts';
import { live } from './life.ts';
import { clock } from './lives.ts';

const decider = caseDecider(casePolicy(loadCity('zhenjiang')));
const note = 'note-1';
const parties = ['A', 'B'];
const member = {
  ...{ id: '3m0a'.padEnd(26, '0'), group: 'people', skills: [], languages: [], areas: ['dingmao'] },
  ...{ capacity: 9, goldMedal: true, available: true, taken: 0 },
};

const consent = (party: string, answer = 'given') => ({
  type: 'RecordConsent',
  party,
  answer,
  byGuardian: true,
});
const agreement = (form: string) => ({
  ...{ type: 'RecordAgreement', form, note },
  ...(form === 'written' && { signatures: { parties, mediator: true, committeeSeal: true } }),
});
const close = (outcome: string, more: object = {}) => ({ type: 'CloseCase', outcome, ...more });
const reopen = (ground: string) => ({ type: 'ReopenCase', ground, note });
const perform = (term: number) => ({ type: 'PerformTerm', term });
const breach = (term: number) => ({ type: 'BreachTerm', term, routesTold: ['court', 'arbitration'], note });

/** The command, the hours since the previous one, and the hours between the fact and its entry. */
interface Doing {
  /** `day` is the day of the fact. */
  readonly what: (day: string) => object;
  readonly hours?: number;
  readonly ago?: number;
}
const doing = (what: object | ((day: string) => object), more: Omit<Doing, 'what'> = {}): Doing => ({
  what: typeof what === 'function' ? (what as Doing['what']) : () => what,
  ...more,
});

const willing = parties.map((party) => doing(consent(party)));
const led = [
  doing({ type: 'AskMediator', member, chosen: false, reasons: [{ rule: 'x' }] }),
  doing({ type: 'AnswerAssignment', mediator: member.id, answer: 'accepted', noConflict: true }),
];
const session = (...who: string[]) => doing({ type: 'HoldSession', parties: who, mode: 'together', note });
const agreed = doing((day: string) => ({
  ...agreement('written'),
  terms: [1, 2].map(() => ({ by: 'B', kind: 'act', dueOn: day })),
}));
const settled = doing(close('settled'));
const failed = doing(close('failed', { routesTold: ['court', 'arbitration'] }));
const withdrawn = close('withdrawn');
const runDueCommands = { type: 'NoteDue' };
const month = 32 * 24;

/** Commands that often follow one another. */
const passages: readonly (readonly Doing[])[] = [
  ...[willing, willing, led, led, [...willing, ...led], [...willing, ...led]],
  ...[
    [...willing, ...led, agreed],
    [...willing, ...led, agreed, settled],
    [agreed, settled],
    [settled],
    [failed],
  ],
  [...willing, session(...parties), failed],
  ...[
    [session('A')],
    [session(...parties)],
    [doing(agreement('oral'))],
    [doing(agreement('performed-on-the-spot'))],
  ],
  ...[
    [doing(consent('B', 'refused'))],
    [doing(withdrawn)],
    [doing(runDueCommands)],
    [doing(runDueCommands, { hours: month })],
  ],
  [doing({ type: 'EngageParty', party: 'B', status: 'silent', means: 'visit' })],
  [doing(close('not-acceptable', { ground: 'party-silent' }))],
  [doing({ type: 'ObjectToMediator', mediator: member.id, party: 'A', ground: 'relative-of-a-party' })],
  [doing({ type: 'TransferToAuthority', authority: 'court', note })],
  [doing({ type: 'TransferToTier', tier: 'centre', note })],
  [doing({ type: 'AddFacts', facts: { minors: ['A'] } })],
  [doing({ type: 'AddFacts', facts: { publicSecurityAct: true } })],
  ...['begun', 'ended'].map((step) => [doing({ type: 'RecordAppraisal', step })]),
  // Facts that happened before the deadline and were entered after the scheduler recorded it as passed.
  [doing(runDueCommands, { hours: month }), doing(withdrawn, { ago: 4 })],
  [...willing, ...led, doing(runDueCommands, { hours: month }), { ...agreed, ago: 20 }, settled],
  [doing(runDueCommands, { hours: month }), doing({ type: 'RecordAppraisal', step: 'begun' }, { ago: 20 })],
  ...[1, 2].flatMap((term) => [
    [doing(perform(term))],
    [doing(breach(term), { hours: 48 }), doing(perform(term))],
  ]),
  [doing(breach(1), { hours: 48 })],
  ...[true, false].map((kept) => [doing({ type: 'VisitParties', kept, note })]),
  [
    doing({ type: 'ConfirmAgreement', step: 'applied', parties }),
    doing({ type: 'ConfirmAgreement', step: 'confirmed' }),
  ],
  [
    doing({ type: 'ConfirmAgreement', step: 'applied', parties }),
    doing({ type: 'ConfirmAgreement', step: 'rejected', ground: 'unclear-content' }),
  ],
  ...['parties-ask', 'parties-ask', 'breach', 'confirmation-rejected'].map((ground) => [
    doing(reopen(ground)),
  ]),
];

const passage = fc.record({
  doings: fc.constantFrom(...passages),
  hours: fc.integer({ min: 0, max: 30 }),
  ago: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 600 })),
});
const opening = fc.record({
  category: fc.constantFrom('damages', 'medical', 'neighbours'),
  facts: fc.constantFrom(
    ...[{}, {}, {}, { onScene: true }, { publicSecurityAct: true }],
    ...[{ publicSecurityAct: true, onScene: true }, { domesticViolence: true }, { notMediable: 'other' }],
  ),
  station: fc.constantFrom('dingmao', 'baotalu'),
});

/** Any history of a case, from its opening to any state. */
export const caseLife = fc
  .tuple(opening, fc.array(passage, { maxLength: 25, size: 'max' }))
  .map(([{ category, facts, station }, done]) => {
    const time = clock('2019-05-20T14:00:00.000Z');
    const at = time(0);
    const matter = { reportId: '7w3k0d4m2x9q5r8t1v6y0z3b2c', category, facts, partyCount: 2 };
    const area = { city: '321100', district: station === 'dingmao' ? '321171' : '321111', station };
    const opened = {
      type: 'OpenCase',
      ...matter,
      area,
      position: { lng: 119.508, lat: 32.178 },
      at,
      now: at,
    };
    const commands = done.flatMap(({ doings, ...usual }) =>
      doings.map(({ what, hours = usual.hours, ago = usual.ago }) => {
        const now = time(hours);
        const then = new Date(Date.parse(now) - ago * 3_600_000).toISOString();
        return { ...what(then.slice(0, 10)), at: then, now };
      }),
    );
    return live<CaseState, CaseCommand, typeof decider.events>(
      decider,
      [opened, ...commands].map((command) => () => command as CaseCommand),
    );
  });

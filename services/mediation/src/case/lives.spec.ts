import type { CaseEvent } from '@maplebridge/contracts/mediation';
import { firstBreak, fold, isRejection, type Rejection, seal } from '@maplebridge/event-log';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decider, member, note, openedWith, policy, signed } from './case.fixtures.ts';
import type { CaseCommand } from './commands.ts';
import { deadlinesOf } from './deadlines.ts';
import { type Case, isBarred, isOpenTask } from './state.ts';

/** A case as someone would keep it on a sheet of paper: what may happen next, without how it is kept. */
interface Sheet {
  status: 'open' | 'agreed' | 'ended';
  outcome?: string;
  tier: string;
  willing: Set<string>;
  tried: boolean;
  meetings: number;
  lead?: string;
  accepted: boolean;
  /** Whom a party does not want. */
  barred: Set<string>;
  task?: 'open' | 'done';
  performed: boolean;
  applied: boolean;
  confirmed: boolean;
  silent: boolean;
  contacted?: string;
  time: number;
}

/** The case itself: its events, and the state that each of them left. */
interface Real {
  readonly events: CaseEvent[];
  state: Case;
}

const start = Date.parse('2019-05-21T10:00:00+08:00');
const hour = 3_600_000;
const leads = ['3m00000000000000000000000a', '3m00000000000000000000000b'] as const;
const parties = ['A', 'B'];

const seen = new Set<string>();

/** Runs a command on the case and writes down what came of it: a rejection's code, or what happened. */
function run(real: Real, sheet: Sheet, data: object): string {
  sheet.time += hour;
  const at = new Date(sheet.time).toISOString();
  const command = { ...data, at, now: at } as CaseCommand;
  const decided: readonly CaseEvent[] | Rejection = decider.decide(command, real.state);
  if (isRejection(decided)) {
    seen.add(decided.rejected);
    return decided.rejected;
  }
  for (const event of decided) {
    real.events.push(event);
    real.state = decider.evolve(real.state, event) as Case;
    seen.add(event.type);
  }
  holdsTogether(real, sheet);
  return decided.length ? 'happened' : 'nothing';
}

/** What must be so after every step. */
function holdsTogether({ events, state }: Real, sheet: Sheet): void {
  // Replay equals fold, also of events that went through the log as JSON.
  expect(fold(decider, JSON.parse(JSON.stringify(events)) as CaseEvent[])).toEqual(state);
  expect(Object.keys(state.parties)).toEqual(parties);
  expect(decider.holds?.(state)).toEqual(state.assignment ? [state.assignment.mediator] : []);
  if (state.status === 'ended') {
    expect(state.assignment).toBeUndefined();
    expect(state.tasks.some(isOpenTask)).toBe(false);
    expect(state.closedAt).toBeDefined();
  }
  if (state.status === 'agreed' || state.outcome === 'settled') {
    expect(state.agreement).toBeDefined();
    expect(Object.values(state.parties).every(({ consent }) => consent === 'given')).toBe(true);
  }
  expect(state.assignment && isBarred(state, state.assignment.mediator)).not.toBe(true);
  seen.add(state.status);
  if (state.outcome) seen.add(state.outcome);
  for (const { engagement } of Object.values(state.parties)) seen.add(engagement);
  expect(sheet.time).toBeGreaterThan(start);
}

/** One kind of step: what the sheet says will come of it, and how the sheet changes when it happens. */
const step = (
  name: string,
  data: (sheet: Sheet) => object,
  expected: (sheet: Sheet) => string,
  note: (sheet: Sheet, real: Real) => void = () => {},
): fc.Command<Sheet, Real> => ({
  check: () => true,
  run(sheet, real) {
    const wanted = expected(sheet);
    expect(run(real, sheet, data(sheet)), name).toBe(wanted);
    if (wanted === 'happened') note(sheet, real);
    expect([
      real.state.status,
      real.state.outcome,
      real.state.routing.tier,
      real.state.assignment?.mediator,
    ]).toEqual([sheet.status, sheet.outcome, sheet.tier, sheet.lead]);
  },
  toString: () => name,
});

const whileOpen = (sheet: Sheet, then: () => string): string => {
  if (sheet.status === 'ended') return 'case-ended';
  return sheet.status === 'agreed' ? 'agreement-exists' : then();
};
const whileStanding = (sheet: Sheet, then: () => string): string =>
  sheet.status === 'ended' ? 'case-ended' : then();
/** Who says something is not silent, and is past being invited. */
const heardFrom = (sheet: Sheet): void => {
  sheet.silent = false;
  delete sheet.contacted;
};
const gone = (sheet: Sheet): void => {
  delete sheet.lead;
  sheet.accepted = false;
};
function ended(sheet: Sheet, outcome: string): void {
  sheet.status = 'ended';
  sheet.outcome = outcome;
  gone(sheet);
  if (sheet.task === 'open') delete sheet.task;
}

const consent = (party: string) =>
  step(
    `${party} consents`,
    () => ({ type: 'RecordConsent', party, answer: 'given' }),
    (sheet) => whileOpen(sheet, () => (sheet.willing.has(party) ? 'nothing' : 'happened')),
    (sheet) => {
      sheet.willing.add(party);
      if (party === 'B') heardFrom(sheet);
    },
  );
const refuse = (party: string) =>
  step(
    `${party} refuses`,
    () => ({ type: 'RecordConsent', party, answer: 'refused' }),
    (sheet) => whileOpen(sheet, () => 'happened'),
    (sheet) => ended(sheet, 'refused'),
  );
const session = (who: string[]) =>
  step(
    `session with ${who}`,
    () => ({ type: 'HoldSession', parties: who, mode: who.length > 1 ? 'together' : 'separate', note }),
    (sheet) =>
      whileOpen(sheet, () => {
        if (!who.every((party) => sheet.willing.has(party))) return 'consent-missing';
        return who.length > 1 && sheet.tier === 'workstation' && sheet.meetings >= 3
          ? 'attempts-used'
          : 'happened';
      }),
    (sheet) => {
      sheet.tried = true;
      if (who.includes('B')) heardFrom(sheet);
      if (who.length > 1) sheet.meetings += 1;
    },
  );
const agree = step(
  'they agree in writing',
  (sheet) => {
    const dueOn = new Date(sheet.time + 40 * 24 * hour).toISOString().slice(0, 10);
    const terms = [{ by: 'B', kind: 'act', dueOn }];
    return { type: 'RecordAgreement', form: 'written', signatures: signed, terms, note };
  },
  (sheet) =>
    whileOpen(sheet, () => {
      if (sheet.willing.size < 2) return 'consent-missing';
      return sheet.accepted ? 'happened' : 'mediator-missing';
    }),
  (sheet) => {
    sheet.status = 'agreed';
    sheet.performed = false;
    sheet.applied = false;
    sheet.confirmed = false;
  },
);
const close = (outcome: 'settled' | 'failed' | 'withdrawn') =>
  step(
    `closed as ${outcome}`,
    () => ({ type: 'CloseCase', outcome, ...(outcome === 'failed' && { routesTold: ['court'] }) }),
    (sheet) =>
      whileStanding(sheet, () => {
        if (outcome === 'settled' && sheet.status !== 'agreed') return 'agreement-missing';
        if (outcome !== 'settled' && sheet.status === 'agreed') return 'agreement-exists';
        if (outcome === 'failed' && !sheet.tried) return 'session-missing';
        return outcome !== 'withdrawn' && sheet.task === 'open' ? 'task-open' : 'happened';
      }),
    (sheet) => ended(sheet, outcome),
  );
const toCourt = step(
  'to the court',
  () => ({ type: 'TransferToAuthority', authority: 'court', note }),
  (sheet) => whileStanding(sheet, () => 'happened'),
  (sheet) => ended(sheet, 'transferred'),
);
const toCentre = step(
  'to the centre',
  () => ({ type: 'TransferToTier', tier: 'centre', note }),
  (sheet) => whileOpen(sheet, () => (sheet.tier === 'workstation' ? 'happened' : 'no-further-tier')),
  (sheet) => {
    sheet.tier = 'centre';
    sheet.meetings = 0;
    gone(sheet);
  },
);
const ask = (id: string) =>
  step(
    `${id.slice(-1)} is asked`,
    () => ({
      type: 'AskMediator',
      member: member({ id }),
      chosen: false,
      reasons: [{ rule: 'next-in-turn' }],
    }),
    (sheet) =>
      whileOpen(sheet, () => {
        if (sheet.lead === id) return 'nothing';
        if (sheet.lead) return 'mediator-assigned';
        return sheet.barred.has(id) ? 'mediator-unsuitable' : 'happened';
      }),
    (sheet) => {
      sheet.lead = id;
      sheet.accepted = false;
    },
  );
const accept = step(
  'the one asked accepts',
  (sheet) => ({ type: 'AnswerAssignment', mediator: sheet.lead, answer: 'accepted', noConflict: true }),
  (sheet) =>
    whileStanding(sheet, () => (!sheet.lead ? 'not-asked' : sheet.accepted ? 'nothing' : 'happened')),
  (sheet) => {
    sheet.accepted = true;
  },
);
const veto = (id: string) =>
  step(
    `A does not want ${id.slice(-1)}`,
    () => ({ type: 'ObjectToMediator', mediator: id, party: 'A', ground: 'veto' }),
    (sheet) => whileOpen(sheet, () => (sheet.barred.has(id) ? 'nothing' : 'happened')),
    (sheet) => {
      sheet.barred.add(id);
      if (sheet.lead === id) gone(sheet);
    },
  );
const invite = step(
  'a department is invited',
  () => ({ type: 'InviteDepartment', department: 'health', note }),
  (sheet) => whileOpen(sheet, () => (sheet.task === 'open' ? 'nothing' : 'happened')),
  (sheet) => {
    sheet.task = 'open';
  },
);
const done = step(
  'the department has done its part',
  () => ({ type: 'AnswerTask', department: 'health', status: 'done' }),
  (sheet) =>
    whileStanding(sheet, () =>
      sheet.task === undefined ? 'unknown-task' : sheet.task === 'done' ? 'nothing' : 'happened',
    ),
  (sheet) => {
    sheet.task = 'done';
  },
);
const hasAgreed = (sheet: Sheet, then: () => string): string =>
  sheet.status === 'agreed' || sheet.outcome === 'settled' ? then() : 'agreement-missing';
const perform = step(
  'B performs',
  () => ({ type: 'PerformTerm', term: 1 }),
  (sheet) => hasAgreed(sheet, () => (sheet.performed ? 'nothing' : 'happened')),
  (sheet) => {
    sheet.performed = true;
  },
);
const apply = step(
  'both ask the court to confirm',
  () => ({ type: 'ConfirmAgreement', step: 'applied', parties }),
  (sheet) =>
    hasAgreed(sheet, () => {
      if (sheet.confirmed) return 'confirmation-not-open';
      return sheet.applied ? 'nothing' : 'happened';
    }),
  (sheet) => {
    sheet.applied = true;
  },
);
const reopen = step(
  'taken up again',
  () => ({ type: 'ReopenCase', ground: 'parties-ask', note }),
  (sheet) => {
    if (sheet.status !== 'ended') return 'case-not-ended';
    return sheet.outcome === 'settled' && sheet.applied ? 'reopening-not-allowed' : 'happened';
  },
  (sheet) => {
    sheet.status = 'open';
    sheet.tier = 'centre';
    sheet.willing.clear();
    sheet.tried = false;
    heardFrom(sheet);
    sheet.applied = false;
    delete sheet.task;
    sheet.meetings = 0;
    delete sheet.outcome;
  },
);
const contact = (status: 'invited' | 'silent') =>
  step(
    `B is ${status}`,
    () => ({ type: 'EngageParty', party: 'B', status, means: 'visit' }),
    (sheet) =>
      whileOpen(sheet, () => {
        const heard = status === 'invited' && sheet.willing.has('B') && !sheet.silent;
        return heard || sheet.contacted === status ? 'nothing' : 'happened';
      }),
    (sheet) => {
      sheet.contacted = status;
      sheet.silent = status === 'silent';
    },
  );
const giveUp = step(
  'given up, since B is silent',
  () => ({ type: 'CloseCase', outcome: 'not-acceptable', ground: 'party-silent' }),
  (sheet) =>
    whileOpen(sheet, () => {
      if (!sheet.silent) return 'party-not-silent';
      return sheet.task === 'open' ? 'task-open' : 'happened';
    }),
  (sheet) => ended(sheet, 'not-acceptable'),
);
const help = step(
  'a neighbour may help',
  () => ({ type: 'InviteHelper', kind: 'neighbour', consentedBy: parties }),
  (sheet) => whileOpen(sheet, () => 'happened'),
);
const visit = step(
  'they are visited',
  () => ({ type: 'VisitParties', kept: true, note }),
  (sheet) => hasAgreed(sheet, () => 'happened'),
);
const confirm = step(
  'the court confirms',
  () => ({ type: 'ConfirmAgreement', step: 'confirmed' }),
  (sheet) =>
    hasAgreed(sheet, () => {
      if (sheet.confirmed) return 'nothing';
      return sheet.applied ? 'happened' : 'confirmation-not-open';
    }),
  (sheet) => {
    sheet.confirmed = true;
  },
);
/** The scheduler passes: what it does depends on many limits; afterwards nothing is due, and the sheet is written anew. */
const wait = (days: number): fc.Command<Sheet, Real> => ({
  check: (sheet) => !(sheet.status === 'agreed' || sheet.outcome === 'settled') || days < 5,
  run(sheet, real) {
    sheet.time += days * 24 * hour;
    run(real, sheet, { type: 'NoteDue' });
    const before = real.events.length;
    expect(deadlinesOf(policy, real.state).filter(({ dueAt }) => Date.parse(dueAt) <= sheet.time)).toEqual(
      [],
    );
    const now = new Date(sheet.time).toISOString();
    expect(decider.decide({ type: 'NoteDue', at: now, now }, real.state)).toEqual([]);
    expect(real.events).toHaveLength(before);
    expect(real.state.status).toBe(sheet.status);
    const { tier } = real.state.routing;
    if (tier !== sheet.tier) sheet.meetings = 0;
    sheet.tier = String(tier);
    if (real.state.assignment) sheet.lead = real.state.assignment.mediator;
    else gone(sheet);
  },
  toString: () => `${days} days pass`,
});

const steps = [
  ...parties.flatMap((party) => [consent(party), consent(party), consent(party), refuse(party)]),
  ...[['A'], ['B'], ...Array<string[]>(7).fill(parties)].map(session),
  ...leads.flatMap((id) => [ask(id), ask(id), veto(id)]),
  ...[
    agree,
    agree,
    agree,
    agree,
    close('settled'),
    close('settled'),
    close('failed'),
    close('withdrawn'),
    toCourt,
    toCentre,
  ],
  ...[accept, accept, accept, accept, invite, done, perform, apply, apply, apply, confirm, confirm],
  ...[visit, help, reopen, reopen],
  ...[contact('invited'), contact('silent'), giveUp],
  ...[1, 3, 20].map(wait),
];

const begin = (): { model: Sheet; real: Real } => {
  const events = openedWith();
  return {
    model: {
      status: 'open',
      tier: 'workstation',
      willing: new Set(),
      tried: false,
      meetings: 0,
      accepted: false,
      barred: new Set(),
      performed: false,
      applied: false,
      confirmed: false,
      silent: false,
      time: start,
    },
    real: { events, state: fold(decider, events) as Case },
  };
};

describe('whatever the life of a case', () => {
  test('it is the life that someone would write down beside it, step by step', () => {
    const lives = fc.commands(
      steps.map((it) => fc.constant(it)),
      { maxCommands: 60, size: 'max' },
    );
    // A fixed seed, so that what is reached is reached in every run.
    fc.assert(
      fc.property(lives, (life) => {
        fc.modelRun(begin, life);
      }),
      { numRuns: 1600, seed: 19190521 },
    );
    // No state and no end is out of reach.
    expect([...seen]).toEqual(
      expect.arrayContaining([
        ...['open', 'agreed', 'ended'],
        ...['settled', 'failed', 'withdrawn', 'refused', 'transferred', 'not-acceptable'],
        ...['not-invited', 'invited', 'silent', 'agreed', 'attended', 'refused'],
        ...[
          'mediator-asked',
          'mediator-accepted',
          'mediator-excluded',
          'overdue',
          'reopened',
          'visited',
          'helper-invited',
          'confirmation-decided',
          'term-performed',
        ],
        ...['department-invited', 'department-answered', 'confirmation-applied'],
        ...['mediator-missing', 'reopening-not-allowed', 'party-not-silent', 'confirmation-not-open'],
        ...['attempts-used', 'task-open', 'session-missing', 'agreement-missing', 'consent-missing'],
      ]),
    );
  });

  test('every event satisfies its contract and seals into an intact history', () => {
    fc.assert(
      fc.property(
        fc.commands(
          steps.map((it) => fc.constant(it)),
          { maxCommands: 25 },
        ),
        (life) => {
          let real: Real | undefined;
          fc.modelRun(() => {
            const { model, real: fresh } = begin();
            real = fresh;
            return { model, real: fresh };
          }, life);
          const events = real?.events ?? [];
          for (const { type, data } of events) decider.events.facts[type].data.parse(data);
          const unsealed = events.map((event, i) => ({
            ...event,
            stream: 'case-1',
            version: i + 1,
            schema: 1,
            recordedAt: event.at,
            area: 'x',
            by: 'x',
          }));
          expect(firstBreak(seal(unsealed, ''))).toBeUndefined();
        },
      ),
    );
  });
});

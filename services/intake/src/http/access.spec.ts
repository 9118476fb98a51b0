import type { Role } from '@maplebridge/contracts';
import type { ReportEvent } from '@maplebridge/contracts/intake';
import {
  type Circle,
  type ReportPart,
  reportParts,
  type Standing,
  visibleTo,
} from '@maplebridge/contracts/visibility';
import { city } from '@maplebridge/directory/city-data';
import type { Caller } from '@maplebridge/lambda';
import { describe, expect, test } from 'vitest';
import { confidentialRule } from '../domain/confidential-matter.ts';
import { circleOf, isPublic, isSuggested } from '../domain/confidentiality.ts';
import { at, closed, event, id, merged, received, stateOf, withdrawn } from '../report/report.fixtures.ts';
import { accessProblem, type Known, standingOf } from './access.ts';

const rule = confidentialRule(city.policy.confidential);
const transferred = event('progressed', { step: 'case-transferred', at, caseId: id, cause: `case-${id}#4` });
const saidLater = event('words-added', { from: 'reporter', note: 'note-1', confidential: true });

/** Reports by what they are about, and how confidential each must be. */
const matters: readonly [string, Circle, readonly ReportEvent[]][] = [
  ['hazard', 'public', [received({ kind: 'hazard', category: 'gas' })]],
  ['closed hazard', 'public', [received({ kind: 'hazard', category: 'gas' }), withdrawn]],
  [
    'hazard told in words about sexual matters',
    'private',
    [received({ kind: 'hazard', category: 'other', confidential: true })],
  ],
  [
    'hazard whose reporter adds such words later',
    'private',
    [received({ kind: 'hazard', category: 'gas' }), saidLater],
  ],
  ['service', 'public', [received({ kind: 'service', category: 'real-thing' })]],
  ['service about papers', 'private', [received({ kind: 'service', category: 'permit-or-id' })]],
  ['dispute among neighbours', 'neighbours', [received()]],
  ['dispute that ended', 'settled', [received(), closed]],
  ['dispute that was withdrawn', 'settled', [received(), withdrawn]],
  ['dispute that was merged', 'settled', [received(), merged]],
  ['dispute that the police took over', 'settled', [received(), transferred]],
  ['family dispute', 'private', [received({ category: 'marriage-family' })]],
  ['family dispute that ended', 'private', [received({ category: 'marriage-family' }), closed]],
  [
    'violence in a family under another category',
    'private',
    [received({ facts: { domesticViolence: true } })],
  ],
  ['dispute with a minor', 'private', [received({ facts: { minors: ['A'] } })]],
  ['medical dispute', 'private', [received({ category: 'medical' })]],
  ['anonymous family dispute', 'private', [received({ category: 'marriage-family', anonymous: true })]],
  ['tip', 'tip', [received({ kind: 'tip', category: 'fraud' })]],
  ['tip that was withdrawn', 'tip', [received({ kind: 'tip', category: 'fraud' }), withdrawn]],
];

const caller = (role: Role, area = 'dingmao'): Caller => ({ sub: role, role, area });
const viewers: readonly [string, Caller, Partial<Known>, Standing, Standing?][] = [
  // The last column is the standing towards a tip, if different.
  ['its reporter', caller('resident'), { own: true }, 'reporter'],
  ['a resident', caller('resident', '321100'), {}, 'stranger'],
  ['a volunteer of the area', caller('volunteer'), {}, 'stranger'],
  ['an enterprise of the area', caller('enterprise'), {}, 'stranger'],
  ['a department of the city', caller('department', '321100'), {}, 'stranger'],
  ['a mediator of the area', caller('mediator'), {}, 'staff', 'stranger'],
  ['a recused mediator of the area', caller('mediator'), { recused: true }, 'recused', 'stranger'],
  ['a recused mediator who reported it', caller('mediator'), { recused: true, own: true }, 'reporter'],
  ['a mediator of another station', caller('mediator', 'baotalu'), {}, 'staff-elsewhere'],
  ['an officer of the station', caller('officer'), {}, 'staff'],
  ['an officer of its grid', caller('officer', 'dingmao-3'), {}, 'staff', 'stranger'],
  ['an officer of another grid', caller('officer', 'dingmao-4'), {}, 'staff-elsewhere'],
  ['an officer of the whole city', caller('officer', '321100'), {}, 'staff', 'stranger'],
  ['an officer of another station', caller('officer', 'baotalu'), {}, 'staff-elsewhere'],
  ['a supervisor of the city', caller('supervisor', '321100'), {}, 'staff', 'stranger'],
  ['an administrator of the district', caller('admin', '321171'), {}, 'staff', 'stranger'],
  ['an administrator of another district', caller('admin', '321111'), {}, 'staff-elsewhere'],
];

/** What each standing must see, written by hand: one letter per part, in the order of `reportParts`. */
const expected: Readonly<Record<Standing, Readonly<Record<Circle, string>>>> = {
  //                  exists Subject Place Joined Ended staGe proGress Links Triage Messages Words Unmasked
  anyone: { public: 'xsp-eg------', neighbours: '', settled: '', private: '', tip: '' },
  stranger: { public: 'xspjeg------', neighbours: 'xspj--------', settled: '', private: '', tip: '' },
  joiner: { public: 'xspjeg------', neighbours: 'xspj--------', settled: '', private: '', tip: '' },
  'token-holder': { public: 'xsp-eg------', neighbours: 'x', settled: 'x', private: 'x', tip: '' },
  'merged-reporter': {
    public: 'xspjegr-----',
    neighbours: 'xspjegr-----',
    settled: 'xspjegr-----',
    private: 'x---e-------',
    tip: 'x---e-------',
  },
  'staff-elsewhere': {
    public: 'xspjeg------',
    neighbours: 'xspj--------',
    settled: 'x',
    private: 'x',
    tip: '',
  },
  recused: { public: 'x', neighbours: 'x', settled: 'x', private: 'x', tip: '' },
  staff: {
    public: 'xspjegrltmwu',
    neighbours: 'xspjegrltmwu',
    settled: 'xspjegrltmwu',
    private: 'xspjegrltmwu',
    tip: 'xspjegrltmwu',
  },
  'code-holder': {
    public: 'xspjegrltm--',
    neighbours: 'xspjegrltm--',
    settled: 'xspjegrltm--',
    private: 'xspjegrltm--',
    tip: 'xspjegrltm--',
  },
  reporter: {
    public: 'xspjegrltmw-',
    neighbours: 'xspjegrltmw-',
    settled: 'xspjegrltmw-',
    private: 'xspjegrltmw-',
    tip: 'xspjegrltmw-',
  },
};
const allParts = Object.keys(reportParts) as ReportPart[];
const lettersOf = (standing: Standing, circle: Circle) =>
  allParts.map((part, n) => (visibleTo(standing, circle).has(part) ? 'xspjegrltmwu'[n] : '-')).join('');

describe('the table shows', () => {
  test.each(Object.entries(expected))('%s the expected parts', (standing, row) => {
    for (const [circle, letters] of Object.entries(row)) {
      expect(lettersOf(standing as Standing, circle as Circle), circle).toBe(
        letters.padEnd(allParts.length, '-'),
      );
    }
  });
});

describe('how confidential is a', () => {
  test.each(matters)('%s: %s', (_, circle, events) =>
    expect(circleOf(rule, stateOf(...events))).toBe(circle),
  );
});

describe('every viewer of every report', () => {
  const walk = viewers.flatMap((viewer) =>
    matters.map((matter) => [viewer[0], matter[0], viewer, matter] as const),
  );
  test.each(walk)('%s, of a %s', (_who, _what, [, who, known, standing, towardsTip], [, circle, events]) => {
    const state = stateOf(...events.map((it) => inGrid(it)));
    const all = { own: false, ...known };
    const wanted = circle === 'tip' ? (towardsTip ?? standing) : standing;
    expect(standingOf(state, who, all)).toBe(wanted);
    const parts = visibleTo(wanted, circle);
    const code = accessProblem(rule, state, who, all)?.rejected;
    // A hidden report answers 404; only a readable report opens.
    if (!parts.has('exists')) expect(code).toBe('not-found');
    else if (parts.has('words')) expect(code).toBeUndefined();
    else expect(['area-not-yours', 'not-your-report', 'recused']).toContain(code);
  });

  test.each(matters)('without a token, of a %s: only if public', (_, circle, events) => {
    const state = stateOf(...events);
    expect(isPublic(rule, state)).toBe(circle === 'public');
    expect(isSuggested(rule, state)).toBe(circle === 'public' || circle === 'neighbours');
  });
});

/** The same event, with a grid from triage. */
function inGrid(it: ReportEvent): ReportEvent {
  if (it.type !== 'received') return it;
  const triage = { grid: 'dingmao-3', scope: 'grid', urgent: false, danger: [], reasons: [] } as const;
  return { ...it, data: { ...it.data, triage: { ...triage, danger: [], reasons: [] } } };
}

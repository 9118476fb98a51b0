import { Danger, Triage, TriageFacts } from '@maplebridge/contracts/intake';
import { city, triage } from '@maplebridge/directory/city-data';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Incoming, triagePolicy } from './triage.ts';

const { decide, inWords } = triagePolicy(triage, city.policy);
const small: Incoming = { kind: 'dispute', category: 'neighbours', texts: ['The dog barks at night.'] };

describe('a small matter stays in its grid', () => {
  test.each<[string, Incoming]>([
    ['a barking dog', small],
    ['nine people', { ...small, facts: { peopleInvolved: 9 } }],
    ['a blocked fire lane', { ...small, kind: 'hazard', category: 'fire-lane-blocked' }],
    ['help lent', { ...small, kind: 'service', category: 'small-help' }],
    ['a tip about public order', { ...small, kind: 'tip', category: 'public-order' }],
  ])('%s', (_, report) =>
    expect(decide(report)).toEqual({
      scope: 'grid',
      urgent: false,
      danger: [],
      reasons: [{ rule: 'small-stays-in-grid' }],
    }),
  );

  test('and names the grid if there is one', () =>
    expect(decide({ ...small, grid: 'dingmao-grid-1' }).grid).toBe('dingmao-grid-1'));
});

describe('a wider matter is linked across grids', () => {
  test.each<[string, Incoming]>([
    ['danger-to-net', { ...small, flags: ['fire'] }],
    ['death-to-net', { ...small, facts: { fatality: true } }],
    ['departments-to-net', { ...small, category: 'pollution' }],
    ['departments-to-net', { ...small, facts: { foreignParty: true } }],
    ['departments-to-net', { ...small, facts: { peopleInvolved: 20 } }],
    ['many-people-to-net', { ...small, facts: { peopleInvolved: 10 } }],
    ['many-people-to-net', { ...small, parties: 10 }],
    ['act-to-net', { ...small, facts: { publicSecurityAct: true } }],
    ['big-disputes-to-net', { ...small, category: 'land-acquisition' }],
    ['chemicals-and-gas-to-net', { ...small, kind: 'hazard', category: 'gas' }],
    ['fraud-to-net', { ...small, kind: 'tip', category: 'fraud' }],
  ])('by %s', (rule, report) => {
    const { scope, reasons } = decide(report);
    expect(scope).toBe('net');
    expect(reasons.at(-1)).toEqual({ rule });
  });
});

describe('an urgent report', () => {
  const anyReport = fc.record({
    flags: fc.uniqueArray(fc.constantFrom(...Danger.options)),
    texts: fc.array(fc.oneof(fc.string(), fc.constantFrom('着火了', 'He has a knife', '漏水')), {
      maxLength: 3,
    }),
    facts: fc.record({ domesticViolence: fc.boolean(), peopleInvolved: fc.nat(50) }, { requiredKeys: [] }),
  });

  test('flags alone make a report urgent; words only add to them', () => {
    fc.assert(
      fc.property(anyReport, (over) => {
        const { danger, urgent, scope } = decide({ ...small, ...over });
        const flagged = decide({ ...small, flags: over.flags, texts: [] });
        expect(danger).toEqual(expect.arrayContaining(over.flags));
        expect(new Set(flagged.danger)).toEqual(new Set(over.flags));
        expect(urgent).toBe(danger.length > 0);
        if (urgent) expect(scope).toBe('net');
      }),
    );
  });

  test('every decision satisfies the contract, and each danger has an emergency number', () => {
    fc.assert(
      fc.property(anyReport, (over) => {
        const facts = TriageFacts.parse(decide({ ...small, ...over }));
        const { call, reasons } = Triage.parse(inWords(facts));
        expect(call.length > 0).toBe(facts.urgent);
        expect(new Set(call.map(({ number }) => number)).size).toBe(call.length);
        for (const { en, zh } of reasons) {
          expect(en).toMatch(/^[A-Z]/);
          expect(zh).toMatch(/\p{Script=Han}/u);
        }
      }),
    );
  });

  test('the decision contains no text', () => {
    const decided = JSON.stringify(decide({ ...small, texts: ['planted-7f3a: he has a knife, 着火了'] }));
    for (const word of ['planted', 'knife', '着火']) expect(decided).not.toContain(word);
  });

  test('domestic violence is found by its fact', () =>
    expect(decide({ ...small, facts: { domesticViolence: true } }).danger).toEqual(['violence']));
});

test('the numbers of all dangers are listed once each', () => {
  const { call } = inWords(decide({ ...small, flags: ['violence', 'weapon', 'injury', 'fire', 'trapped'] }));
  expect(call.map(({ number }) => number)).toEqual(['119', '110', '12110', '120']);
  expect(call[0]).toEqual({ number: '119', en: 'Fire and rescue', zh: '消防救援' });
});

test('a rule missing from the city data is shown by its name', () => {
  const old = { scope: 'grid', urgent: false, danger: [], reasons: [{ rule: 'of-old' }] } as const;
  expect(inWords({ ...old, danger: [], reasons: [...old.reasons] }).reasons).toEqual([
    { rule: 'of-old', en: 'of-old', zh: 'of-old' },
  ]);
});

import { city } from '@maplebridge/directory/city-data';
import { describe, expect, test } from 'vitest';
import { confidentialRule, type Matter } from './confidential-matter.ts';

const rule = confidentialRule(city.policy.confidential);
const triage = (...danger: ('violence' | 'fire')[]): Pick<Matter, 'triage'> => ({
  triage: { scope: 'grid', urgent: true, danger, reasons: [] },
});
const dispute = { kind: 'dispute', category: 'neighbours' } as const;

describe('a matter is confidential', () => {
  test.each<[string, Matter, boolean]>([
    ['a dispute about a leak', dispute, false],
    ['a blocked lane', { kind: 'hazard', category: 'fire-lane-blocked' }, false],
    ['a lamp to be mended', { kind: 'service', category: 'real-thing' }, false],
    ['a burning shed', { kind: 'hazard', category: 'other', ...triage('fire') }, false],
    ['a tip', { kind: 'tip', category: 'other' }, true],
    ['a quarrel in a marriage', { kind: 'dispute', category: 'marriage-family' }, true],
    ['a medical dispute', { kind: 'dispute', category: 'medical' }, true],
    ['a permit', { kind: 'service', category: 'permit-or-id' }, true],
    ['violence in a family', { ...dispute, facts: { domesticViolence: true } }, true],
    ['no violence in a family', { ...dispute, facts: { domesticViolence: false } }, false],
    ['a minor who is a party', { ...dispute, facts: { minors: ['A'] } }, true],
    ['no minor who is a party', { ...dispute, facts: { minors: [] } }, false],
    ['someone who is being hurt', { kind: 'service', category: 'small-help', ...triage('violence') }, true],
    ['what was said', { kind: 'hazard', category: 'other', confidential: true }, true],
  ])('%s', (_, matter, expected) => expect(rule.applies(matter)).toBe(expected));
});

describe('a text makes it confidential', () => {
  test.each([
    ['He groped me on the stairs.', true],
    ['电梯里有人性骚扰', true],
    ['他天天打 老婆', true],
    ['有人偷拍未成年人', true],
    ['My neighbour says she will kill herself.', true],
    ['A minor leak, and hearing aids for sale.', false],
    ['老婆打电话说楼道漏水', false],
    ['Water comes through the ceiling.', false],
  ])('%s', (words, expected) => expect(rule.inWords(['', words])).toBe(expected));
});

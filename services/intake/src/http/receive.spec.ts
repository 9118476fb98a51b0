import type { NewReport } from '@maplebridge/contracts/intake';
import { geography } from '@maplebridge/directory';
import { city, forms, triage } from '@maplebridge/directory/city-data';
import type { Caller } from '@maplebridge/lambda';
import { describe, expect, test } from 'vitest';
import { confidentialRule } from '../domain/confidential-matter.ts';
import { questionsByCategory } from '../domain/forms.ts';
import { triagePolicy } from '../domain/triage.ts';
import { receive } from './receive.ts';

const rules = {
  geography: geography(city),
  recordsFrom: '2019-01-01T00:00:00+08:00',
  questionsFor: questionsByCategory(forms),
  triagePolicy: triagePolicy(triage, city.policy),
  confidential: confidentialRule(city.policy.confidential),
};
const now = '2019-05-21T02:00:00.000Z';
const body: NewReport = {
  kind: 'service',
  category: 'small-help',
  channel: 'walk-in',
  position: { lng: 119.51234, lat: 32.17234 },
  words: 'w',
};
const caller = (over: Partial<Caller> = {}): Caller => ({
  sub: 's',
  role: 'officer',
  area: 'dingmao',
  ...over,
});
const received = (over: object = {}, by: Caller | null = caller()) => {
  const parts = receive({ ...body, ...over } as NewReport, by ?? undefined, rules, now);
  if ('rejected' in parts) throw new Error(parts.rejected);
  return parts;
};
const refused = (over: object) => receive({ ...body, ...over } as NewReport, caller(), rules, now);

test('staff may backdate reports in their own area', () => {
  const mayBackdate = (by: Caller | undefined) => {
    const parts = receive(body, by, rules, now);
    return 'rejected' in parts ? parts.rejected : parts.command.mayBackdate;
  };
  expect(mayBackdate(caller())).toBe(true);
  expect(mayBackdate(caller({ role: 'supervisor', area: '321100' }))).toBe(true);
  expect(mayBackdate(caller({ area: 'baotalu' }))).toBe(false);
  expect(mayBackdate(caller({ role: 'resident', area: '321100' }))).toBe(false);
  expect(mayBackdate(undefined)).toBe(false);
});

describe('a report is split', () => {
  test('into the command and the personal data', () => {
    const contact = { name: 'Wang Planted', phone: '13800138000' };
    const { command, personalData } = received({
      kind: 'dispute',
      category: 'medical',
      words: 'planted words',
      contact,
      parties: [contact, { name: 'Other' }],
      answers: { 'records-copied': true, hospital: 'planted hospital' },
      language: 'en',
    });
    expect(command).toMatchObject({
      position: { lng: 119.512, lat: 32.172 },
      answers: { 'records-copied': true },
      partyCount: 2,
      language: 'en',
      triage: { grid: 'dingmao-grid-2', scope: 'net', urgent: false },
    });
    expect(JSON.stringify(command)).not.toMatch(/planted|13800138000|119\.51234/i);
    expect(personalData).toEqual({
      words: 'planted words',
      position: { lng: 119.51234, lat: 32.17234 },
      reporter: 's',
      contact,
      parties: [contact, { name: 'Other' }],
      answers: { hospital: 'planted hospital' },
    });
  });

  test('and omits absent fields', () => {
    const { command, personalData } = received({}, null);
    expect(command).not.toHaveProperty('answers');
    expect(command).not.toHaveProperty('language');
    expect(command.anonymous).toBe(true);
    expect(personalData).toEqual({ words: 'w', position: { lng: 119.51234, lat: 32.17234 } });
  });

  test('and danger words in an answer count like those in the report', () => {
    const { command } = received({
      kind: 'hazard',
      category: 'equipment',
      answers: { 'where-exactly': '有人被困在电梯里' },
    });
    expect(command.triage).toMatchObject({ urgent: true, danger: ['trapped'] });
  });
});

describe('a position', () => {
  test('in Chinese map coordinates is converted to the right grid', () => {
    // What Gaode shows for 119.480, 32.200, which lies in the fourth grid.
    const position = { lng: 119.485, lat: 32.1979, crs: 'GCJ-02' };
    expect(received({ position }).command.triage?.grid).toBe('dingmao-grid-4');
  });

  test('outside all grids belongs to the nearest station', () => {
    const { command } = received({ position: { lng: 119.3, lat: 32.155 } });
    expect([command.area.station, command.triage?.grid]).toEqual(['gaozi', undefined]);
  });

  test('outside the city is rejected', () =>
    expect(refused({ position: { lng: 116.4, lat: 39.9 } })).toMatchObject({
      rejected: 'outside-city',
      field: '/position',
    }));
});

test('an invalid answer is rejected', () =>
  expect(refused({ category: 'permit-or-id', answers: {} })).toMatchObject({
    rejected: 'answer-invalid',
    errors: [{ pointer: '/body/answers/document' }],
  }));

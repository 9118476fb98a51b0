import { categories, ReportForms } from '@maplebridge/contracts/intake';
import { forms, triage } from '@maplebridge/directory/city-data';
import { loadCity } from '@maplebridge/directory/load';
import { expect, test } from 'vitest';
import { presentForms, questionsByCategory } from './forms.ts';

const shown = ReportForms.parse(presentForms(forms, triage));

test('every category of every kind is listed, with the emergency numbers', () => {
  const all = Object.values(categories).flatMap((of) => Object.keys(of));
  expect(shown.items.map(({ category }) => category).sort()).toEqual([...all].sort());
  expect(shown.emergency.map(({ number }) => number)).toEqual(['110', '119', '120', '12110']);
});

test('the Chinese names match the contract', () => {
  for (const { kind, category, name } of shown.items)
    expect(Object.entries(categories[kind])).toContainEqual([category, name.zh]);
});

test('questions of the immigration desk are in four languages', () => {
  const { name, questions } = shown.items.find(({ category }) => category === 'immigration') ?? {};
  expect(Object.keys(name ?? {})).toEqual(['en', 'zh', 'ja', 'ko']);
  expect(questions?.every((it) => it.name.ja && it.name.ko)).toBe(true);
});

test('desks can be booked for permits, IDs and immigration', () => {
  const booked = shown.items.filter(({ appointment }) => appointment).map(({ category }) => category);
  expect(booked).toEqual(['permit-or-id', 'immigration']);
});

test('each category has its own questions; an unknown category throws', () => {
  expect(questionsByCategory(forms)('service', 'permit-or-id').map(({ id }) => id)).toEqual([
    'document',
    'reason',
  ]);
  expect(() => questionsByCategory(forms)('service', 'gas')).toThrow('the city has no form for service/gas');
});

test('fictitious data are marked', () => {
  const { grids, desks } = loadCity('zhenjiang');
  for (const it of [...grids, ...desks]) expect([it.sample, it.confidence]).toEqual([true, 'unverified']);
  expect(forms.confidence).toBe('unverified');
});

import { glass, peopleOf, playSeason, season, statistics } from '@maplebridge/local/demo';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type System, startSystem } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.remove());

test('the glass goes from the 110 desk to the gold-medal mediator, to an agreement, to the court, to its file', async () => {
  const told: string[] = [];
  const people = await peopleOf(system.apiUrl, system.token);
  await glass(people, (when, who, what, ...details) => told.push([when, who, what, ...details].join(' | ')));
  expect(told.find((line) => line.includes('The router'))).toContain(
    'centre (dingmao-centre), a gold-medal mediator is asked for',
  );
  expect(told.find((line) => line.includes('accepts'))).toContain('because: Of 1 who are suitable and free');
  expect(told.find((line) => line.includes('agree in writing'))).toContain(
    'B pays A 400000 yuan by 2019-06-24 | B pays A 400000 yuan by 2019-12-24 | the court may confirm it until 2019-06-24',
  );
  expect(told.find((line) => line.includes('closes the case'))).toContain('case-closed');
  expect(told.find((line) => line.includes('visits'))).toContain(
    'term 1, 2019-06-24: performed | term 2, 2019-12-24: due',
  );
  expect(told.at(-1)).toMatch(/none is missing.+events, their chain of hashes holds/);
});

test('the season of Dingmao comes out as the paper has it: 256 of 260, 98.5 %', async () => {
  const people = await peopleOf(system.apiUrl, system.token);
  await playSeason(people, () => {});
  const { total, rows } = await statistics(people);
  expect(total).toMatchObject({
    accepted: 260,
    handled: season.handled,
    settled: season.settled,
    successRate: { numerator: 256, denominator: 260, text: '98.5 %' },
  });
  expect(rows.map(({ key }) => key)).toEqual([
    '2019-04',
    '2019-05',
    '2019-06',
    '2019-07',
    '2019-08',
    '2019-09',
    '2019-10',
  ]);
});

test('told a second time, after a restart, it changes no figure', async () => {
  system = await system.restarted();
  const people = await peopleOf(system.apiUrl, system.token);
  const before = await statistics(people);
  await glass(people, () => {});
  await playSeason(people, () => {});
  expect((await statistics(people)).total).toEqual(before.total);
});

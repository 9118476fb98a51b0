import { limits } from '@maplebridge/contracts';
import type { HazardEvent } from '@maplebridge/contracts/hazard';
import { decideWithin } from '@maplebridge/event-log';
import { expect, test } from 'vitest';
import * as site from '../../enterprise/enterprise.fixtures.ts';
import type { Enterprise } from '../../enterprise/state.ts';
import * as loop from '../../hazard/hazard.fixtures.ts';
import { enterpriseView, unitsPart } from './enterprise.ts';
import { presentHazard } from './hazard.ts';

const aim = 1_200_000;
const longest = (length: number): string => '汉'.repeat(length);
const bytesOf = (it: unknown): number => Buffer.byteLength(JSON.stringify(it));
const times = <T>(count: number, of: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => of(n));
const photo = (n: number): string => String(n).padStart(26, '0');

/** A major hazard with the maximum of failed reviews, each with the maximum of photos. */
function worst(): HazardEvent[] {
  const at = loop.day(5);
  const evidence = (phase: 'before' | 'after', round: number) =>
    times(limits['hazard-evidence'].most, (n) =>
      loop.event('evidence-added', { phase, photos: times(10, (p) => photo(round * 100 + n * 10 + p)) }, at),
    );
  const round = (n: number) => [
    ...evidence('after', n + 1),
    loop.rectifiedBy(loop.fixer, at, { grade: 'major' }),
    loop.reviewed({ review: 'first', passed: true, grade: 'major' }, at),
  ];
  const failed = loop.reviewed({ review: 'second', passed: false, grade: 'major' }, at);
  return [
    ...loop.orderedMajor,
    ...evidence('before', 0),
    ...times(limits['hazard-extensions'].most, () => loop.extended(loop.deadline, at)),
    ...times(limits['hazard-failed-reviews'].most, (n) => [...round(n), failed]).flat(),
    ...round(limits['hazard-failed-reviews'].most),
  ];
}

test('a hazard at all its limits fits in a reply and can be closed', () => {
  const events = worst();
  const kept = new Map([
    [loop.note, { words: longest(4000), measures: longest(4000), contingencyPlan: longest(4000) }],
  ]);
  const state = loop.stateOf(events);
  const known = { notes: longest(4000), kept, inspection: undefined, dismissal: true, phones: true };
  expect(bytesOf(presentHazard(loop.id, state, known))).toBeLessThan(aim);
  const again = { ...loop.review(loop.second, false, loop.day(8)) };
  expect(decideWithin(loop.decider, again, events)).toMatchObject({ rejected: 'limit-reached' });
  const closing = decideWithin(loop.decider, loop.review(loop.second, true, loop.day(8)), events);
  expect(closing).toMatchObject([{ type: 'reviewed' }, { type: 'delisted' }, { type: 'closed' }]);
});

test('an enterprise with the maximum of full units is answered in pages that fit in a reply', () => {
  const entries = times(200, () => ({ ...site.ammonia(123_456.789), categories: ['W5.1', 'W5.2'] as const }));
  const state = site.stateOf(
    site.registered,
    ...times(limits['enterprise-units'].most, (n) => [
      site.tankFarm(`U${n + 1}`),
      site.declared(`U${n + 1}`, 29, ...(entries as never[])),
    ]).flat(),
  ) as Enterprise;
  const names = new Map([[site.note, { name: longest(80), phone: '+86 0511 8888 0000' }]]);
  const readable = { names, phones: true };
  const touched = `U${limits['enterprise-units'].most}`;
  const view = enterpriseView(site.policy, site.id, state, readable, touched);
  expect(bytesOf(view)).toBeLessThan(aim);
  expect(view.units.at(-1)?.id).toBe(touched);

  const read: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const part = unitsPart(site.policy, state, readable, { cursor });
    if ('rejected' in part) throw new Error('a cursor of the list itself was refused');
    expect(bytesOf(part)).toBeLessThan(aim);
    read.push(...part.items.map(({ id }) => id));
    cursor = part.cursor;
    if (cursor === undefined) break;
  }
  expect(read).toEqual(Object.keys(state.units));
});

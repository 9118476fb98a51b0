import { expect, test } from 'vitest';
import { eventType } from '../../event.ts';
import { allEvents } from '../../events.ts';
import { counters, dimensions, spans } from '../counters.ts';
import {
  breakdownsOf,
  type DistributionDefinition,
  distributionDefinitions,
  type FigureDefinition,
  figureDefinitions,
  figureIds,
} from './index.ts';

const figures = Object.entries<FigureDefinition>(figureDefinitions);
const distributions = Object.entries<DistributionDefinition>(distributionDefinitions);
const known = new Set(allEvents.flatMap((of) => Object.keys(of.facts).map((fact) => eventType(of, fact))));

test.each([...figures, ...distributions])('%s says what it is in both languages', (_id, it) => {
  for (const said of [it.name, it.means]) {
    expect(said.en).toMatch(/^[A-Z][^.]+$/);
    expect(said.zh).toMatch(/\p{Script=Han}/u);
  }
});

test.each([...figures, ...distributions])('%s is made of events that there are', (_id, { sources }) => {
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.filter((type) => !known.has(type))).toEqual([]);
});

test.each(figures)('%s adds up what leaves hold', (_id, { numerator, denominator }) => {
  for (const count of [...numerator.counters, ...(denominator?.counters ?? [])]) {
    const [, counter = '', dimension] = /^([\w.]+)(?:\/(\w+)=[\w-]+)?$/.exec(count) ?? [];
    const by: readonly string[] | undefined = (counters as Record<string, readonly string[]>)[counter];
    expect(by, count).toBeDefined();
    if (dimension) expect(by, count).toContain(dimension);
  }
});

test('no two say the same name, and whatever is counted is shown', () => {
  for (const language of ['en', 'zh'] as const) {
    const names = [...figures, ...distributions].map(([, { name }]) => name[language]);
    expect(new Set(names).size).toBe(names.length);
  }
  const shown = figures.flatMap(([, it]) => [...it.numerator.counters, ...(it.denominator?.counters ?? [])]);
  expect(Object.keys(counters).filter((it) => !shown.some((count) => count.split('/')[0] === it))).toEqual(
    [],
  );
  expect(distributions.map(([, { span }]) => span).sort()).toEqual(Object.keys(spans).sort());
});

test('the rates are those of the practice: success of what was handled, handled of what was accepted', () => {
  const { 'success-rate': success, 'handled-rate': handled } = figureDefinitions;
  expect([success.numerator.counters, success.denominator?.counters]).toEqual([
    ['cases.settled'],
    ['cases.handled'],
  ]);
  expect([handled.numerator.counters, handled.denominator?.counters]).toEqual([
    ['cases.handled'],
    ['cases.accepted'],
  ]);
});

test('a figure is broken down by what all its counters are', () => {
  expect(breakdownsOf(figureDefinitions['success-rate'])).toEqual(['category', 'tier']);
  expect(breakdownsOf(figureDefinitions['cases-closed'])).toEqual(['category', 'tier', 'outcome']);
  expect(breakdownsOf(figureDefinitions['rectification-rate'])).toEqual(['kind']);
  expect(breakdownsOf(figureDefinitions['on-time-rate'])).toEqual([]);
  expect(breakdownsOf(figureDefinitions['tips-received'])).toEqual([]);
  const open = figureIds.flatMap((id) => breakdownsOf(figureDefinitions[id]));
  expect(new Set(open)).toEqual(new Set(dimensions));
});

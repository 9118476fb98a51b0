import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  type Circle,
  circles,
  type ReportPart,
  reportParts,
  type Standing,
  standings,
  visibleTo,
} from './visibility.ts';

type Language = 'en' | 'zh';
const keysOf = <T extends object>(it: T) => Object.keys(it) as (keyof T & string)[];
const allCircles = keysOf(circles);
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The parts by their numbers; runs are drawn together: 1–4, 7. */
function numbers(standing: Standing, circle: Circle): string {
  const seen = visibleTo(standing, circle);
  const shown = keysOf(reportParts).flatMap((part, n) => (seen.has(part) ? [n + 1] : []));
  const runs = shown.reduce<number[][]>((all, n) => {
    const last = all.at(-1);
    if (last?.at(-1) === n - 1) last.push(n);
    else all.push([n]);
    return all;
  }, []);
  return runs.map((run) => (run.length > 1 ? `${run[0]}–${run.at(-1)}` : String(run[0]))).join(', ') || '–';
}

/** The table as docs/privacy.md and docs/privacy.zh-CN.md print it. */
const printed = (language: Language): string =>
  [
    row([language === 'zh' ? '查看人' : 'who', ...allCircles.map((it) => circles[it][language])]),
    row(['---', ...allCircles.map(() => '---')]),
    ...keysOf(standings).map((it) =>
      row([standings[it][language], ...allCircles.map((circle) => numbers(it, circle))]),
    ),
    '',
    ...keysOf(reportParts).map((part, n) => `${n + 1}. ${reportParts[part][language]}`),
  ].join('\n');

/** A formatter may pad the cells. */
const tight = (text: string): string => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
const doc = (name: string) => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');

describe('what anyone sees of a report is documented as the table says', () => {
  test.each([
    ['privacy.md', 'en'],
    ['privacy.zh-CN.md', 'zh'],
  ] as const)('%s', (name, language) => expect(tight(doc(name))).toContain(printed(language)));
});

describe('the table', () => {
  const all = keysOf(standings).flatMap((it) => allCircles.map((circle) => [it, circle] as const));
  test.each(all)('lets a %s see no part of a %s report whose existence it hides', (standing, circle) => {
    const seen = visibleTo(standing, circle);
    expect(seen.size === 0 || seen.has('exists')).toBe(true);
  });

  test('shows words, files and persons to the reporter and the staff alone, and unmasked to staff alone', () => {
    const who = (part: ReportPart) =>
      keysOf(standings).filter((it) => allCircles.some((circle) => visibleTo(it, circle).has(part)));
    expect(who('words')).toEqual(['staff', 'reporter']);
    expect(who('unmasked')).toEqual(['staff']);
    expect(who('links')).toEqual(['staff', 'code-holder', 'reporter']);
  });

  test.each(['private', 'tip'] as const)('shows strangers nothing of a %s report', (circle) => {
    for (const it of ['anyone', 'stranger', 'joiner'] as const) expect(visibleTo(it, circle).size).toBe(0);
  });
});

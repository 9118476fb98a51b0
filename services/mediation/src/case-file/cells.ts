import { text } from '@maplebridge/lambda/markup';
import type { Place, Wording } from './wording.ts';

/** A value of an event as markup: lists as lists, objects key by key, so that nothing of the record is left out. */
export function cell(words: Wording, place: Place, value: unknown): string {
  const said = words.value(place, value);
  if (said !== undefined) return text(said);
  return Array.isArray(value) ? list(words, place, value) : pairs(words, place.key, value as object);
}

function list(words: Wording, place: Place, items: readonly unknown[]): string {
  if (items.length === 0) return '无';
  if (items.every((it) => typeof it !== 'object')) {
    return items.map((it) => cell(words, place, it)).join('、');
  }
  const item = (it: unknown) =>
    words.value(place, it) === undefined ? line(words, place.key, it as object) : cell(words, place, it);
  return `<ol>${items.map((it) => `<li>${item(it)}</li>`).join('')}</ol>`;
}

const entries = (words: Wording, within: string, of: object): [string, string][] =>
  words.entries(within, of).map(([place, it]) => [text(words.label(place)), cell(words, place, it)]);

/** An object of a list, in one line. */
const line = (words: Wording, within: string, of: object): string =>
  entries(words, within, of)
    .map(([label, it]) => `${label}：${it}`)
    .join('；');

function pairs(words: Wording, within: string, of: object): string {
  const all = entries(words, within, of);
  if (all.length === 0) return '无';
  return `<dl>${all.map(([label, it]) => `<dt>${label}</dt><dd>${it}</dd>`).join('')}</dl>`;
}

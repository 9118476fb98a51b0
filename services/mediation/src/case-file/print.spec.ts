import type { CaseEvent, CaseFile } from '@maplebridge/contracts/mediation';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agreed,
  city,
  closed,
  consented,
  event,
  held,
  id,
  opened,
  openedWith,
} from '../case/case.fixtures.ts';
import type { DataOf } from '../case/state.ts';
import { account, fileOf, fullLife, settledLife, words, written } from './case-file.fixtures.ts';
import { printed } from './print.ts';

const page = printed(fileOf(fullLife), city);
const shown = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<code>.*?<\/code>/gs, '')
    .replace(/<[^>]*>/g, '\n');
const tags = (html: string) => html.match(/<[^>]*>/g);

describe('the page', () => {
  test('is Chinese throughout, save ids, hashes and accounts', () => {
    // A rule that has left the policy is known by its id alone, and so is a step that no protocol of the city has.
    const known = [id, account.slice('officer:'.length), 'of-old', 'rights-told', 'SHA-256'];
    const left = shown(page)
      .replace(new RegExp(known.join('|'), 'g'), '')
      .replace(/\b3m0{23}[ab]\b|\b91350100M000100Y43\b/g, '');
    expect(left.match(/[A-Za-z]{2,}/g)).toBeNull();
  });
  test('tells every document with its time on the scheduler of the city and who entered it', () => {
    const { documents } = fileOf(fullLife);
    for (const { no, title } of documents) expect(page).toContain(`<h3>${no}. ${title.zh}</h3>`);
    expect(page).toContain('2019年5月21日 09:30');
    expect(page).toContain('民警（dingmao-officer）');
  });
  test('gives the reasons of the routing as sentences', () => {
    expect(shown(page)).toContain('医疗纠纷：由调解中心按专门规程受理');
    expect(shown(page)).toContain('在 3 名合适且有余量的调解员中，按在办比例最低');
    expect(shown(page)).toContain('由办案人员决定自 工作站 移送');
  });
  test('lists what was agreed, term by term', () => {
    const terms = shown(page);
    expect(terms).toContain(
      '义务人：当事人B；权利人：当事人A；履行方式：付款；金额：400,000元；履行期限：2019年6月24日',
    );
    expect(terms).toContain('义务人：当事人B；履行方式：赔礼道歉；履行期限：2019年6月24日');
  });
  test('reads the same in whatever order the table gives the keys of a fact', () => {
    const turned = (it: unknown): unknown => {
      if (Array.isArray(it)) return it.map(turned);
      if (!it || typeof it !== 'object') return it;
      const entries = Object.entries(it).reverse();
      return Object.fromEntries(entries.map(([key, value]) => [key, turned(value)]));
    };
    const file = fileOf(fullLife);
    const documents = file.documents.map((it) => ({ ...it, facts: turned(it.facts) }));
    expect(printed({ ...file, documents }, city)).toBe(page);
  });
  test('says of words that are gone that they are gone, and what is missing', () => {
    const erased = fileOf(settledLife, new Map());
    const html = shown(printed(erased, city));
    expect(html.split('（原文已按规定删除）')).toHaveLength(4);
    for (const { title } of erased.missing) expect(html).toContain(title.zh);
  });
  test('says whether its history is whole', () => {
    const file = fileOf(settledLife);
    expect(shown(printed(file, city))).not.toContain('不完整');
    const broken = { ...file, manifest: { ...file.manifest, intact: false } };
    expect(shown(printed(broken, city))).toContain('不完整，记录可能被改动');
  });
  test('carries the number of the file and of the page on every sheet', () => {
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1];
    expect(style).toContain(`content:"卷宗号 ${id}"`);
    expect(style).toContain('counter(page)');
  });
  test('holds no script and loads nothing', () =>
    expect(page).not.toMatch(
      /<(script|link|img|iframe|object|embed|base|form|meta http)|\s(src|href|on\w+)=|url\(|@import/i,
    ));
});

describe('what people wrote', () => {
  const markup = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=y>',
      '</td></table><h1>',
      '<!--',
      '&lt;b&gt;',
    ),
    fc.stringMatching(/^[<>&"'/a-z =]{1,40}$/),
  );
  const plain = (file: CaseFile): CaseFile => ({
    ...file,
    documents: file.documents.map((it) => ({ ...it, by: account, ...(it.words && { words: '字' }) })),
  });
  const unescaped = (html: string) =>
    html
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&');

  test('is text: no tag of it survives, and no sign of it is lost', () =>
    fc.assert(
      fc.property(markup, markup, (said, name) => {
        const file = fileOf(settledLife, words(said));
        const written = {
          ...file,
          documents: file.documents.map((it) => ({ ...it, by: `officer:${name}` })),
        };
        const html = printed(written, city);
        expect(tags(html)).toEqual(tags(printed(plain(file), city)));
        expect(unescaped(html)).toContain(`<div class="words">${said}</div>`);
        expect(unescaped(html)).toContain(`民警（${name}）`);
      }),
      { numRuns: 60 },
    ));
});

test('no control of direction that people wrote, in words or names, turns a line of the page', () => {
  const planted = '\u202E\u2066甲方应付\u200F100元\u2069\u202C\u061C';
  const file = fileOf(settledLife, words(planted));
  const html = printed(
    { ...file, documents: file.documents.map((it) => ({ ...it, by: `officer:${planted}` })) },
    city,
  );
  expect(html).not.toMatch(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/);
  expect(html).toContain('<div class="words">甲方应付100元</div>');
});

describe('the lines to sign', () => {
  const lines = (events: readonly CaseEvent[]) => {
    const block = /<table class="signatures">.*?<\/table>/s.exec(printed(fileOf(events), city))?.[0];
    return block?.match(/(?<=<th>)[^<]+/g)?.map((it) => it.replace(/（.*/, ''));
  };
  const with3 = openedWith({ partyCount: 3, facts: { minors: ['C'] } });

  test('are those of every party, the mediator and the committee’s seal (People’s Mediation Law art. 29)', () =>
    expect(lines(settledLife)).toEqual(['当事人A', '当事人B', '调解员', '人民调解委员会']));
  test('are also those of guardians, whenever it became known that someone is a minor', () => {
    const minor = event('facts-added', { facts: { minors: ['A', 'C'] } });
    expect(lines([...with3, minor, written])).toEqual([
      ...['当事人A', '当事人A的监护人', '当事人B', '当事人C', '当事人C的监护人'],
      ...['调解员', '人民调解委员会'],
    ]);
  });
  test('hold no seal where there is no committee (procedure rules art. 184)', () => {
    const police = event('agreed', { ...(written.data as DataOf<'agreed'>), procedure: 'police' });
    expect(lines([...opened, police])).toEqual(['当事人A', '当事人B', '调解员']);
  });
  test('are not asked of what was agreed by word of mouth (art. 30), nor where nothing was agreed', () => {
    expect(lines([...opened, consented('A'), held('A'), agreed])).toBeUndefined();
    expect(lines([...opened, closed({ outcome: 'withdrawn' })])).toBeUndefined();
  });
});

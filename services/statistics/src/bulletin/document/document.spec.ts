import {
  CorrectionGround,
  openFigureIds,
  type Snapshot,
  SourceKind,
} from '@maplebridge/contracts/statistics';
import { loadCity } from '@maplebridge/directory/load';
import { describe, expect, test } from 'vitest';
import { late, observed, october } from '../bulletin.fixtures.ts';
import { differences } from '../differences.ts';
import { picture } from './chart.ts';
import { compose } from './compose.ts';
import { page } from './html.ts';
import { labels } from './labels.ts';
import { markdown } from './markdown.ts';
import { termsOf } from './terms.ts';
import type { DocumentVersion, Language } from './values.ts';

const city = loadCity('zhenjiang');
const terms = termsOf(city);
const stations = city.stations.map(({ id }) => id);
const told = (over: Partial<DocumentVersion> = {}): DocumentVersion => ({
  ...{ area: 'dingmao', level: 'station', month: '2019-10', version: 1, issuedOn: '2019-11-03', changes: [] },
  snapshot: october({ observations: [observed] }),
  ...over,
});
const written = (language: Language, over?: Partial<DocumentVersion>) =>
  markdown(compose(told(over), terms, language));
const shown = (over?: Partial<DocumentVersion>) => page(compose(told(over), terms, 'zh'), 'print', 'zh');

describe('a bulletin in Chinese', () => {
  const text = written('zh');
  test('has the headings and sentences of one', () => {
    expect(text.match(/^#+ .*$/gm)).toEqual([
      '# 关于2019年10月丁卯派出所矛盾纠纷化解和隐患整治情况的通报',
      '## 一、总体情况',
      '## 二、纠纷化解',
      '## 三、隐患整治',
      '## 四、治安指标',
      '## 五、数据说明',
      '## 附：指标口径',
    ]);
    expect(text).toContain(
      '调解成功32件（同比上升77.8%，环比下降13.5%），调解成功率97.0%（32/33），同比上升7.0个百分点，环比下降0.4个百分点。',
    );
    expect(text).toContain('可防性案件101起，同比下降49.5%。');
    expect(text).toContain('公文 镇公统〔2019〕11号 (2019-11-02)');
  });

  test('tells nothing of what has no base, and shows it as "—" in the appendix', () => {
    expect(text).toContain('发现隐患2处（同比、环比均无可比基数）');
    expect(text).not.toMatch(/NaN|Infinity|undefined|null|∞/);
    expect(text).toContain('| 协议履行率 | — | — | — |');
  });

  test('tells a change that was published as published', () => {
    const yearOnYear = { basis: 'published', value: '-11', text: '−11 %', source: observed.source } as const;
    const observations = [{ ...observed, count: null, yearOnYear }];
    const published = { ...told().snapshot, observations };
    expect(written('zh', { snapshot: published })).toContain('可防性案件同比下降11%（据公布数）。');
    expect(written('en', { snapshot: published })).toContain(
      'Preventable cases; down 11 % year on year, as published.',
    );
  });
});

test('in English it says the same', () => {
  const text = written('en');
  expect(text).toContain('# Bulletin of Dingmao police station: disputes and hazards, October 2019');
  expect(text).toContain(
    'Settled: 32 (up 77.8 % year on year, down 13.5 % month on month); success rate: 97.0 % (32/33), up 7.0 percentage points year on year, down 0.4 percentage points month on month.',
  );
  expect(text).toContain('half took 1 day or less, nine in ten 6 days or less (32 in all)');
  expect(text.replaceAll('镇公统〔2019〕11号', '')).not.toMatch(/\p{Script=Han}/u);
});

test.each(['zh', 'en'] as const)(
  'every figure stands in the appendix with its definition (%s)',
  (language) => {
    const [, appendix = ''] = written(language).split(/^## (?:附|Appendix).*$/m);
    for (const id of openFigureIds) {
      const { name, means } = terms.figures[id] ?? {};
      const [line = ''] = appendix.split('\n').filter((it) => it.startsWith(`| ${name?.[language]} |`));
      expect(line, id).toContain(means?.[language]);
    }
  },
);

describe('a place without data', () => {
  const snapshot = october({ code: 'xinba' });
  test('says so, and has no figures', () => {
    const text = written('zh', { area: 'xinba', snapshot });
    expect(text).toContain('新坝派出所没有可供统计的数据');
    expect(text).not.toContain('纠纷化解\n');
    expect(text).not.toMatch(/%|同比/);
    expect(written('en', { area: 'xinba', snapshot })).toContain('Xinba police station has no data');
  });

  test('stands in the table of its city as such', () => {
    const text = written('zh', {
      ...{ area: '321100', level: 'city' as const },
      snapshot: october({ code: '321100', stations }),
    });
    expect(text).toContain('| 丁卯派出所 | 28 | 28 | 33 | 32 | 97.0% (32/33) | 2 | 1 |');
    expect(text).toContain(`| 新坝派出所 | ${Array(7).fill('无数据').join(' | ')} |`);
  });
});

test('a correction begins with what was and what is', () => {
  const snapshot = october({
    observations: [observed],
    more: [late({ 'cases.handled': 1, 'cases.settled': 1 })],
  });
  const changes = differences(told().snapshot, snapshot);
  const text = written('zh', { version: 2, ground: 'entered-late', changes, snapshot });
  expect(text).toContain('第2版（更正：数据补录）');
  expect(text.indexOf('一、更正说明')).toBeLessThan(text.indexOf('二、总体情况'));
  expect(text).toContain('| 指标 | 调解成功率 | 数值 | 97.0% (32/33) | 97.1% (33/34) |');
  expect(text).toContain('| 指标 | 调解成功率 | 环比 | −0.4个百分点 | −0.3个百分点 |');
});

describe('as a page', () => {
  test('it runs nothing and loads nothing, and lies on A4', () => {
    const html = shown();
    expect(html).not.toMatch(/<script|<link|<img|url\(|@import|\son\w+=|src=|href=/);
    expect(html.match(/https?:[^"]*/g)).toEqual(Array(2).fill('http://www.w3.org/2000/svg'));
    expect(html).toContain('@page{size:A4');
    expect(html).toContain('<html lang="zh-CN">');
  });

  test('what stands in data is text and never markup', () => {
    const evil: Snapshot = {
      ...told().snapshot,
      categories: [{ category: '<script>alert(1)</script>', accepted: 1 }],
      dataVersion: 'g1-<b>|*',
    };
    const html = shown({ snapshot: evil });
    expect(html).not.toMatch(/<script|<b>/);
    expect(written('zh', { snapshot: evil })).toContain('g1-\\<b\\>\\|\\*');
  });

  test('no control of direction in data turns a line, in any form', () => {
    const snapshot: Snapshot = { ...told().snapshot, dataVersion: 'g1-\u202E\u2066x\u2069\u200F\u061C' };
    const controls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
    for (const form of [shown({ snapshot }), written('zh', { snapshot })]) {
      expect(form).toContain('g1-x');
      expect(form).not.toMatch(controls);
    }
    expect(
      picture({
        ...{ id: 'c', title: '\u202ET', description: 'D', labelled: 'L', series: ['\u2067a'] },
        rows: [],
      }),
    ).not.toMatch(controls);
  });

  test('its pictures say what they show, and draw values in proportion', () => {
    const svg = picture({
      ...{ id: 'c', title: 'T', description: 'D', labelled: 'L', series: ['a', 'b'] },
      rows: [
        { label: 'x', values: [10, 5] },
        { label: 'y', values: [0, 0] },
      ],
    });
    expect(svg).toContain('role="img" aria-labelledby="c-title c-desc"');
    expect(svg).toContain('<title id="c-title">T</title><desc id="c-desc">D</desc>');
    expect([...svg.matchAll(/width="(\d+)" height="12"/g)].map(([, width]) => width)).toEqual([
      '480',
      '240',
      '0',
      '0',
    ]);
  });

  test('where everything is zero it draws nothing, and no fault', () => {
    const chart = { id: 'c', title: '', description: '', labelled: '', series: ['a'] };
    expect(picture({ ...chart, rows: [{ label: 'x', values: [0] }] })).toContain('width="0"');
    expect(picture({ ...chart, rows: [] })).not.toContain('NaN');
  });
});

test('the same snapshot always gives the same text', () =>
  expect(shown({ snapshot: JSON.parse(JSON.stringify(told().snapshot)) })).toBe(shown()));

test.each(['zh', 'en'] as const)('grounds and kinds of sources have their names (%s)', (language) => {
  expect(Object.keys(labels[language].grounds)).toEqual(CorrectionGround.options);
  expect(Object.keys(labels[language].sources)).toEqual(SourceKind.options);
});

import { Breakdown, Comparison, Definitions, Overview, Series } from '@maplebridge/contracts/statistics';
import readExcelFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { breakdownOf } from '../../domain/figures/breakdown.ts';
import { comparisonOf } from '../../domain/figures/comparison.ts';
import { definitions } from '../../domain/figures/definitions.ts';
import { asked, rollup } from '../../domain/figures/figures.fixtures.ts';
import { overviewOf, spansOf } from '../../domain/figures/overview.ts';
import { seriesOf } from '../../domain/figures/series.ts';
import { replyIn } from '../table-reply.ts';
import { csvOf } from './csv.ts';
import { breakdownTable, comparisonTable, definitionsTable, overviewTable, seriesTable } from './tables.ts';
import { xlsxOf } from './xlsx.ts';

const rollups = [
  rollup('2019-04', { 'cases.settled': 256, 'cases.handled': 260, 'cases.settle/3': 256 }),
  rollup('2019-04', { 'cases.settled/category=neighbours': 256, 'cases.handled/category=neighbours': 260 }),
];
const year = [rollup('2018-04', { 'cases.settled': 250, 'cases.handled': 260 })];
const overview = overviewOf(
  asked,
  spansOf(asked.period, '2019-12-01'),
  { now: rollups, yoy: year, mom: [] },
  ['success-rate', 'cases-settled'],
  'zh',
);
const place = { id: 'dingmao', name: { en: 'Dingmao', zh: '丁卯派出所' } };
const comparison = comparisonOf(asked, 'station', [place], rollups, ['success-rate'], 30);
const series = seriesOf(asked, 'quarter', rollups, ['success-rate']);
const breakdown = breakdownOf(asked, 'success-rate', 'category', rollups);

test('answers match their contracts', () => {
  for (const [schema, answer] of [
    [Overview, overview],
    [Comparison, comparison],
    [Series, series],
    [Breakdown, breakdown],
    [Definitions, definitions()],
  ] as const)
    expect(schema.safeParse(answer).error).toBeUndefined();
});

test('a table has the content of its answer, in the requested language', () => {
  const { heading, rows } = overviewTable(overview, 'zh');
  const at = (name: string) => rows[0]?.[heading.indexOf(name)];
  expect([at('指标'), at('分子'), at('分母'), at('数值'), at('同比'), at('变动单位')]).toEqual([
    '调解成功率',
    256,
    260,
    { decimal: '98.5' },
    { decimal: '2.3' },
    '个百分点',
  ]);
  const [row] = comparisonTable(comparison, 'en').rows;
  expect(row).toContain('Dingmao');
  expect(seriesTable(series, 'en').rows.map(([, key]) => key)).toEqual(['2019-Q2', '2019-Q3', '2019-Q4']);
  expect(breakdownTable(breakdown, 'en').rows.map((it) => it[3])).toEqual([null, 'neighbours']);
});

test.each(['en', 'zh'] as const)('every row has a cell for every heading (%s)', (language) => {
  for (const { heading, rows } of [
    overviewTable(overview, language),
    comparisonTable(comparison, language),
    seriesTable(series, language),
    breakdownTable(breakdown, language),
    definitionsTable(definitions(), language),
  ]) {
    expect(new Set(heading).size).toBe(heading.length);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => row.length !== heading.length)).toEqual([]);
  }
});

test('CSV starts with a byte order mark, uses CRLF line ends and quotes cells where needed', () => {
  const rows = [
    ['a "b", c', 7, { decimal: '-49.0' }, null],
    ['两\r\n行', 0, null, 'x'],
  ];
  expect(csvOf({ heading: ['one', 'two', 'three', 'four'], rows })).toBe(
    '\ufeffone,two,three,four\r\n"a ""b"", c",7,-49.0,\r\n"两\r\n行",0,,x\r\n',
  );
});

test('text that a spreadsheet would run as a formula is quoted, and numbers stay numbers', () => {
  const rows = ['=1+1', '+1', '-2', '@SUM(A1)', '\t=1', '＝1', '－1'].map((it) => [it]);
  const [, ...lines] = csvOf({ heading: ['x'], rows: [...rows, [-2], [{ decimal: '-0.5' }]] }).split('\r\n');
  expect(lines).toEqual(["'=1+1", "'+1", "'-2", "'@SUM(A1)", "'\t=1", "'＝1", "'－1", '-2', '-0.5', '']);
});

test('invisible characters neither hide a formula nor change text direction, in CSV and XLSX', async () => {
  const planted = ['\u202E=1+1', ' =1', '\u200B@x', '\u2066\u200F-1', '甲\u202E乙'];
  const content = { heading: ['\u202Ex'], rows: planted.map((it) => [it]) };
  const csv = csvOf(content).split('\r\n');
  expect(csv.slice(1, -1)).toEqual(["'=1+1", "' =1", "'\u200B@x", "'-1", '甲乙']);
  const [sheet] = await readExcelFile(Buffer.from(await xlsxOf(content)));
  expect(JSON.stringify([csv, sheet?.data])).not.toMatch(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/);
});

test('a workbook holds the cells of the table: text as text, numbers as numbers', async () => {
  const bytes = await xlsxOf({
    heading: ['指标', 'n'],
    rows: [
      ['=1+1', 256],
      ['调解成功率', { decimal: '98.5' }],
      ['—', null],
    ],
  });
  const [sheet] = await readExcelFile(Buffer.from(bytes));
  expect(sheet?.data).toEqual([
    ['指标', 'n'],
    ['=1+1', 256],
    ['调解成功率', 98.5],
    ['—', null],
  ]);
});

test('an ETag changes only with the answer, its format and its language', async () => {
  const tagOf = async (answer: object, format: 'json' | 'csv' | 'xlsx', language: 'en' | 'zh') =>
    (await replyIn(answer, { format, language }, () => ({ heading: ['x'], rows: [] }), 'x')).tag;
  const tags = await Promise.all([
    tagOf({ dataVersion: 'g1-1' }, 'json', 'en'),
    tagOf({ dataVersion: 'g1-2' }, 'json', 'en'),
    tagOf({ dataVersion: 'g1-1' }, 'csv', 'en'),
    tagOf({ dataVersion: 'g1-1' }, 'xlsx', 'en'),
    tagOf({ dataVersion: 'g1-1' }, 'json', 'zh'),
  ]);
  expect(new Set(tags).size).toBe(tags.length);
  expect(await tagOf({ dataVersion: 'g1-1' }, 'json', 'en')).toBe(tags[0]);
});

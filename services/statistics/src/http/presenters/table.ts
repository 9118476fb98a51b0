import type { Language } from '@maplebridge/contracts';

/** A decimal number as text, so that no digit is lost or added: "98.0". */
export interface Decimal {
  readonly decimal: string;
}

export type Cell = string | number | Decimal | null;

/** A heading and rows of as many cells. */
export interface Table {
  readonly heading: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The columns of tables. */
const headings = {
  area: { en: 'Area', zh: '区域' },
  name: { en: 'Name', zh: '名称' },
  key: { en: 'Part', zh: '分项' },
  from: { en: 'From', zh: '起' },
  to: { en: 'To', zh: '止' },
  definition: { en: 'Definition', zh: '指标代码' },
  figure: { en: 'Figure', zh: '指标' },
  unit: { en: 'Unit', zh: '单位' },
  numerator: { en: 'Numerator', zh: '分子' },
  denominator: { en: 'Denominator', zh: '分母' },
  value: { en: 'Value', zh: '数值' },
  rank: { en: 'Rank', zh: '排名' },
  minimumSample: { en: 'Minimum sample', zh: '最小样本量' },
  yoyBasis: { en: 'Same period last year', zh: '上年同期' },
  yoy: { en: 'Year on year', zh: '同比' },
  momBasis: { en: 'Period before', zh: '上期' },
  mom: { en: 'On the period before', zh: '环比' },
  changeUnit: { en: 'Unit of change', zh: '变动单位' },
  means: { en: 'Meaning', zh: '含义' },
  made: { en: 'Made of', zh: '计算口径' },
  sources: { en: 'Events', zh: '数据来源事件' },
  asOf: { en: 'As of', zh: '数据截至' },
  dataVersion: { en: 'Data version', zh: '数据版本' },
} as const satisfies Record<string, Record<Language, string>>;

export type Column = keyof typeof headings;

/** Builds a table from rows keyed by column. */
export function tableOf(
  rows: readonly Readonly<Partial<Record<Column, Cell>>>[],
  columns: readonly Column[],
  language: Language,
): Table {
  return {
    heading: columns.map((column) => headings[column][language]),
    rows: rows.map((row) => columns.map((column) => row[column] ?? null)),
  };
}

/** The table cell of a figure's value: a whole number, or a decimal. */
export const numeric = (value: string | null): Cell => {
  if (value === null) return null;
  return value.includes('.') ? { decimal: value } : Number(value);
};

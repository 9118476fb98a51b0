import type { FrozenChange, FrozenDistribution, FrozenFigure } from '@maplebridge/contracts/statistics';
import { type Block, paragraph } from './block.ts';
import type { Reading } from './values.ts';

export const day = (it: string): string => {
  const [year, month, date] = it.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
export const month = (it: string): string => {
  const [year, of] = it.split('-').map(Number);
  return `${year}年${of}月`;
};

/** 同比, 环比: a rate moves in percentage points; against a zero base nothing is compared. */
export function moved(against: '同比' | '环比', { value, unit }: FrozenChange): string {
  if (value === null) return `${against}无可比基数`;
  if (Number(value) === 0) return `${against}持平`;
  const by = value.replace('-', '');
  return `${against}${value.startsWith('-') ? '下降' : '上升'}${by}${unit === 'percent' ? '%' : '个百分点'}`;
}
function movedBoth({ yearOnYear, monthOnMonth }: FrozenFigure): string {
  if (yearOnYear.value === null && monthOnMonth.value === null) return '同比、环比均无可比基数';
  return `${moved('同比', yearOnYear)}，${moved('环比', monthOnMonth)}`;
}

/** With its counts; what has no base is told by the appendix alone. */
const rate = ({ value, numerator, denominator }: FrozenFigure): string | undefined =>
  value === null ? undefined : `${value}%（${numerator}/${denominator}）`;

/** Of the parts that the snapshot holds; the rest is not told. */
export const sentence = (...clauses: readonly (string | undefined)[]): string => {
  const told = clauses.filter((it) => it !== undefined);
  return told.length ? `${told.join('，')}。` : '';
};

export function clauses({ figure }: Reading) {
  const of = (id: string, write: (it: FrozenFigure) => string | undefined) => {
    const found = figure(id);
    return found && write(found);
  };
  const after = (name: string, told: string | undefined) => told && `${name}${told}`;
  return {
    count: (id: string, name: string, unit: string) => of(id, (it) => `${name}${it.numerator}${unit}`),
    /** What is of less weight is left out where there is none. */
    some: (id: string, name: string, unit: string) =>
      of(id, (it) => (it.numerator ? `${name}${it.numerator}${unit}` : undefined)),
    moving: (id: string, name: string, unit: string) =>
      of(id, (it) => `${name}${it.numerator}${unit}（${movedBoth(it)}）`),
    rate: (id: string, name: string) => of(id, (it) => after(name, rate(it))),
    movingRate: (id: string, name: string) =>
      of(id, (it) => after(name, rate(it) && `${rate(it)}，${movedBoth(it)}`)),
  };
}

/** A paragraph unless there is nothing in it. */
export const told = (text: string): Block[] => (text ? [paragraph(text)] : []);

export function length(name: string, unit: string, it: FrozenDistribution | undefined): string {
  if (!it || it.n === 0) return '';
  const within = (of: FrozenDistribution['p50']) =>
    of?.atMost == null ? '超出统计区间' : `不超过${of.atMost}${unit}`;
  const small = it.n < 10 ? '，样本较少，仅供参考' : '';
  return `${name}中位数${within(it.p50)}，九成${within(it.p90)}（共${it.n}件${small}）。`;
}

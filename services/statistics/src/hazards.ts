import { type HazardFigures, rate } from '@maplebridge/contracts/statistics';
import type { Subject } from './subject.ts';

type Counter = 'found' | 'rectified' | 'onTime' | 'major' | 'overdue';

/** Hazards and what became of them. */
export const hazards: Subject<Counter, HazardFigures> = {
  name: 'hazards',
  counters: ['found', 'rectified', 'onTime', 'major', 'overdue'],
  figures: ({ found, rectified, onTime, major, overdue }) => ({
    found,
    rectified,
    onTime,
    major,
    overdue,
    rectificationRate: rate(rectified, found),
    onTimeRate: rate(onTime, rectified),
  }),
  definitions: {
    en: {
      found: 'Hazards found in the span, by the day they were found, without unfounded ones and duplicates',
      rectified: 'Hazards closed in the span as put right, by the day they were closed',
      onTime: 'Of those: said to be put right by the deadline that stood',
      major: 'Of those found in the span: graded major, as the grade stands now',
      overdue: 'Hazards that became overdue in the span, each once, by the day it was noted',
      rectificationRate: 'rectified / found; over 100 % when older ones were put right',
      onTimeRate: 'rectified on time / rectified',
    },
    zh: {
      found: '期间内发现的隐患数，按发现日统计，不含不属实和重复的',
      rectified: '期间内整改合格并闭环的隐患数，按闭环日统计',
      onTime: '其中在整改期限内报告整改完成的隐患数',
      major: '期间内发现的隐患中，现判定为重大隐患的数量',
      overdue: '期间内首次逾期的隐患数，每项只计一次，按登记逾期之日统计',
      rectificationRate: '整改率＝整改数÷发现数（含此前发现的隐患时可超过100%）',
      onTimeRate: '按期整改率＝按期整改数÷整改数',
    },
  },
};

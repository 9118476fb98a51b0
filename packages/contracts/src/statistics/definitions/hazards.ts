import { type DistributionDefinition, type FigureDefinition, facts, type Sum } from './definition.ts';

const hazard = (...of: string[]) => facts('hazard.hazard', ...of);
const inspection = (...of: string[]) => facts('hazard.inspection', ...of);

const found = { en: 'found', zh: '发现隐患数', counters: ['hazards.found'] } as const satisfies Sum;
const rectified = {
  en: 'rectified',
  zh: '整改隐患数',
  counters: ['hazards.rectified'],
} as const satisfies Sum;

/** Hazards, the inspections that look for them, and accidents. */
export const hazardFigures = {
  'hazards-found': {
    name: { en: 'Hazards found', zh: '发现隐患数' },
    means: {
      en: 'Hazards by the day they were found, without unfounded ones and duplicates',
      zh: '期间内发现的隐患数，按发现日统计，不含不属实和重复的',
    },
    numerator: found,
    sources: hazard('found', 'closed'),
  },
  'hazards-major': {
    name: { en: 'Major hazards', zh: '重大隐患数' },
    means: {
      en: 'Of the hazards found in the period: those graded major, as the grade stands now',
      zh: '期间内发现的隐患中，现判定为重大隐患的数量',
    },
    numerator: { en: 'major hazards', zh: '重大隐患数', counters: ['hazards.major'] },
    sources: hazard('graded', 'closed'),
  },
  'hazards-rectified': {
    name: { en: 'Hazards rectified', zh: '整改隐患数' },
    means: {
      en: 'Hazards closed as put right, by the day they were closed',
      zh: '整改合格并闭环的隐患数，按闭环日统计',
    },
    numerator: rectified,
    sources: hazard('closed'),
  },
  'rectification-rate': {
    name: { en: 'Rectification rate', zh: '整改率' },
    means: {
      en: 'Rectified / found, both in the period; over 100 % where older ones were put right',
      zh: '整改率＝整改隐患数÷发现隐患数（含此前发现的隐患时可超过100%）',
    },
    numerator: rectified,
    denominator: found,
    ranked: true,
    sources: hazard('found', 'closed'),
  },
  'hazards-on-time-rate': {
    name: { en: 'Rectified on time', zh: '按期整改率' },
    means: {
      en: 'Of the hazards rectified: those said to be put right by the deadline that stood',
      zh: '按期整改率＝在整改期限内报告整改完成的隐患数÷整改隐患数',
    },
    numerator: { en: 'rectified on time', zh: '按期整改数', counters: ['hazards.onTime'] },
    denominator: rectified,
    ranked: true,
    sources: hazard('closed'),
  },
  'hazards-overdue': {
    name: { en: 'Hazards overdue', zh: '逾期隐患数' },
    means: {
      en: 'Hazards that became overdue, each once, by the day it was noted',
      zh: '首次逾期的隐患数，每项只计一次，按登记逾期之日统计',
    },
    numerator: { en: 'overdue hazards', zh: '逾期隐患数', counters: ['hazards.overdue'] },
    sources: hazard('escalated'),
  },
  'inspections-completed': {
    name: { en: 'Inspections completed', zh: '完成检查数' },
    means: {
      en: 'Inspections by the day they were completed',
      zh: '完成的检查次数，按完成日统计',
    },
    numerator: {
      en: 'inspections completed',
      zh: '完成检查数',
      counters: ['inspections.completed'],
    },
    sources: inspection('completed'),
  },
  'inspections-missed': {
    name: { en: 'Inspections missed', zh: '逾期检查数' },
    means: {
      en: 'Inspections not made when they were due, by the day that was noted; one that was made in time and entered late is none',
      zh: '到期未开展的检查次数，按登记日统计；按期开展而补录的不计',
    },
    numerator: { en: 'inspections missed', zh: '逾期检查数', counters: ['inspections.missed'] },
    sources: inspection('missed', 'completed'),
  },
  'accidents-reported': {
    name: { en: 'Accidents', zh: '事故数' },
    means: { en: 'Accidents by the day they were reported', zh: '事故数，按报告日统计' },
    numerator: { en: 'accidents', zh: '事故数', counters: ['accidents.reported'] },
    sources: facts('hazard.accident', 'reported'),
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;

export const hazardDistributions = {
  'time-to-rectify': {
    name: { en: 'Time to rectify', zh: '整改用时' },
    means: {
      en: 'Days from the finding of a hazard to its closure as put right, in whole days rounded up; by the day of closure',
      zh: '自发现至整改闭环的天数，不足一天按一天计，按闭环日统计',
    },
    span: 'hazards.rectify',
    sources: hazard('closed'),
  },
} as const satisfies Readonly<Record<string, DistributionDefinition>>;

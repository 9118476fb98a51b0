import type { ProblemKinds } from './kind.ts';

/** Published figures. */
export const statisticsProblems = {
  'not-published': {
    status: 404,
    en: 'No figures of this year have been published',
    zh: '该年度统计数据尚未发布',
  },
  'year-not-over': { status: 422, en: 'The year is not over', zh: '该年度尚未结束' },
  'unknown-indicator': {
    status: 422,
    en: 'The city lists no such indicator',
    zh: '本市未列入该指标',
  },
  'nothing-to-correct': {
    status: 409,
    en: 'The figures stand as they were published',
    zh: '数据与已发布的一致，无需更正',
  },
} as const satisfies ProblemKinds;

import type { BulletinChange, CorrectionGround, SourceKind } from '@maplebridge/contracts/statistics';

interface Labels {
  readonly grounds: Readonly<Record<CorrectionGround, string>>;
  readonly sources: Readonly<Record<SourceKind, string>>;
  readonly kinds: Readonly<Record<BulletinChange['what'], string>>;
  /** Aspects of what changed; others are ids of figures. */
  readonly aspects: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<'hours' | 'days' | 'percent' | 'points', string>>;
  readonly instant: (at: string, timeZone: string) => string;
  readonly heads: {
    readonly changes: readonly string[];
    readonly definitions: readonly string[];
    readonly observations: readonly string[];
    readonly station: string;
    readonly category: string;
    readonly month: string;
  };
  readonly accepted: string;
  readonly settled: string;
  readonly noData: string;
  readonly computed: string;
  readonly published: string;
  readonly divided: string;
  readonly charts: {
    readonly categories: string;
    readonly months: string;
    readonly describes: (n: number) => string;
  };
}

const instantIn = (locale: string) => (at: string, timeZone: string) =>
  new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(new Date(at));

/** What stands in tables and charts. */
export const labels: Readonly<Record<'zh' | 'en', Labels>> = {
  zh: {
    grounds: {
      'entered-late': '数据补录',
      reopened: '案件重新受理',
      merged: '报告合并',
      regraded: '隐患重新定级',
      'observation-revised': '外部指标修订',
      'counted-wrongly': '统计差错',
    },
    sources: {
      document: '公文',
      'statistical-report': '统计报表',
      bulletin: '通报',
      yearbook: '年鉴',
      newspaper: '报刊',
    },
    kinds: {
      figure: '指标',
      distribution: '用时',
      trend: '月度',
      category: '类别',
      station: '派出所',
      observation: '外部指标',
    },
    aspects: {
      value: '数值',
      yearOnYear: '同比',
      monthOnMonth: '环比',
      n: '件数',
      p50: '中位数',
      p90: '九成',
      beyond: '超出区间',
      accepted: '受理',
      settled: '调解成功',
    },
    units: { hours: '小时', days: '天', percent: '%', points: '个百分点' },
    instant: instantIn('zh-CN'),
    heads: {
      changes: ['类型', '对象', '项目', '原数', '更正后'],
      definitions: ['指标', '本月', '同比', '环比', '口径', '计算'],
      observations: ['指标', '数值', '同比', '口径', '来源'],
      station: '派出所',
      category: '类别',
      month: '月份',
    },
    accepted: '受理',
    settled: '调解成功',
    noData: '无数据',
    computed: '按两年件数计算',
    published: '按公布数',
    divided: '÷',
    charts: {
      categories: '按类别受理纠纷数',
      months: '各月受理与调解成功数',
      describes: (n) => `条形图，共${n}组，数值标于条末。`,
    },
  },
  en: {
    grounds: {
      'entered-late': 'entered late',
      reopened: 'cases reopened',
      merged: 'reports merged',
      regraded: 'hazards graded anew',
      'observation-revised': 'told figures revised',
      'counted-wrongly': 'counted wrongly',
    },
    sources: {
      document: 'document',
      'statistical-report': 'statistical report',
      bulletin: 'bulletin',
      yearbook: 'yearbook',
      newspaper: 'newspaper',
    },
    kinds: {
      figure: 'figure',
      distribution: 'time taken',
      trend: 'month',
      category: 'category',
      station: 'station',
      observation: 'told figure',
    },
    aspects: {
      value: 'value',
      yearOnYear: 'year on year',
      monthOnMonth: 'month on month',
      n: 'number',
      p50: 'half',
      p90: 'nine in ten',
      beyond: 'longer than told apart',
      accepted: 'accepted',
      settled: 'settled',
    },
    units: { hours: ' hours', days: ' days', percent: ' %', points: ' pp' },
    instant: instantIn('en-GB'),
    heads: {
      changes: ['Kind', 'Of', 'What', 'Before', 'After'],
      definitions: ['Figure', 'This month', 'Year on year', 'Month on month', 'Meaning', 'Made of'],
      observations: ['Figure', 'Value', 'Year on year', 'How', 'Source'],
      station: 'Station',
      category: 'Category',
      month: 'Month',
    },
    accepted: 'Accepted',
    settled: 'Settled',
    noData: 'no data',
    computed: 'from the counts of both years',
    published: 'as published',
    divided: '/',
    charts: {
      categories: 'Disputes accepted by category',
      months: 'Accepted and settled, month by month',
      describes: (n) => `Bars in ${n} groups; each ends with its value.`,
    },
  },
};

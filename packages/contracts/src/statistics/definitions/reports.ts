import { type FigureDefinition, facts } from './definition.ts';

const report = (...of: string[]) => facts('intake.report', ...of);
const received = {
  en: 'reports received',
  zh: '接收报告数',
  counters: ['reports.received'],
} as const;

/** What came in at the front door, on the day and at the station of its receipt. */
export const reportFigures = {
  'reports-received': {
    name: { en: 'Reports received', zh: '接收报告数' },
    means: {
      en: 'Reports of every kind by the day they were received, tips only for the officers of their station; one that was merged into another counts no more',
      zh: '期间内接收的各类报告数，按接收日统计；线索仅对所属派出所民警计入；并入其他报告的不再计入',
    },
    numerator: received,
    sources: report('received', 'merged'),
  },
  'reports-urgent': {
    name: { en: 'Urgent reports', zh: '紧急报告数' },
    means: {
      en: 'Reports that triage found could not wait, by the day they were received',
      zh: '经研判不能等待处理的报告数，按接收日统计',
    },
    numerator: { en: 'urgent reports', zh: '紧急报告数', counters: ['reports.urgent'] },
    sources: report('received', 'merged'),
  },
  'reports-withdrawn': {
    name: { en: 'Reports withdrawn', zh: '撤回报告数' },
    means: {
      en: 'Reports that their reporters withdrew, by the day they did',
      zh: '报告人撤回的报告数，按撤回日统计',
    },
    numerator: { en: 'reports withdrawn', zh: '撤回报告数', counters: ['reports.withdrawn'] },
    sources: report('withdrawn'),
  },
  'reports-joined': {
    name: { en: 'Joinings', zh: '附议数' },
    means: {
      en: 'How often someone said that they have the same trouble, by the day they did',
      zh: '居民反映“我也有同样问题”的次数，按附议日统计',
    },
    numerator: { en: 'joinings', zh: '附议数', counters: ['reports.joined'] },
    sources: report('joined'),
  },
  'grid-settled-share': {
    name: { en: 'Share for one grid', zh: '一网解决占比' },
    means: {
      en: 'Of the reports that triage placed: those one grid can settle by itself (small matters solved in one grid)',
      zh: '经分级分流的报告中，由单个网格即可解决的比例（小事一网解决）',
    },
    numerator: { en: 'reports for one grid', zh: '一网解决报告数', counters: ['reports.grid'] },
    denominator: {
      en: 'reports for one grid or the linked net',
      zh: '一网解决与全网联动报告数',
      counters: ['reports.grid', 'reports.linked'],
    },
    sources: report('received', 'merged'),
  },
  'tips-received': {
    name: { en: 'Tips', zh: '线索数' },
    means: {
      en: 'Reports of the kind tip, by the day they were received, for the officers of their station alone; what came of them is not told',
      zh: '类型为线索的报告数，按接收日统计，仅所属派出所民警可见；不反映后续处置',
    },
    restricted: true,
    numerator: { en: 'tips', zh: '线索数', counters: ['reports.received/kind=tip'] },
    sources: report('received', 'merged'),
  },
  'patrol-reports': {
    name: { en: 'Reports by patrols', zh: '巡防报告数' },
    means: {
      en: 'Reports that came in by patrols, by the day they were received',
      zh: '由巡防途径接收的报告数，按接收日统计',
    },
    numerator: { en: 'reports by patrols', zh: '巡防报告数', counters: ['reports.received/channel=patrol'] },
    sources: report('received', 'merged'),
  },
  'appointments-made': {
    name: { en: 'Appointments', zh: '预约数' },
    means: {
      en: 'Places at desks that were booked, by the day they were booked',
      zh: '窗口预约数，按预约登记日统计',
    },
    numerator: { en: 'appointments', zh: '预约数', counters: ['reports.appointments'] },
    sources: report('appointment-made', 'merged'),
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;

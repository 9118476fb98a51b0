import type { FrozenChange, FrozenDistribution, FrozenFigure } from '@maplebridge/contracts/statistics';
import { type Block, heading, note, paragraph } from './block.ts';
import { labels } from './labels.ts';
import { correctionIn, definitionsIn, monthsIn, observationsIn, sortsIn, stationsIn } from './parts.ts';
import { nameIn, type Reading, reading, type Terms, type Told } from './told.ts';
import type { Voice } from './voice.ts';

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八'];
const day = (it: string): string => {
  const [year, month, date] = it.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
const month = (it: string): string => {
  const [year, of] = it.split('-').map(Number);
  return `${year}年${of}月`;
};

/** 同比、环比：比率变动以百分点表示；基数为零不作比较。 */
function moved(against: '同比' | '环比', { value, unit }: FrozenChange): string {
  if (value === null) return `${against}无可比基数`;
  if (Number(value) === 0) return `${against}持平`;
  const by = value.replace('-', '');
  return `${against}${value.startsWith('-') ? '下降' : '上升'}${by}${unit === 'percent' ? '%' : '个百分点'}`;
}
function movedBoth({ yearOnYear, monthOnMonth }: FrozenFigure): string {
  if (yearOnYear.value === null && monthOnMonth.value === null) return '同比、环比均无可比基数';
  return `${moved('同比', yearOnYear)}，${moved('环比', monthOnMonth)}`;
}

/** 比率必附分子、分母；基数为零的不在正文叙述，附表以“—”表示。 */
const rate = ({ value, numerator, denominator }: FrozenFigure): string | undefined =>
  value === null ? undefined : `${value}%（${numerator}/${denominator}）`;

/** 句子由各项组成，快照中没有的项不写。 */
const sentence = (...clauses: readonly (string | undefined)[]): string => {
  const told = clauses.filter((it) => it !== undefined);
  return told.length ? `${told.join('，')}。` : '';
};

function clauses({ figure }: Reading) {
  const of = (id: string, write: (it: FrozenFigure) => string | undefined) => {
    const found = figure(id);
    return found && write(found);
  };
  const after = (name: string, told: string | undefined) => told && `${name}${told}`;
  return {
    count: (id: string, name: string, unit: string) => of(id, (it) => `${name}${it.numerator}${unit}`),
    /** 为零的次要项不写。 */
    some: (id: string, name: string, unit: string) =>
      of(id, (it) => (it.numerator ? `${name}${it.numerator}${unit}` : undefined)),
    moving: (id: string, name: string, unit: string) =>
      of(id, (it) => `${name}${it.numerator}${unit}（${movedBoth(it)}）`),
    rate: (id: string, name: string) => of(id, (it) => after(name, rate(it))),
    movingRate: (id: string, name: string) =>
      of(id, (it) => after(name, rate(it) && `${rate(it)}，${movedBoth(it)}`)),
  };
}

/** 没有内容的段落不写。 */
const told = (text: string): Block[] => (text ? [paragraph(text)] : []);

function length(name: string, unit: string, it: FrozenDistribution | undefined): string {
  if (!it || it.n === 0) return '';
  const within = (of: FrozenDistribution['p50']) =>
    of?.atMost == null ? '超出统计区间' : `不超过${of.atMost}${unit}`;
  const small = it.n < 10 ? '，样本较少，仅供参考' : '';
  return `${name}中位数${within(it.p50)}，九成${within(it.p90)}（共${it.n}件${small}）。`;
}

const overall = ({ area, month: of, snapshot }: Told, terms: Terms): Block[] => {
  const where = `${month(of)}，${terms.area(area).zh}`;
  if (snapshot.facts === 0) {
    return [
      paragraph(`${where}没有可供统计的数据：当月未记录任何报告、纠纷、隐患或检查，故不列数据，不作比较。`),
    ];
  }
  const { count, some, moving, rate: share } = clauses(reading(snapshot));
  return [
    paragraph(
      [
        sentence(
          moving('reports-received', `${where}共接收各类报告`, '件'),
          some('reports-urgent', '其中紧急', '件'),
          some('tips-received', '线索', '条'),
          some('patrol-reports', '巡防发现', '件'),
        ),
        sentence(
          count('cases-accepted', '受理纠纷', '件'),
          count('cases-handled', '调处', '件'),
          count('cases-settled', '调解成功', '件'),
          share('success-rate', '调解成功率'),
        ),
        sentence(count('hazards-found', '发现隐患', '处'), count('hazards-rectified', '整改', '处')),
      ].join(''),
    ),
  ];
};

const disputes = ({ snapshot }: Told, terms: Terms): Block[] => {
  const of = reading(snapshot);
  const { some, moving, rate: share, movingRate } = clauses(of);
  if (of.nothing('cases-accepted', 'cases-handled', 'cases-closed')) {
    return [paragraph('本月未受理、也未办结纠纷。')];
  }
  return [
    paragraph(
      [
        sentence(moving('cases-accepted', '受理纠纷', '件')),
        sentence(moving('cases-handled', '调处', '件'), movingRate('handled-rate', '调处率')),
        sentence(moving('cases-settled', '调解成功', '件'), movingRate('success-rate', '调解成功率')),
      ].join(''),
    ),
    ...told(
      [
        sentence(share('on-time-rate', '有期限案件按期调处率'), some('cases-overdue', '超期', '件')),
        sentence(
          some('cases-contacted', '联系当事人', '件'),
          some('cases-consented', '当事人均同意调解', '件'),
          some('cases-mediated', '开展调解', '件'),
          some('cases-agreed', '达成协议', '件'),
        ),
        length('接手用时', '小时', of.distribution('time-to-take-up')),
        length('调解成功用时', '天', of.distribution('time-to-settle')),
      ].join(''),
    ),
    ...told(
      sentence(
        share('agreements-performed-rate', '协议履行率'),
        share('agreements-kept-rate', '回访守约率'),
        some('confirmations', '司法确认', '件'),
      ),
    ),
    ...sortsIn('zh', snapshot, terms),
    ...monthsIn('zh', snapshot),
  ];
};

const safety = ({ snapshot }: Told): Block[] => {
  const of = reading(snapshot);
  const { some, moving, movingRate, rate: share } = clauses(of);
  const all = ['hazards-found', 'hazards-rectified', 'hazards-overdue', 'inspections-completed'];
  if (of.nothing(...all, 'inspections-missed', 'accidents-reported')) {
    return [paragraph('本月未登记隐患、检查和事故。')];
  }
  return [
    paragraph(
      [
        sentence(moving('hazards-found', '发现隐患', '处'), some('hazards-major', '其中重大隐患', '处')),
        sentence(
          moving('hazards-rectified', '整改', '处'),
          movingRate('rectification-rate', '整改率'),
          share('hazards-on-time-rate', '按期整改率'),
          some('hazards-overdue', '逾期', '处'),
        ),
        sentence(
          some('inspections-completed', '完成检查', '次'),
          some('inspections-missed', '到期未开展', '次'),
          some('accidents-reported', '接报事故', '起'),
        ),
        length('整改用时', '天', of.distribution('time-to-rectify')),
      ].join(''),
    ),
  ];
};

const order = ({ snapshot }: Told, terms: Terms): Block[] => {
  if (snapshot.observations.length === 0) return [paragraph('本月未收到可防性案件等外部指标数据。')];
  const sentences = snapshot.observations.map(({ indicator, count, yearOnYear }) => {
    const unit = terms.indicators[indicator]?.unit.zh ?? '';
    const name = `${nameIn(terms.indicators, indicator, 'zh')}${count === null ? '' : `${count}${unit}`}`;
    if (!yearOnYear) return sentence(name);
    const change = moved('同比', { value: yearOnYear.value, unit: 'percent', basis: null });
    return sentence(count === null ? `${name}${change}（据公布数）` : `${name}，${change}`);
  });
  return [paragraph(sentences.join('')), ...observationsIn('zh', snapshot, terms)];
};

const about = ({ snapshot }: Told): Block[] => [
  paragraph(
    `${snapshot.asOf === null ? '' : `数据截至${labels.zh.instant(snapshot.asOf, snapshot.timeZone)}，`}数据版本${snapshot.dataVersion}。所有数据由业务事件逐一计数得出，比率均附分子、分母；基数为零的以“—”表示。本通报发布后不再改动，数据有变化的以更正版另行发布，历次版本均可查询。`,
  ),
];

/** 公安机关通报的行文。 */
export const zh: Voice = {
  head({ area, month: of, version, issuedOn, ground }, terms) {
    const edition = ground ? `第${version}版（更正：${labels.zh.grounds[ground]}）` : `第${version}版`;
    return [
      { kind: 'title', text: `关于${month(of)}${terms.area(area).zh}矛盾纠纷化解和隐患整治情况的通报` },
      note(`${month(of)}　${edition}　${day(issuedOn)}发布`),
    ];
  },
  sections: [
    {
      name: '更正说明',
      blocks: (told, terms) => correctionIn('zh', told, terms),
      when: ({ changes }) => changes.length > 0,
    },
    { name: '总体情况', blocks: overall },
    { name: '纠纷化解', blocks: disputes, when: ({ snapshot }) => snapshot.facts > 0 },
    { name: '隐患整治', blocks: safety, when: ({ snapshot }) => snapshot.facts > 0 },
    { name: '治安指标', blocks: order },
    {
      name: '各派出所情况',
      blocks: (told, terms) => stationsIn('zh', told.snapshot, terms),
      when: ({ level }) => level !== 'station',
    },
    { name: '数据说明', blocks: about },
  ],
  numbered: (index, name) => `${numerals[index] ?? index + 1}、${name}`,
  appendix: (told, terms) => [heading('附：指标口径'), ...definitionsIn('zh', told.snapshot, terms)],
};

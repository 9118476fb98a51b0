import { type Block, heading, note, paragraph, title } from './block.ts';
import { labels } from './labels.ts';
import { correctionIn, definitionsIn, monthsIn, observationsIn, sortsIn, stationsIn } from './parts.ts';
import { type DocumentVersion, nameIn, reading, type Terms } from './values.ts';
import type { Voice } from './voice.ts';
import { clauses, day, length, month, moved, sentence, told } from './zh-sentences.ts';

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八'];

const overall = ({ area, month: of, snapshot }: DocumentVersion, terms: Terms): Block[] => {
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

const disputes = ({ snapshot }: DocumentVersion, terms: Terms): Block[] => {
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

const safety = ({ snapshot }: DocumentVersion): Block[] => {
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

const order = ({ snapshot }: DocumentVersion, terms: Terms): Block[] => {
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

const about = ({ snapshot }: DocumentVersion): Block[] => [
  paragraph(
    `${snapshot.asOf === null ? '' : `数据截至${labels.zh.instant(snapshot.asOf, snapshot.timeZone)}，`}数据版本${snapshot.dataVersion}。所有数据由业务事件逐一计数得出，比率均附分子、分母；基数为零的以“—”表示。本通报发布后不再改动，数据有变化的以更正版另行发布，历次版本均可查询。`,
  ),
];

/** In the style of a bulletin of the police 通报. */
export const zh: Voice = {
  head({ area, month: of, version, issuedOn, ground }, terms) {
    const edition = ground ? `第${version}版（更正：${labels.zh.grounds[ground]}）` : `第${version}版`;
    return [
      title(`关于${month(of)}${terms.area(area).zh}矛盾纠纷化解和隐患整治情况的通报`),
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

/**
 * What a report can be about, by kind. Disputes follow the eighteen categories of the people's mediation returns
 * (list A of the domain notes; the Ministry's own code table was not found, so this is data to be checked before go-live).
 */
export const categories = {
  dispute: {
    'marriage-family': '婚姻家庭纠纷',
    neighbours: '邻里纠纷',
    'housing-homestead': '房屋宅基地纠纷',
    contract: '合同纠纷',
    'production-business': '生产经营纠纷',
    damages: '损害赔偿纠纷',
    'forest-land': '山林土地纠纷',
    'land-acquisition': '征地拆迁纠纷',
    pollution: '环境污染纠纷',
    'migrant-wages': '拖欠农民工工资纠纷',
    'other-labour': '其他劳动争议',
    tourism: '旅游纠纷',
    'e-commerce': '电子商务纠纷',
    'other-consumer': '其他消费纠纷',
    medical: '医疗纠纷',
    'traffic-accident': '道路交通事故纠纷',
    'property-management': '物业纠纷',
    other: '其他纠纷',
  },
  hazard: {
    'fire-lane-blocked': '消防通道堵塞',
    'hazardous-chemicals': '危险化学品',
    gas: '燃气',
    electrical: '电气',
    equipment: '设备设施',
    other: '其他隐患',
  },
  service: {
    'small-case': '破小案',
    'small-worry': '解小忧',
    'small-benefit': '惠小利',
    'real-thing': '办实事',
    'small-help': '帮小忙',
    'permit-or-id': '证照办理',
    immigration: '移民事务',
  },
  tip: {
    'public-order': '治安线索',
    fraud: '诈骗线索',
    other: '其他线索',
  },
} as const;

export type ReportKind = keyof typeof categories;
export type DisputeCategory = keyof (typeof categories)['dispute'];

export const codes = <T extends object>(of: T): [keyof T & string, ...(keyof T & string)[]] =>
  Object.keys(of) as [keyof T & string, ...(keyof T & string)[]];

export const reportKinds = codes(categories);

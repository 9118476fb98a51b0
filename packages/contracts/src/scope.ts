/** Which check a route makes besides that of the role; who fails it is refused with the code that stands beside it. */
export const scopes = {
  open: {
    en: 'Anyone; no token',
    zh: '任何人，无需令牌',
    refusals: [],
  },
  code: {
    en: 'Whoever holds the tracking code; no token',
    zh: '凭查询码，无需令牌',
    refusals: ['not-found'],
  },
  city: {
    en: 'Anywhere in the city',
    zh: '全市范围',
    refusals: [],
  },
  'whole-city': {
    en: 'For the whole city, by whoever holds the role for it',
    zh: '全市事项，限市级人员',
    refusals: ['area-not-yours'],
  },
  area: {
    en: 'What lies in the caller’s area; a mediator also the cases they lead',
    zh: '本辖区事项；调解员另可办理其主办案件',
    refusals: ['area-not-yours'],
  },
  figures: {
    en: 'What lies in the caller’s area; figures of tips, the officers of the station',
    zh: '本辖区统计；线索指标仅限所属派出所民警',
    refusals: ['area-not-yours', 'figure-not-yours'],
  },
  report: {
    en: 'One’s own report; staff, those of their area; a tip, the officers of its station',
    zh: '本人报告；工作人员限本辖区；线索仅限所属派出所民警',
    refusals: ['not-found', 'not-your-report', 'area-not-yours'],
  },
  own: {
    en: 'One’s own alone',
    zh: '仅限本人',
    refusals: ['not-found', 'not-your-report', 'area-not-yours'],
  },
  overseen: {
    en: 'One’s own report; of others, supervisors and administrators those of their area; a tip, the officers of its station',
    zh: '本人报告；督导、管理员限本辖区；线索仅限所属派出所民警',
    refusals: ['not-found', 'not-your-report', 'area-not-yours'],
  },
  department: {
    en: 'What lies in the caller’s area; a department, its own tasks and indicators there',
    zh: '本辖区事项；部门仅限本部门任务和归口指标',
    refusals: ['area-not-yours', 'department-not-yours'],
  },
  enterprise: {
    en: 'What lies in the caller’s area; an enterprise, what is its own',
    zh: '本辖区事项；企业仅限本企业',
    refusals: ['area-not-yours', 'enterprise-not-yours'],
  },
} as const;

export type Scope = keyof typeof scopes;

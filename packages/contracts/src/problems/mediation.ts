import type { ProblemKinds } from './kind.ts';

/** A case: its parties, agreement and capacity. */
export const caseProblems = {
  'case-ended': { status: 409, en: 'The case has ended', zh: '案件已结束' },
  'unknown-party': { status: 422, en: 'The case has no such party', zh: '案件中没有该当事人' },
  'consent-missing': {
    status: 409,
    en: 'Not every party concerned has consented',
    zh: '尚未取得全部相关当事人同意',
  },
  'signatures-missing': {
    status: 422,
    en: 'A written agreement needs the parties, the mediator and the committee seal',
    zh: '书面协议须有当事人、调解员签名及调委会印章',
  },
  'agreement-missing': {
    status: 409,
    en: 'A case cannot be settled without an agreement',
    zh: '未达成协议不能以调解成功结案',
  },
  'agreement-exists': { status: 409, en: 'An agreement stands already', zh: '已有调解协议' },
  'effective-date-invalid': {
    status: 422,
    en: 'The agreement cannot take effect on that day',
    zh: '协议生效日期不符合规定',
  },
  'session-missing': {
    status: 409,
    en: 'Mediation that was never tried has not failed; record its sessions first',
    zh: '尚未开展调解，不能以调解不成结案',
  },
  'routes-not-told': {
    status: 422,
    en: 'When mediation fails the parties must be told of the other routes',
    zh: '调解不成须告知当事人其他救济途径',
  },
  'at-capacity': {
    status: 409,
    en: 'The mediator has as many cases as they can take',
    zh: '该调解员在办案件已达上限',
  },
} as const satisfies ProblemKinds;

/** Who may mediate, and whom a party needs beside them. */
export const mediatorProblems = {
  'mediator-unsuitable': {
    status: 409,
    en: 'This mediator does not come into question for the case',
    zh: '该调解员不适于承办本案',
  },
  'mediator-assigned': {
    status: 409,
    en: 'A mediator is asked or leads the case already',
    zh: '本案已有调解员',
  },
  'no-mediator-free': {
    status: 409,
    en: 'No suitable mediator is free; the case waits for the next',
    zh: '暂无合适且有余量的调解员，案件等待指派',
  },
  'not-asked': {
    status: 403,
    en: 'Only the mediator who was asked may answer',
    zh: '仅被指派的调解员可以答复',
  },
  'assignment-not-answered': {
    status: 403,
    en: 'Say first whether you take the case; until then you see what you need to decide that',
    zh: '请先答复是否接受指派，答复前仅可查看回避审查所需信息',
  },
  recused: {
    status: 403,
    en: 'You do not mediate between these parties',
    zh: '您须回避本案',
  },
  'mediator-missing': {
    status: 409,
    en: 'A mediator must have accepted the case, to sign with the parties',
    zh: '须由已接受本案的调解员签名',
  },
  'guardian-missing': {
    status: 409,
    en: 'A minor needs their guardian',
    zh: '未成年人须由监护人到场或代为同意',
  },
  'proxy-not-allowed': {
    status: 409,
    en: 'Before the police a suspect may not send a proxy',
    zh: '治安调解中违法嫌疑人不得委托他人代为参加',
  },
  'departments-missing': {
    status: 422,
    en: 'Joint mediation needs a department to invite',
    zh: '联合调解须邀请至少一个部门',
  },
} as const satisfies ProblemKinds;

/** Limits, forms and steps of mediation, judicial confirmation, reopening. */
export const procedureProblems = {
  'attempts-used': {
    status: 409,
    en: 'The attempts of this step are used up; pass the case on',
    zh: '本层级调解次数已用尽，请移送下一层级',
  },
  'police-mediation-used': {
    status: 409,
    en: 'Police mediate once, and a second time within the limit',
    zh: '治安调解以一次为限，必要时可在期限内再调解一次',
  },
  'limit-passed': {
    status: 409,
    en: 'The limit on mediation has passed',
    zh: '已超过调解期限',
  },
  'limit-not-movable': {
    status: 409,
    en: 'This limit cannot be moved in that way now',
    zh: '当前不能以该方式变更期限',
  },
  'written-form-required': {
    status: 422,
    en: 'This kind of dispute needs a written agreement',
    zh: '该类纠纷须订立书面调解协议',
  },
  'performance-required': {
    status: 422,
    en: 'What police settle on the spot is performed on the spot',
    zh: '治安当场调解须当场履行',
  },
  'protocol-step-missing': {
    status: 409,
    en: 'A step the protocol requires was not done',
    zh: '规程要求的步骤尚未完成',
  },
  'terms-invalid': {
    status: 422,
    en: 'A term of the agreement does not fit',
    zh: '协议条款不符合要求',
  },
  'task-open': {
    status: 409,
    en: 'A department’s task is still open',
    zh: '部门任务尚未办结',
  },
  'exit-not-open': {
    status: 409,
    en: 'A case does not end so at this step; pass it on',
    zh: '本层级不能以此方式结案，请移送下一层级',
  },
  'ground-missing': {
    status: 422,
    en: 'The ground is needed',
    zh: '须说明理由',
  },
  'party-not-silent': {
    status: 409,
    en: 'No party is recorded as silent',
    zh: '没有当事人被登记为失联',
  },
  'joint-application-missing': {
    status: 422,
    en: 'All parties must apply jointly',
    zh: '须由双方当事人共同申请',
  },
  'confirmation-late': {
    status: 409,
    en: 'The time to ask the court for confirmation has passed',
    zh: '已超过申请司法确认的期限',
  },
  'confirmation-not-open': {
    status: 409,
    en: 'This step of confirmation does not fit now',
    zh: '当前不能办理该司法确认步骤',
  },
  'case-not-ended': {
    status: 409,
    en: 'The case has not ended',
    zh: '案件尚未结束',
  },
  'reopening-not-allowed': {
    status: 409,
    en: 'A case that ended so is not taken up again',
    zh: '以该方式结束的案件不得重新受理',
  },
} as const satisfies ProblemKinds;

/** Passing a case on. */
export const transferProblems = {
  'no-further-tier': {
    status: 409,
    en: 'The case cannot be passed to that tier',
    zh: '案件无法移送至该层级',
  },
} as const satisfies ProblemKinds;

import * as z from 'zod';

interface ProblemKind {
  readonly status: number;
  readonly en: string;
  readonly zh: string;
}

/**
 * Every refusal the system gives, by its stable code. Titles never change their meaning; clients decide by `code`.
 */
export const problems = {
  'malformed-json': { status: 400, en: 'The body is not valid JSON', zh: '请求体不是有效的 JSON' },
  'nested-too-deep': { status: 400, en: 'The body is nested too deeply', zh: '请求体嵌套层数超过上限' },
  'too-many-fields': { status: 413, en: 'The form has too many fields', zh: '表单字段数量超过上限' },
  'invalid-request': { status: 422, en: 'Some fields are not valid', zh: '部分字段不符合要求' },
  'invalid-cursor': { status: 400, en: 'The cursor is not one this list gave', zh: '分页游标无效' },
  'idempotency-key-missing': {
    status: 400,
    en: 'The Idempotency-Key header is missing or too short',
    zh: '缺少 Idempotency-Key 请求头或长度不足',
  },
  'idempotency-key-reused': {
    status: 422,
    en: 'This Idempotency-Key was used with another request',
    zh: '该 Idempotency-Key 已用于其他请求',
  },
  unauthenticated: { status: 401, en: 'A valid access token is needed', zh: '需要有效的访问令牌' },
  'role-not-allowed': { status: 403, en: 'Your role may not do this', zh: '您的角色无权执行此操作' },
  'area-not-yours': { status: 403, en: 'This lies outside your area', zh: '不在您的管辖区域内' },
  'department-not-yours': {
    status: 403,
    en: 'You speak for another department',
    zh: '您不代表该部门',
  },
  'not-in-remit': {
    status: 403,
    en: 'This lies outside the remit of your department',
    zh: '不属于本部门职责范围',
  },
  'figure-not-yours': {
    status: 403,
    en: 'This figure is for the officers of the station alone',
    zh: '该指标仅所属派出所民警可查看',
  },
  'span-too-long': {
    status: 422,
    en: 'The span holds more than one call can read',
    zh: '统计时段过长，超出单次查询的上限',
  },
  'not-your-report': {
    status: 403,
    en: 'Only its reporter or the staff of its area may see this report',
    zh: '仅报告人或所属区域工作人员可查看',
  },
  'on-scene-not-allowed': {
    status: 403,
    en: 'Only an officer may report from the scene',
    zh: '仅民警可登记“民警在现场”',
  },
  'channel-not-allowed': {
    status: 403,
    en: 'Only staff may use this channel',
    zh: '仅工作人员可使用该渠道',
  },
  'backdating-not-allowed': {
    status: 403,
    en: 'Only staff of the area may enter an earlier time',
    zh: '仅所属区域工作人员可补录较早的时间',
  },
  'not-found': { status: 404, en: 'There is nothing here', zh: '未找到' },
  conflict: {
    status: 409,
    en: 'Others changed this at the same moment; try again',
    zh: '数据正被他人修改，请重试',
  },
  'limit-reached': {
    status: 409,
    en: 'This record holds as many of these as it may',
    zh: '该事项同类记录数量已达上限',
  },
  'version-stale': { status: 412, en: 'It has changed since you read it', zh: '数据已变更，请刷新后重试' },
  'payload-too-large': { status: 413, en: 'The body is too large', zh: '请求体过大' },
  'unsupported-media-type': {
    status: 415,
    en: 'The body is of a media type that is not taken here',
    zh: '请求体的媒体类型不受支持',
  },
  throttled: { status: 429, en: 'Too many requests; slow down', zh: '请求过于频繁，请稍后再试' },
  internal: { status: 500, en: 'Something went wrong on our side', zh: '系统内部错误' },
  unavailable: { status: 503, en: 'The service is busy; try again', zh: '服务繁忙，请稍后再试' },

  'outside-city': { status: 422, en: 'The position lies outside the city', zh: '位置不在本市范围内' },
  'time-in-future': { status: 422, en: 'The time lies in the future', zh: '时间不能晚于当前时间' },
  'time-before-records': {
    status: 422,
    en: 'The time lies before the first day from which records are entered',
    zh: '时间早于可补录记录的起始日期',
  },
  'time-before-opening': {
    status: 422,
    en: 'The time lies before the case was opened',
    zh: '时间不能早于立案时间',
  },

  'time-out-of-order': {
    status: 422,
    en: 'The time lies before what it must follow',
    zh: '时间早于其前置步骤',
  },

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
  'unknown-venue': { status: 422, en: 'There is no such workstation or centre', zh: '没有该调解场所' },
  'unknown-area': {
    status: 422,
    en: 'There is no such city, district or station',
    zh: '没有该市、区或派出所',
  },
  'unknown-skill': {
    status: 422,
    en: 'The city lists no such skill',
    zh: '本市未列入该专长',
  },
  'unknown-mediator': {
    status: 422,
    en: 'There is no such mediator',
    zh: '没有该调解员',
  },
  'unknown-helper': {
    status: 422,
    en: 'No such helper was invited',
    zh: '未邀请该协助人员',
  },
  'unknown-department': {
    status: 422,
    en: 'There is no such department',
    zh: '没有该部门',
  },
  'unknown-task': {
    status: 404,
    en: 'The department has no task in this case',
    zh: '该部门在本案中没有任务',
  },
  'unknown-protocol-step': {
    status: 422,
    en: 'The case follows no protocol with such a step',
    zh: '本案适用规程中没有该步骤',
  },
  'unknown-term': {
    status: 422,
    en: 'The agreement has no such term',
    zh: '协议中没有该条款',
  },
  'already-registered': {
    status: 409,
    en: 'This account is a mediator already',
    zh: '该账号已登记为调解员',
  },
  'enterprise-registered': {
    status: 409,
    en: 'An enterprise with this unified code is registered already',
    zh: '该统一社会信用代码的企业已登记',
  },
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
  'enterprise-not-yours': {
    status: 403,
    en: 'You do not act for this enterprise',
    zh: '您不代表该企业',
  },
  'unknown-enterprise': { status: 422, en: 'There is no such enterprise', zh: '没有该企业' },
  'unknown-park': { status: 422, en: 'There is no such park', zh: '没有该园区' },
  'unknown-unit': { status: 422, en: 'The enterprise has no such unit', zh: '企业没有该单元' },
  'unit-closed': { status: 409, en: 'The unit is out of use', zh: '该单元已停用' },
  'unknown-substance': {
    status: 422,
    en: 'Table 1 has no such substance; give its categories of table 2',
    zh: '表1未列该物质，请按表2填写危险性类别',
  },
  'substance-ambiguous': {
    status: 422,
    en: 'The CAS number stands in several rows of table 1; name the row',
    zh: '该 CAS 号对应表1多行，请指明行号',
  },
  'mixture-without-class': {
    status: 422,
    en: 'A mixture needs its pure substance of the same class, or its own categories',
    zh: '混合物须指明同类别的纯物质，或填写自身危险性类别',
  },
  'row-mismatch': {
    status: 422,
    en: 'The row of table 1 is another substance’s',
    zh: '表1行号与 CAS 号不符',
  },
  'unknown-checklist': { status: 422, en: 'There is no such checklist or item', zh: '没有该检查表或检查项' },
  'inspection-not-open': {
    status: 409,
    en: 'This does not fit the state of the inspection',
    zh: '检查当前状态不允许此操作',
  },
  'inspectors-too-few': {
    status: 422,
    en: 'An official visit needs more inspectors',
    zh: '执法检查人员不得少于规定人数',
  },
  'official-not-allowed': {
    status: 403,
    en: 'Only the authorities make official visits',
    zh: '仅主管部门可开展执法检查',
  },
  'inspector-not-assigned': {
    status: 403,
    en: 'You are not among the inspectors',
    zh: '您不是本次检查人员',
  },
  'unknown-item': { status: 422, en: 'The checklist has no such item', zh: '检查表没有该项' },
  'item-answered': { status: 409, en: 'The item has been answered', zh: '该检查项已填报' },
  'items-open': { status: 409, en: 'Items of the checklist are still open', zh: '仍有检查项未填报' },
  'unknown-photo': {
    status: 422,
    en: 'There is no such photo; it must be uploaded first',
    zh: '没有该照片，请先上传',
  },
  'hazard-closed': { status: 409, en: 'The hazard is closed', zh: '隐患已闭环' },
  'major-by-rule': {
    status: 422,
    en: 'It is one of the twenty items, and so major by rule',
    zh: '属于判定标准所列情形，应判定为重大隐患',
  },
  'grade-missing': { status: 409, en: 'The hazard must be graded first', zh: '请先对隐患分级' },
  'order-exists': { status: 409, en: 'Rectification was ordered already', zh: '已下达整改指令' },
  'order-missing': { status: 409, en: 'No rectification is under way', zh: '尚未下达整改指令' },
  'deadline-invalid': { status: 422, en: 'The deadline does not fit', zh: '整改期限不符合要求' },
  'evidence-missing': {
    status: 409,
    en: 'A photo from after is needed',
    zh: '须先上传整改后影像',
  },
  'nothing-to-review': { status: 409, en: 'There is nothing to look at again', zh: '当前没有待复查事项' },
  'own-work': {
    status: 403,
    en: 'Someone else must look at it: not who put it right, nor who looked before',
    zh: '须由他人复查：整改人、前次复查人不得复查',
  },
  'duplicate-of-itself': {
    status: 422,
    en: 'A hazard is no duplicate of itself, nor of one there is not',
    zh: '重复对象无效',
  },
  'accident-closed': { status: 409, en: 'The accident was dealt with', zh: '事故处置已结束' },
  'step-out-of-order': {
    status: 409,
    en: 'The report goes up one level after the other',
    zh: '事故信息须逐级上报',
  },
  'answer-invalid': {
    status: 422,
    en: 'An answer does not fit its question, or is missing',
    zh: '问题未作答或答案不符合要求',
  },
  'caller-throttled': {
    status: 429,
    en: 'You have sent as many as one may in this time; try later',
    zh: '您的提交已达时段上限，请稍后再试',
  },
  'report-ended': { status: 409, en: 'The report has ended', zh: '报告已办结' },
  'report-open': {
    status: 409,
    en: 'What is still being worked on is not erased; withdraw it first',
    zh: '办理中的信息暂不删除，请先撤回',
  },
  'not-joinable': {
    status: 409,
    en: 'A confidential report, or one’s own, is not joined',
    zh: '保密事项或本人报告不能附议',
  },
  'not-mergeable': { status: 422, en: 'These reports cannot be merged', zh: '报告不能合并' },
  'unknown-attachment': { status: 404, en: 'The report has no such file', zh: '没有该附件' },
  'unknown-category': { status: 422, en: 'There is no such category', zh: '没有该类别' },
  'unknown-slot': { status: 422, en: 'No desk has such a place', zh: '没有该预约时段' },
  'slot-taken': { status: 409, en: 'The place is taken', zh: '该时段已约满' },
  'on-hold': { status: 409, en: 'It must be kept by law for now', zh: '依法须暂予留存' },
  'still-needed': {
    status: 409,
    en: 'It is needed for what is being done',
    zh: '办理中仍需使用，暂不删除',
  },
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
  'no-further-tier': {
    status: 409,
    en: 'The case cannot be passed to that tier',
    zh: '案件无法移送至该层级',
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problems;

export type Language = 'en' | 'zh';

/** RFC 9457, with the stable code, the correlation id and a JSON pointer for each bad field. */
export const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z
      .enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]])
      .describe('More may be added; one that is not known is understood by its status')
      .meta({ 'x-open': true }),
    detail: z.string().optional(),
    instance: z.string().optional().describe('The correlation id of this request'),
    limit: z
      .strictObject({ name: z.string(), most: z.int().positive() })
      .optional()
      .describe('With `limit-reached`: which limit, and how many it allows'),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().describe('RFC 6901, into body, query, path or header'),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** Builds the body of a refusal; `detail` names what was wrong and never repeats personal data. */
export function problem(
  code: ProblemCode,
  language: Language,
  extra: Partial<Pick<Problem, 'detail' | 'instance' | 'errors' | 'limit'>> = {},
): Problem {
  const kind = problems[code];
  return {
    type: `https://maplebridge.dev/problems/${code}`,
    title: kind[language],
    status: kind.status,
    code,
    ...extra,
  };
}

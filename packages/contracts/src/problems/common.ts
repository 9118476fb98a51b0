import type { ProblemKinds } from './kind.ts';

/** Any request: its body, its caller, the state of what it names. */
export const requestProblems = {
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
} as const satisfies ProblemKinds;

/** Places and times that the city or a record does not allow. */
export const placeAndTimeProblems = {
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
} as const satisfies ProblemKinds;

/** Ids that name nothing, and records that are registered already. */
export const referenceProblems = {
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
} as const satisfies ProblemKinds;

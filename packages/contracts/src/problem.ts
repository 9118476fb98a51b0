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
  'version-stale': { status: 412, en: 'It has changed since you read it', zh: '数据已变更，请刷新后重试' },
  'payload-too-large': { status: 413, en: 'The body is too large', zh: '请求体过大' },
  'unsupported-media-type': {
    status: 415,
    en: 'The body must be application/json',
    zh: '请求体须为 application/json',
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
  'unknown-venue': { status: 422, en: 'There is no such workstation or centre', zh: '没有该调解场所' },
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
    code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
    detail: z.string().optional(),
    instance: z.string().optional().describe('The correlation id of this request'),
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
  extra: { detail?: string; instance?: string; errors?: FieldError[] } = {},
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

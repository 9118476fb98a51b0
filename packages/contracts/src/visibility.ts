/**
 * Who sees which parts of a report, as one table. Every reader of reports asks it, docs/privacy.md prints it, and
 * test/e2e/object-matrix.spec.ts compares the running system with it (ADR 0055).
 */

/** What can be told of a report, part by part. */
export const reportParts = {
  exists: { en: 'that there is such a report', zh: '该诉求存在' },
  subject: { en: 'kind, category and time', zh: '类型、类别、时间' },
  place: { en: 'place to about 100 m', zh: '约百米精度位置' },
  joined: { en: 'how many have the same problem', zh: '同类反映人数' },
  ended: { en: 'whether it has ended', zh: '是否办结' },
  stage: { en: 'latest stage, as a fixed sentence', zh: '最近阶段（固定用语）' },
  progress: { en: 'status and every step with its outcome', zh: '状态及各步骤结果' },
  links: {
    en: 'ids of its case, hazard and the report it was merged into',
    zh: '案件、隐患及并入诉求的编号',
  },
  triage: { en: 'triage', zh: '研判结果' },
  messages: { en: 'messages and appointment', zh: '往来留言、预约' },
  words: { en: 'first words, persons masked, files', zh: '诉求原文、脱敏人员信息、附件' },
  unmasked: { en: 'persons and exact place, by a recorded disclosure', zh: '未脱敏信息（留痕查看）' },
} as const;
export type ReportPart = keyof typeof reportParts;

/** Who looks. Someone with several standings has the one that stands last here. */
export const standings = {
  anyone: { en: 'anyone, without a token (Open311, too)', zh: '任何人（无令牌，含 Open311）' },
  stranger: {
    en: 'anyone signed in: residents, volunteers, enterprises, departments',
    zh: '其他登录用户：居民、志愿者、企业、部门',
  },
  joiner: { en: 'who joined it', zh: '反映同一问题者' },
  'token-holder': { en: 'holder of its Open311 token', zh: 'Open311 令牌持有人' },
  'merged-reporter': {
    en: 'reporter of a report that was merged into it',
    zh: '被并入诉求的反映人',
  },
  'staff-elsewhere': { en: 'staff of another area', zh: '其他辖区工作人员' },
  recused: { en: 'a mediator who may not mediate between its parties', zh: '已回避的调解员' },
  staff: {
    en: 'staff of its area; of a tip, the officers of its station alone',
    zh: '本辖区工作人员；线索仅限所属派出所民警',
  },
  'code-holder': { en: 'holder of its tracking code', zh: '查询码持有人' },
  reporter: { en: 'its reporter', zh: '反映人' },
} as const;
export type Standing = keyof typeof standings;

/** How confidential a report is, as the rule of the city and its state make it. */
export const circles = {
  public: { en: 'public: hazards and services', zh: '公开：隐患、服务' },
  neighbours: { en: 'open dispute', zh: '未办结纠纷' },
  settled: { en: 'dispute that ended or went to an authority', zh: '已办结或已移送纠纷' },
  private: { en: 'confidential', zh: '保密事项' },
  tip: { en: 'tip', zh: '线索' },
} as const;
export type Circle = keyof typeof circles;

const none: readonly ReportPart[] = [];
const exists = ['exists'] as const;
const listed = ['exists', 'subject', 'place', 'ended', 'stage'] as const;
/** Enough to judge whether one has the same trouble. */
const suggested = ['exists', 'subject', 'place', 'joined'] as const;
const suggestedInPublic = [...listed, 'joined'] as const;
/** What becomes of a matter that goes on in the report of someone else. */
const goesOn = ['exists', 'subject', 'place', 'joined', 'ended', 'stage', 'progress'] as const;
const endAlone = ['exists', 'ended'] as const;
const ownStory = [...goesOn, 'links', 'triage', 'messages'] as const;
const ownWords = [...ownStory, 'words'] as const;
const inOffice = [...ownWords, 'unmasked'] as const;

const everywhere = <T>(it: T): Readonly<Record<Circle, T>> => ({
  public: it,
  neighbours: it,
  settled: it,
  private: it,
  tip: it,
});
type Row = Readonly<Record<Circle, readonly ReportPart[]>>;

const hidden: Row = everywhere(none);
const asStranger: Row = { ...hidden, public: suggestedInPublic, neighbours: suggested };

const table: Readonly<Record<Standing, Row>> = {
  anyone: { ...hidden, public: listed },
  stranger: asStranger,
  joiner: asStranger,
  // Its id is handed out for the token, and the id opens what is public.
  'token-holder': { ...everywhere(exists), public: listed, tip: none },
  'merged-reporter': { ...everywhere(goesOn), private: endAlone, tip: endAlone },
  'staff-elsewhere': { ...everywhere(exists), public: suggestedInPublic, neighbours: suggested, tip: none },
  recused: { ...everywhere(exists), tip: none },
  staff: everywhere(inOffice),
  'code-holder': everywhere(ownStory),
  reporter: everywhere(ownWords),
};

/** Which parts of a report someone sees. */
export const visibleTo = (standing: Standing, circle: Circle): ReadonlySet<ReportPart> =>
  new Set(table[standing][circle]);

export const sees = (standing: Standing, circle: Circle, part: ReportPart): boolean =>
  table[standing][circle].includes(part);

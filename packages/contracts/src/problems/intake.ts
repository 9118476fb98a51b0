import type { ProblemKinds } from './kind.ts';

/** Reports, their files and appointments, and the erasure of personal data. */
export const intakeProblems = {
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
} as const satisfies ProblemKinds;

import type * as z from 'zod';
import type {
  AttachmentList,
  intakeRoutes,
  Report,
  ReportForms,
  TrackedReport,
} from '../src/intake/index.ts';
import { problem } from '../src/problem.ts';
import type { ExamplesOf } from './example.ts';
import * as known from './known.ts';

const { dispute, dingmao } = known;

const noise = 'The restaurant downstairs runs its fan until two at night.';
/** Positions come back coarse: about 100 m. */
const position = { lng: 119.51, lat: 32.178 };
const at = '2019-05-21T16:20:00+08:00';

const smallMatter = {
  rule: 'small-stays-in-grid',
  en: 'A small matter: settled in its grid',
  zh: '小事：在网格内解决',
};

const joined = {
  id: dispute,
  kind: 'dispute',
  category: 'neighbours',
  position,
  receivedAt: at,
  joined: 1,
} as const;

const tracked = {
  id: dispute,
  kind: 'dispute',
  category: 'neighbours',
  channel: 'app',
  area: dingmao,
  position,
  receivedAt: at,
  status: 'in-mediation',
  progress: [{ step: 'case-opened', at: '2019-05-21T16:20:02+08:00', caseId: dispute }],
  triage: {
    grid: 'dingmao-grid-1',
    scope: 'grid',
    urgent: false,
    danger: [],
    reasons: [smallMatter],
    call: [],
  },
  joined: 0,
  messages: [],
} satisfies z.input<typeof TrackedReport>;

const report = {
  ...tracked,
  words: noise,
  contact: { name: '李*', phone: '138****8000' },
  parties: [{ name: '李*' }, { name: '王*' }],
} satisfies z.input<typeof Report>;

const received = { ...report, status: 'received', progress: [], similar: [] } satisfies z.input<
  typeof Report
>;
const message = {
  from: 'reporter',
  at: '2019-05-22T09:05:00+08:00',
  words: 'It was quiet last night.',
} as const;

const newReport = {
  kind: 'dispute',
  category: 'neighbours',
  channel: 'app',
  position: { lng: 119.5104, lat: 32.1783, crs: 'GCJ-02' },
  words: noise,
  contact: { name: '李某', phone: '+86 138 0000 8000' },
  facts: { repeatedPlace: true },
  answers: { about: 'noise' },
} as const;

const service = {
  ...received,
  id: known.serviceReport,
  kind: 'service',
  category: 'permit-or-id',
  parties: [],
  words: 'My residence permit ends in June.',
} satisfies z.input<typeof Report>;

const slot = {
  desk: 'nanhuanlu-mini-station',
  startsAt: '2019-05-23T09:00:00+08:00',
  endsAt: '2019-05-23T09:15:00+08:00',
};

const files = {
  items: [
    {
      id: known.attachment,
      type: 'image/jpeg',
      bytes: 184_320,
      url: `https://maplebridge-intake.s3.cn-north-1.amazonaws.com.cn/report-${dispute}/${known.attachment}?X-Amz-Expires=300`,
    },
  ],
} satisfies z.input<typeof AttachmentList>;
const newFile = { type: 'image/jpeg', bytes: 184_320, sha256: known.sha256 } as const;
const sendTo = known.upload(known.attachment, 'maplebridge-intake', `report-${dispute}`, 'image/jpeg');

const forms = {
  items: [
    {
      kind: 'dispute',
      category: 'neighbours',
      name: { en: 'Neighbours', zh: '邻里纠纷' },
      questions: [
        {
          type: 'choice',
          id: 'about',
          name: { en: 'What is it about?', zh: '因何事引起？' },
          options: [
            { id: 'noise', name: { en: 'Noise', zh: '噪声' } },
            { id: 'water', name: { en: 'Water', zh: '漏水' } },
          ],
          required: false,
        },
      ],
      appointment: false,
    },
  ],
  emergency: [{ number: '110', name: { en: 'Police', zh: '报警' } }],
} satisfies z.input<typeof ReportForms>;

const erased = { id: dispute, records: 3, attachments: 1, at: '2019-09-01T10:00:00+08:00' };
const onReport = { params: { id: dispute } };
const byCode = { params: { code: known.trackingCode } };

export const intakeExamples: ExamplesOf<typeof intakeRoutes> = {
  getReportForms: { answer: forms },
  submitReport: { body: newReport, answer: received },
  submitReportBatch: {
    body: { reports: [{ key: 'field-app-20190521-0001', report: newReport }] },
    answer: {
      results: [
        { key: 'field-app-20190521-0001', status: 201, report: received },
        { key: 'field-app-20190521-0002', status: 422, problem: problem('outside-city', 'en') },
      ],
    },
  },
  submitAnonymousReport: {
    body: { ...newReport, contact: undefined },
    answer: { ...tracked, status: 'received', progress: [], trackingCode: known.trackingCode },
  },
  getReport: { ...onReport, answer: report },
  trackReport: { ...byCode, answer: tracked },
  listReports: {
    query: { kind: 'dispute', status: 'in-mediation', limit: '20' },
    answer: {
      items: [
        {
          id: dispute,
          kind: 'dispute',
          category: 'neighbours',
          area: dingmao,
          receivedAt: at,
          status: 'in-mediation',
          urgent: false,
          joined: 0,
        },
      ],
      cursor: known.cursor,
    },
  },
  joinReport: {
    ...onReport,
    body: { words: 'We hear it too, on the third floor.' },
    answer: joined,
  },
  mergeReport: {
    params: { id: known.otherReport },
    body: { into: dispute, reason: 'The same fan, told by two neighbours.' },
    answer: { ...report, id: known.otherReport, status: 'merged', mergedInto: dispute, progress: [] },
  },
  addWords: { ...onReport, body: { words: message.words }, answer: { ...report, messages: [message] } },
  listMessages: { ...onReport, query: { limit: '20' }, answer: { items: [message] } },
  withdrawReport: {
    ...onReport,
    body: { reason: 'We have come to terms ourselves.' },
    answer: { ...report, status: 'withdrawn' },
  },
  uploadAttachment: { ...onReport, body: newFile, answer: sendTo },
  listAttachments: { ...onReport, answer: files },
  eraseAttachment: {
    params: { id: dispute, attachment: known.attachment },
    body: {},
    answer: { items: [] },
  },
  listSlots: {
    query: { category: 'permit-or-id', date: '2019-05-23', language: 'ko' },
    answer: {
      items: [
        {
          ...slot,
          name: { en: 'Mini station of Nanhuanlu (sample)', zh: '南环路“微型派出所”窗口（样例）' },
          free: 2,
        },
      ],
    },
  },
  makeAppointment: {
    params: { id: known.serviceReport },
    body: { desk: slot.desk, startsAt: slot.startsAt },
    answer: { ...service, appointment: slot },
  },
  addTrackedWords: { ...byCode, body: { words: message.words }, answer: { ...tracked, messages: [message] } },
  listTrackedMessages: { ...byCode, query: { limit: '20' }, answer: { items: [message] } },
  withdrawTracked: { ...byCode, body: {}, answer: { ...tracked, status: 'withdrawn' } },
  uploadTrackedAttachment: { ...byCode, body: newFile, answer: sendTo },
  discloseReport: {
    ...onReport,
    body: { purpose: 'call-back', reason: 'To agree on a time for the session.' },
    answer: {
      contact: { name: '李某', phone: '+86 138 0000 8000' },
      parties: [{ name: '李某' }, { name: '王某' }],
      position: { lng: 119.5056, lat: 32.1804 },
    },
  },
  eraseReport: { ...onReport, body: { ground: 'subject-request' }, answer: erased },
  eraseTracked: { ...byCode, body: { ground: 'subject-request' }, answer: erased },
  holdReport: {
    ...onReport,
    body: { state: 'held', ground: 'litigation' },
    answer: { id: dispute, held: true },
  },
  exportPersonalData: {
    query: { cursor: known.cursor },
    answer: {
      account: 'resident-0001',
      asOf: '2019-09-01T10:00:00+08:00',
      purposes: [
        {
          what: 'report',
          en: 'Your words, your name and telephone number, the parties you named, the exact place: To find what is the matter, to settle it, and to tell you what became of it',
          zh: '您的陈述、姓名和电话、您提到的当事人、准确位置：查明情况、处理事项并向您反馈',
          article: '13(1)(3), 34',
          keptMonths: 24,
        },
      ],
      recipients: [
        {
          en: 'Departments, enterprises and the other parties receive no name, no telephone number and none of your words from the system',
          zh: '系统不向部门、企业及其他当事人提供您的姓名、电话和陈述',
          article: '23',
        },
      ],
      reports: [
        {
          id: dispute,
          receivedAt: at,
          records: [{ record: 'report', content: { words: noise, reporter: 'resident-0001' } }],
          attachments: [known.attachment],
          disclosures: [{ at: '2019-05-21T17:00:00+08:00', purpose: 'call-back', by: known.mediator }],
          held: false,
        },
      ],
    },
  },
};

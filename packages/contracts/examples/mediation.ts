import type * as z from 'zod';
import type { FileHeading, mediationRoutes } from '../src/mediation/index.ts';
import type { ExamplesOf } from './example.ts';
import * as known from './known.ts';
import * as glass from './mediation-case.ts';
import { mediatorExamples } from './mediators.ts';

const { dispute, dingmao } = known;
const on = { params: { id: dispute } };
const at = '2019-05-21T17:10:00+08:00';
const hash = 'nAHI1sLzu6KkTr-9UdgCwgEmwBIBtwKYZNx-ySFAepQ';
const inBase64 = 'Nfz8p3OgBWkPxdTefjTJJVN3tViPGIZOZHBfSeC5H6o';

const task = {
  ...glass.task,
  caseId: dispute,
  category: 'damages' as const,
  area: dingmao,
  venue: 'dingmao-centre',
  invitedAt: at,
  asked: 'Advise both sides on what a court would award.',
};
const onTask = { params: { id: dispute, department: 'court' } };

const acceptance = {
  no: 1,
  kind: 'acceptance' as z.input<typeof FileHeading>,
  title: { en: 'Acceptance', zh: '受理登记' },
  at: glass.opened,
  version: 1,
  event: 'opened',
  by: 'service:mediation',
  facts: { partyCount: 2, fatality: true },
  sha256: known.sha256,
};

const onMediator = { params: { id: known.mediator } };
const erasedAt = '2026-07-01T10:00:00+08:00';

const {
  reportId: _report,
  facts: _facts,
  position: _position,
  routing: _routing,
  parties: _parties,
  assignment: _assignment,
  excluded: _excluded,
  helpers: _helpers,
  tasks: _tasks,
  protocolSteps: _steps,
  sessions: _sessions,
  visits: _visits,
  deadlines: _deadlines,
  reopened: _reopened,
  ...line
} = glass.asked;

export const mediationExamples: ExamplesOf<typeof mediationRoutes> = {
  listCases: {
    query: { area: 'dingmao', category: 'damages', limit: '20' },
    answer: { items: [{ ...line, updatedAt: at }], cursor: known.cursor },
  },
  getCase: { ...on, answer: glass.met },
  getCaseHistory: {
    ...on,
    answer: {
      stream: `case-${dispute}`,
      intact: true,
      entries: [
        {
          version: 2,
          type: 'consented',
          at,
          recordedAt: at,
          by: 'mediator:dingmao-mediator',
          data: { party: 'A', firstContact: true, procedure: 'people' },
          hash,
        },
      ],
    },
  },
  getCaseFile: {
    ...on,
    answer: {
      caseId: dispute,
      reportId: dispute,
      category: 'damages',
      area: dingmao,
      openedAt: glass.opened,
      index: [{ no: 1, title: 'Acceptance 受理登记', at: glass.opened }],
      documents: [acceptance],
      missing: [{ kind: 'consent', title: { en: 'Consent', zh: '自愿调解声明' } }],
      manifest: {
        algorithm: 'SHA-256',
        documents: [{ no: 1, sha256: known.sha256 }],
        history: hash,
        intact: true,
        sha256: inBase64,
      },
    },
  },
  printCaseFile: {
    ...on,
    answer: `<!doctype html><html lang="zh"><title>案卷 ${dispute}</title><h1>人民调解案卷</h1><h2>1 受理登记</h2></html>`,
  },
  recordConsent: { ...on, body: { party: 'B', answer: 'given', at }, answer: glass.consented },
  addFacts: {
    ...on,
    body: { facts: { peopleInvolved: 6, amountYuan: 400_000 } },
    answer: {
      ...glass.openCase,
      facts: { fatality: true, onScene: true, peopleInvolved: 6, amountYuan: 400_000 },
    },
  },
  engageParty: {
    ...on,
    body: { party: 'B', status: 'reached', means: 'telephone', at: '2019-05-21T16:50:00+08:00' },
    answer: glass.invited,
  },
  assignMediator: { ...on, body: { mediator: known.mediator }, answer: glass.asked },
  answerAssignment: { ...on, body: { answer: 'accepted', noConflict: true }, answer: glass.accepted },
  objectToMediator: {
    ...on,
    body: { mediator: known.otherMediator, party: 'A', ground: 'same-employer' },
    answer: { ...glass.asked, excluded: [known.otherMediator] },
  },
  inviteHelper: {
    ...on,
    body: { kind: 'law-firm', consentedBy: ['A', 'B'], notes: 'A lawyer both sides trust.' },
    answer: glass.helped,
  },
  inviteDepartment: {
    ...on,
    body: { department: 'court', notes: task.asked },
    answer: glass.helped,
  },
  getTask: { ...onTask, answer: task },
  answerTask: {
    ...onTask,
    body: { status: 'done', notes: 'Advised on 23 May.' },
    answer: { ...task, status: 'done' },
  },
  doProtocolStep: {
    ...on,
    body: { step: 'records-sealed', notes: 'Both sides were there.' },
    answer: {
      ...glass.consented,
      category: 'medical',
      routing: { ...glass.routing, protocol: 'medical' },
      protocolSteps: ['records-sealed'],
    },
  },
  holdSession: {
    ...on,
    body: {
      parties: ['A', 'B'],
      mode: 'together',
      helpers: ['H1'],
      notes: 'Both sides told what happened, and what they ask for.',
      at: '2019-05-23T14:00:00+08:00',
    },
    answer: glass.met,
  },
  recordAppraisal: {
    ...on,
    body: { step: 'begun', at: '2019-05-22T09:00:00+08:00' },
    answer: { ...glass.consented, deadlines: [] },
  },
  extendLimit: {
    ...on,
    body: { until: '2019-07-05', agreedBy: ['A', 'B'], committeeAgrees: true },
    answer: {
      ...glass.met,
      deadlines: [{ rule: 'people-one-month', dueAt: '2019-07-05T23:59:59+08:00' }],
      dueAt: '2019-07-05T23:59:59+08:00',
    },
  },
  transferCase: {
    ...on,
    body: { tier: 'joint', departments: ['court'], reason: 'The court is to advise on the sum.' },
    answer: {
      ...glass.helped,
      tier: 'joint',
      routing: {
        ...glass.routing,
        tier: 'joint',
        departments: ['court'],
        reasons: [{ rule: 'asked', en: 'Passed on as asked', zh: '按申请移送' }],
      },
    },
  },
  recordAgreement: {
    ...on,
    body: {
      form: 'written',
      signatures: { parties: ['A', 'B'], mediator: true, committeeSeal: true },
      effectiveOn: '2019-05-24',
      terms: [glass.payment],
      text: 'B pays A 400 000 yuan by 24 June 2019. 乙方于2019年6月24日前向甲方支付40万元。',
      at: '2019-05-24T15:00:00+08:00',
    },
    answer: glass.agreed,
  },
  performTerm: { ...on, body: { term: 1, at: '2019-06-20T11:00:00+08:00' }, answer: glass.performed },
  breachTerm: {
    ...on,
    body: { term: 1, reason: 'Nothing was paid by the day.', routesTold: ['court'] },
    answer: glass.breached,
  },
  visitParties: {
    ...on,
    body: { kept: true, notes: 'Both say it is settled.', at: '2019-07-01T10:00:00+08:00' },
    answer: glass.visited,
  },
  confirmAgreement: { ...on, body: { step: 'applied', parties: ['A', 'B'] }, answer: glass.confirmed },
  closeCase: { ...on, body: { outcome: 'settled' }, answer: glass.ended },
  reopenCase: {
    ...on,
    body: { ground: 'breach', reason: 'The second instalment was not paid.' },
    answer: glass.reopened,
  },
  ...mediatorExamples,
  eraseCaseWords: {
    ...on,
    body: { ground: 'ordered' },
    answer: { id: dispute, records: 4, attachments: 0, at: erasedAt },
  },
  holdCase: { ...on, body: { state: 'held', ground: 'audit' }, answer: { id: dispute, held: true } },
  eraseMediatorName: {
    ...onMediator,
    body: { ground: 'subject-request' },
    answer: { id: known.mediator, records: 1, attachments: 0, at: erasedAt },
  },
  holdMediator: {
    ...onMediator,
    body: { state: 'released' },
    answer: { id: known.mediator, held: false },
  },
};

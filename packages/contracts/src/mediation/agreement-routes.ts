import { IdParams } from '../common.ts';
import { staffRoles } from '../roles.ts';
import { route } from '../route.ts';
import { NewAgreement, NewBreach, NewConfirmation, NewPerformance, NewVisit } from './agreement.ts';
import { CaseView } from './case.ts';
import { onCase, onOpenCase } from './case-rejections.ts';

export const recordAgreement = route({
  operationId: 'recordAgreement',
  method: 'POST',
  path: '/cases/{id}/agreements',
  summary: { en: 'Record the agreement the parties reached', zh: '登记调解协议' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewAgreement,
  answers: { 201: CaseView },
  rejections: [
    ...onOpenCase,
    'consent-missing',
    'unknown-party',
    'signatures-missing',
    'written-form-required',
    'performance-required',
    'protocol-step-missing',
    'limit-passed',
    'terms-invalid',
    'agreement-exists',
    'time-out-of-order',
    'effective-date-invalid',
    'mediator-missing',
    'police-mediation-used',
  ],
});

export const performTerm = route({
  operationId: 'performTerm',
  method: 'POST',
  path: '/cases/{id}/performances',
  summary: { en: 'Record that a term of the agreement was performed', zh: '登记协议履行' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewPerformance,
  answers: { 201: CaseView },
  rejections: [...onCase, 'agreement-missing', 'unknown-term', 'time-out-of-order'],
});

export const breachTerm = route({
  operationId: 'breachTerm',
  method: 'POST',
  path: '/cases/{id}/breaches',
  summary: { en: 'Record that a term of the agreement was not kept', zh: '登记协议未履行' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewBreach,
  answers: { 201: CaseView },
  rejections: [...onCase, 'agreement-missing', 'unknown-term', 'time-out-of-order', 'routes-not-told'],
});

export const visitParties = route({
  operationId: 'visitParties',
  method: 'POST',
  path: '/cases/{id}/visits',
  summary: { en: 'Record a return visit', zh: '登记回访' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewVisit,
  answers: { 201: CaseView },
  limited: ['case-visits'],
  rejections: [...onCase, 'agreement-missing', 'time-out-of-order'],
});

export const confirmAgreement = route({
  operationId: 'confirmAgreement',
  method: 'POST',
  path: '/cases/{id}/confirmations',
  summary: { en: 'Record the application to the court and its decision', zh: '登记司法确认申请与结果' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewConfirmation,
  answers: { 201: CaseView },
  rejections: [
    ...onCase,
    'agreement-missing',
    'unknown-party',
    'joint-application-missing',
    'confirmation-late',
    'confirmation-not-open',
    'time-out-of-order',
  ],
});

import {
  breachTerm,
  confirmAgreement,
  performTerm,
  recordAgreement,
  visitParties,
} from './agreement-routes.ts';
import {
  addFacts,
  answerAssignment,
  answerTask,
  assignMediator,
  engageParty,
  getTask,
  inviteDepartment,
  inviteHelper,
  objectToMediator,
  recordConsent,
} from './case-people-routes.ts';
import { getCase, getCaseFile, getCaseHistory, listCases, printCaseFile } from './case-reading-routes.ts';
import {
  closeCase,
  doProtocolStep,
  extendLimit,
  holdSession,
  recordAppraisal,
  reopenCase,
  transferCase,
} from './case-step-routes.ts';
import { mediatorRoutes } from './mediator-routes.ts';
import { privacyRoutes } from './privacy-routes.ts';

export const mediationRoutes = [
  listCases,
  getCase,
  getCaseHistory,
  getCaseFile,
  printCaseFile,
  recordConsent,
  addFacts,
  engageParty,
  assignMediator,
  answerAssignment,
  objectToMediator,
  inviteHelper,
  inviteDepartment,
  getTask,
  answerTask,
  doProtocolStep,
  holdSession,
  recordAppraisal,
  extendLimit,
  transferCase,
  recordAgreement,
  performTerm,
  breachTerm,
  visitParties,
  confirmAgreement,
  closeCase,
  reopenCase,
  ...mediatorRoutes,
  ...privacyRoutes,
] as const;

import { type CaseEvent, type FileDocument, FileHeading } from '@maplebridge/contracts/mediation';

interface Title {
  readonly en: string;
  readonly zh: string;
}

export const headings: Readonly<Record<FileHeading, Title>> = {
  application: { en: 'Application for mediation', zh: '调解申请' },
  acceptance: { en: 'Acceptance', zh: '受理登记' },
  consent: { en: 'The parties’ consent', zh: '当事人意愿' },
  handling: { en: 'Handling', zh: '办理经过' },
  record: { en: 'Mediation record', zh: '调解记录' },
  agreement: { en: 'Mediation agreement', zh: '调解协议' },
  confirmation: { en: 'Judicial confirmation', zh: '司法确认' },
  performance: { en: 'Performance', zh: '履行情况' },
  visit: { en: 'Return visit', zh: '回访记录' },
  closure: { en: 'Closure', zh: '结案' },
};

/** Under which heading of the file each event stands (People's Mediation Law art. 27: registration, work record, agreement). */
export const headingOf: Readonly<Record<CaseEvent['type'], FileHeading>> = {
  opened: 'application',
  'facts-added': 'application',
  reopened: 'application',
  'party-contacted': 'acceptance',
  'mediator-asked': 'acceptance',
  'mediator-accepted': 'acceptance',
  'mediator-excluded': 'acceptance',
  consented: 'consent',
  'helper-invited': 'handling',
  'department-invited': 'handling',
  'department-answered': 'handling',
  'protocol-step-done': 'handling',
  'limit-paused': 'handling',
  'limit-moved': 'handling',
  transferred: 'handling',
  overdue: 'handling',
  'session-held': 'record',
  agreed: 'agreement',
  'confirmation-applied': 'confirmation',
  'confirmation-decided': 'confirmation',
  'term-performed': 'performance',
  'term-breached': 'performance',
  visited: 'visit',
  closed: 'closure',
};

/** The order of a file: by heading, then as things were entered. */
export const inOrder = (
  a: Pick<FileDocument, 'kind' | 'version'>,
  b: Pick<FileDocument, 'kind' | 'version'>,
): number =>
  FileHeading.options.indexOf(a.kind) - FileHeading.options.indexOf(b.kind) || a.version - b.version;

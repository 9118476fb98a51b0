import { createHash } from 'node:crypto';
import {
  type CaseEvent,
  type CaseFile,
  caseEvents,
  type FileDocument,
} from '@maplebridge/contracts/mediation';
import { firstBreak, type RecordedEvent } from '@maplebridge/event-log';
import canonicalize from 'canonicalize';
import type { Case } from '../case/state.ts';

/** Under which heading of the file each event stands (People's Mediation Law art. 27: registration, work record, agreement). */
const kinds: Record<CaseEvent['type'], FileDocument['kind']> = {
  opened: 'application',
  'facts-added': 'application',
  consented: 'consent',
  'party-contacted': 'acceptance',
  'mediator-asked': 'acceptance',
  'mediator-accepted': 'acceptance',
  'mediator-excluded': 'acceptance',
  'helper-invited': 'acceptance',
  'department-invited': 'acceptance',
  'department-answered': 'record',
  'protocol-step-done': 'record',
  'session-held': 'record',
  'limit-paused': 'record',
  'limit-moved': 'record',
  transferred: 'record',
  overdue: 'record',
  agreed: 'agreement',
  'confirmation-applied': 'confirmation',
  'confirmation-decided': 'confirmation',
  'term-performed': 'performance',
  'term-breached': 'performance',
  visited: 'visit',
  closed: 'closure',
  reopened: 'application',
  'words-erased': 'record',
  'hold-changed': 'record',
};

/** The order of the file. */
const order: readonly FileDocument['kind'][] = [
  'application',
  'acceptance',
  'consent',
  'record',
  'agreement',
  'confirmation',
  'performance',
  'visit',
  'closure',
];

/** Words by their key in the dossier. */
export type Words = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

const sha256 = (of: unknown): string =>
  createHash('sha256')
    .update(canonicalize(of) ?? '')
    .digest('hex');

interface Unnumbered extends Omit<FileDocument, 'no' | 'sha256'> {}

function documentsOf({ type, data, at, version, by }: RecordedEvent, words: Words): Unnumbered[] {
  const fact = type as CaseEvent['type'];
  const { note, ...facts } = data as { note?: string };
  const kept = note === undefined ? undefined : words.get(note)?.words;
  const document: Unnumbered = {
    kind: kinds[fact],
    title: caseEvents.facts[fact].summary,
    at,
    version,
    by,
    facts,
    ...(note !== undefined && { words: typeof kept === 'string' ? kept : null }),
  };
  if (fact !== 'opened') return [document];
  // Opening is both: what the parties brought, and that it was taken up.
  const { routing, deadline, ...application } = facts as Extract<CaseEvent, { type: 'opened' }>['data'];
  return [
    { ...document, title: { en: 'Application for mediation', zh: '调解申请登记' }, facts: application },
    {
      ...document,
      kind: 'acceptance',
      title: { en: 'Acceptance', zh: '受理登记' },
      facts: { routing, ...(deadline && { deadline }) },
    },
  ];
}

/** What the law asks of the file and is not in it. */
function missing(state: Case, documents: readonly FileDocument[]): string[] {
  const has = (kind: FileDocument['kind']) => documents.some((it) => it.kind === kind);
  const wanted: [FileDocument['kind'], boolean][] = [
    ['consent', state.outcome === 'settled' || state.outcome === 'failed'],
    ['record', state.outcome === 'failed'],
    ['agreement', state.outcome === 'settled'],
    ['visit', state.agreement?.visitDueAt !== undefined],
    ['closure', state.agreement !== undefined],
  ];
  return [
    ...wanted.filter(([kind, needed]) => needed && !has(kind)).map(([kind]) => kind),
    ...documents.filter(({ words }) => words === null).map(({ no }) => `words of document ${no}`),
  ];
}

/** The whole file of a case, from its history and its words, in the order of a file and then of time. */
export function caseFile(id: string, state: Case, events: readonly RecordedEvent[], words: Words): CaseFile {
  const documents = events
    .flatMap((event) => documentsOf(event, words))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.version - b.version)
    .map((document, i) => {
      const numbered = { no: i + 1, ...document };
      return { ...numbered, sha256: sha256(numbered) };
    });
  const manifest = {
    algorithm: 'SHA-256' as const,
    documents: documents.map(({ no, sha256: hash }) => ({ no, sha256: hash })),
    history: events.at(-1)?.hash ?? '',
    intact: firstBreak(events) === undefined,
  };
  const { reportId, category, area, openedAt, closedAt, outcome } = state;
  return {
    caseId: id,
    reportId,
    category,
    area,
    openedAt,
    ...(closedAt && { closedAt }),
    ...(outcome && { outcome }),
    index: documents.map(({ no, title, at }) => ({ no, title: title.zh, at })),
    documents,
    missing: missing(state, documents),
    manifest: { ...manifest, sha256: sha256(manifest) },
  };
}

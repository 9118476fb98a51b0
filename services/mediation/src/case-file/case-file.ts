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
import { headingOf, headings, inOrder } from './headings.ts';
import { missing } from './missing.ts';

/** Words by their key in the personal-data store. */
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
    kind: headingOf[fact],
    title: caseEvents.facts[fact].summary,
    at,
    version,
    event: fact,
    by,
    facts,
    ...(note !== undefined && { words: typeof kept === 'string' ? kept : null }),
  };
  if (fact !== 'opened') return [document];
  // Opening is both: what the parties brought, and that it was taken up.
  const { routing, deadline, ...application } = facts as Extract<CaseEvent, { type: 'opened' }>['data'];
  return [
    { ...document, title: headings.application, facts: application },
    {
      ...document,
      kind: 'acceptance',
      title: headings.acceptance,
      facts: { routing, ...(deadline && { deadline }) },
    },
  ];
}

/** The whole file of a case, from its history and its words, in the order of a file and then of time. */
export function caseFile(id: string, state: Case, events: readonly RecordedEvent[], words: Words): CaseFile {
  const documents = events
    .flatMap((event) => documentsOf(event, words))
    .sort(inOrder)
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

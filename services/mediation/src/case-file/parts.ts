import type { CaseFile } from '@maplebridge/contracts/mediation';
import { type Asked, firstPart, type Part, type ProblemReply, partOf } from '@maplebridge/lambda';

const asIs = <T>(it: T): T => it;

/** Documents of a part at most: bytes bound it first where they hold words. */
const documentsOfPart = 500;

const withPart = (file: CaseFile, { items, ...next }: Part<CaseFile['documents'][number]>): CaseFile => ({
  ...file,
  documents: items,
  ...next,
});

/** A part of a file; index, manifest and what is missing are told of the whole with each part. */
export function fileFrom(file: CaseFile, { cursor }: Pick<Asked, 'cursor'>): CaseFile | ProblemReply {
  const part = partOf(file.documents, { cursor, limit: documentsOfPart }, asIs);
  return 'rejected' in part ? part : withPart(file, part);
}

/** A page takes up to six times the bytes of what it shows, where text is escaped. */
const documentsOfPage = 100;
const bytesOfPage = 300_000;

/** A file from a document on, as much of it as one page shows. */
export function printedFrom(file: CaseFile, from = 1): CaseFile {
  const rest = file.documents.filter(({ no }) => no >= from);
  return withPart(file, firstPart(rest, asIs, documentsOfPage, bytesOfPage));
}

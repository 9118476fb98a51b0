import * as z from 'zod';
import { Area, Id, Timestamp } from '../common.ts';
import { DisputeCategoryCode } from '../intake/schemas.ts';
import { Outcome } from './outcome.ts';

/** The headings of a case's file, in its order. A record is what was said at a session; what else was done stands under handling. */
export const FileHeading = z
  .enum([
    'application',
    'acceptance',
    'consent',
    'handling',
    'record',
    'agreement',
    'confirmation',
    'performance',
    'visit',
    'closure',
  ])
  .meta({ id: 'FileHeading' });
export type FileHeading = z.infer<typeof FileHeading>;

const Title = z.strictObject({ en: z.string(), zh: z.string() });

/** One document of a case's file. */
export const FileDocument = z
  .strictObject({
    no: z.int().positive(),
    kind: FileHeading,
    title: Title,
    at: Timestamp,
    version: z.int().describe('Of the event it tells of'),
    event: z.string().describe('Which fact that is'),
    by: z.string(),
    facts: z.unknown(),
    words: z.string().nullable().optional().describe('null when the personal-data store no longer has them'),
    sha256: z.string(),
  })
  .meta({ id: 'FileDocument' });
export type FileDocument = z.infer<typeof FileDocument>;

/** What a file ought to hold and does not hold (yet). */
export const Missing = z
  .strictObject({
    kind: z.enum(['consent', 'record', 'agreement', 'confirmation', 'visit', 'closure', 'words']),
    no: z
      .int()
      .positive()
      .optional()
      .describe('The document whose words the personal-data store no longer has'),
    title: Title,
  })
  .meta({ id: 'Missing' });
export type Missing = z.infer<typeof Missing>;

/** The file of a case (People’s Mediation Law art. 27): what it must hold, what it holds, and proof that it was not touched. */
export const CaseFile = z
  .strictObject({
    caseId: Id,
    reportId: Id,
    category: DisputeCategoryCode,
    area: Area,
    openedAt: Timestamp,
    closedAt: Timestamp.optional(),
    outcome: Outcome.optional(),
    index: z.array(z.strictObject({ no: z.int(), title: z.string(), at: Timestamp })),
    documents: z.array(FileDocument).describe('Those of this part; index and manifest are of the whole file'),
    cursor: z.string().optional().describe('There are more documents'),
    missing: z.array(Missing).describe('What art. 27 asks of the file and is not there (yet)'),
    manifest: z.strictObject({
      algorithm: z.literal('SHA-256'),
      documents: z.array(z.strictObject({ no: z.int(), sha256: z.string() })),
      history: z
        .string()
        .describe('Hash of the last event, which holds that of the one before, and so of all'),
      intact: z.boolean().describe('The chain of hashes holds'),
      sha256: z.string().describe('Of the manifest above, as canonical JSON (RFC 8785)'),
    }),
  })
  .meta({ id: 'CaseFile' });
export type CaseFile = z.infer<typeof CaseFile>;

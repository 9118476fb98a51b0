import type { CommandResult } from '@maplebridge/event-log';
import { type Call, keepingPersons, type Pseudonym } from '@maplebridge/lambda';
import type { ReportCommand } from '../report/commands.ts';
import type { ReportState } from '../report/state.ts';
import { reportStream } from '../report/stream.ts';
import type { Party } from './party.ts';
import type { ReportDeps } from './report-deps.ts';

type Requested = Pick<Call, 'context'>;

/** The personal-data store key of the text in this request. A repeated request gets the same key. */
export const noteKey = ({ context }: Requested): string => `note-${context.request?.key}`;

/** The key of the stored text for the command; the text itself stays in the personal-data store. */
export const withNote = (call: Requested, words: string | undefined) =>
  words === undefined ? {} : { note: noteKey(call) };

/** Flags the command if the text makes the report confidential. */
export const confidentialFlag = ({ rules }: Pick<ReportDeps, 'rules'>, words: string | undefined) =>
  words !== undefined && rules.confidential.inWords([words]) && { confidential: true as const };

/**
 * Runs a command if the party may act on the report. Before the append it stores `words` under the note of the command, and the
 * pseudonyms of the persons in the event.
 */
export function runCommand(
  { reports, personalData }: Pick<ReportDeps, 'reports' | 'personalData'>,
  { id, admit }: Pick<Party, 'id' | 'admit'>,
  call: Requested,
  command: ReportCommand,
  words?: string,
  persons: readonly Pseudonym[] = [],
): Promise<CommandResult<ReportState>> {
  const stream = reportStream(id);
  const { request } = call.context;
  const keepWords =
    words !== undefined && request
      ? (held: boolean) =>
          personalData.keep(stream, noteKey(call), { words }, request, { as: 'message', held })
      : undefined;
  const beforeAppend = keepingPersons(persons, keepWords);
  return reports.execute(stream, command, { ...call.context, admit, beforeAppend });
}

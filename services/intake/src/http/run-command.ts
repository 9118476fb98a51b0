import type { CommandResult } from '@maplebridge/event-log';
import { type Call, keepingPersons, type Pseudonym } from '@maplebridge/lambda';
import type { ReportCommand } from '../report/commands.ts';
import type { ReportState } from '../report/state.ts';
import { reportStream } from '../report/stream.ts';
import type { Party } from './party.ts';
import type { ReportDeps } from './report-deps.ts';

type Requested = Pick<Call, 'context'>;

/** Under which key of the personal-data store the words of this request stand; the same for its repetition. */
export const noteKey = ({ context }: Requested): string => `note-${context.request?.key}`;

/** What is said in words stands in the personal-data store; the command carries where. */
export const noted = (call: Requested, words: string | undefined) =>
  words === undefined ? {} : { note: noteKey(call) };

/** That words make the report confidential, for the command that brings them. */
export const flagged = ({ rules }: Pick<ReportDeps, 'rules'>, words: string | undefined) =>
  words !== undefined && rules.confidential.inWords([words]) && { confidential: true as const };

/**
 * Runs a command on a report that the party may touch; `words` go to the personal-data store under the command's note, and so do the persons
 * whom its event names.
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

import type { NewReport } from '@maplebridge/contracts/intake';
import type { CommandResult } from '@maplebridge/event-log';
import type { Call, Caller, ProblemReply } from '@maplebridge/lambda';
import { similarTo } from '../read-model/similar.ts';
import { type Records, reportRecord } from '../report/personal-data.ts';
import { receivedWhen } from '../report/receiving.ts';
import type { ReportState } from '../report/state.ts';
import { reportStream } from '../report/stream.ts';
import { receive } from './receive.ts';
import type { ReportDeps } from './report-deps.ts';

/** The result of the command, and the records kept in the personal-data store. */
interface CreatedReport {
  readonly result: CommandResult<ReportState>;
  readonly records: Records;
}

/** The dependencies that every channel needs to create a report. */
export type CreatorDeps = Pick<
  ReportDeps,
  'reports' | 'personalData' | 'view' | 'city' | 'rules' | 'secret' | 'own'
>;

/** Shared by all channels: stores personal data, then appends the event. */
export function reportCreator({ reports, personalData, view, city, rules, own }: CreatorDeps) {
  return async (
    id: string,
    { body, context }: Pick<Call, 'context'> & { readonly body: NewReport },
    caller: Caller | undefined,
  ): Promise<CreatedReport | ProblemReply> => {
    const received = receive(body, caller, rules, context.now);
    if ('rejected' in received) return received;
    const { command, personalData: content } = received;
    const { request } = context;
    const stream = reportStream(id);
    const similar = await similarTo(view, rules.confidential, city.policy.duplicates, command);

    /** Stores the report first, then the link from its reporter's account. */
    async function keep(mark: NonNullable<typeof request>, held: boolean) {
      const as = body.kind === 'tip' ? 'tip' : 'report';
      const kept = await personalData.keep(stream, reportRecord, content, mark, { as, held });
      if (kept === 'key-reused' || !caller) return kept;
      return own.keep(caller.sub, { kind: body.kind, id, receivedAt: receivedWhen(command) }, mark);
    }
    const result = await reports.execute(
      stream,
      { ...command, ...(similar.length && { similar }) },
      { ...context, ...(request && { beforeAppend: (held) => keep(request, held) }) },
    );
    return { result, records: new Map([[reportRecord, content]]) };
  };
}

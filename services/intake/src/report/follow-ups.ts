import { limits } from '@maplebridge/contracts';
import { limitReached, reject } from '@maplebridge/event-log';
import type {
  AbsorbReport,
  AddAttachment,
  AddWords,
  EraseAttachment,
  JoinReport,
  MakeAppointment,
  MergeReport,
  WithdrawReport,
} from './commands.ts';
import type { Decision } from './decision.ts';
import { type DataOf, hasEnded, type Report, statusOf } from './state.ts';

/** A tip cannot be joined, and a reporter cannot join their own report. */
export function joinReport({ by, own, note, confidential, at }: JoinReport, state: Report): Decision {
  if (own || state.kind === 'tip') return reject('not-joinable');
  if (hasEnded(state)) return reject('report-ended');
  if (state.joinedBy.includes(by)) return [];
  return [
    { type: 'joined', at, data: { kind: state.kind, by, ...(note && { note }), ...flag(confidential) } },
  ];
}

const flag = (confidential: true | undefined) => confidential && { confidential };

/** Merges this report into another one, which must have the same kind and station and not be merged itself. */
export function mergeReport({ from, into, target, note, at }: MergeReport, state: Report): Decision {
  if (state.merged?.into === into) return [];
  if (hasEnded(state)) return reject('report-ended');
  const fits =
    target !== undefined &&
    from !== into &&
    target.kind === state.kind &&
    target.area.station === state.area.station &&
    target.mergedInto === undefined;
  if (!fits) return reject('not-mergeable', undefined, '/into');
  if (target.absorbed >= limits['report-merges'].most) return limitReached('report-merges');
  return [{ type: 'merged', at, data: { kind: state.kind, from, into, takesBack: counted(state), note } }];
}

/** The values that statistics counted for this report and must subtract after the merge. */
const counted = ({
  receivedAt,
  category,
  channel,
  triage,
  bookedAt,
}: Report): DataOf<'merged'>['takesBack'] => ({
  ...{ receivedAt, category, channel, urgent: triage?.urgent ?? false },
  ...(triage && { scope: triage.scope }),
  ...(bookedAt && { bookedAt }),
});

export const absorbReport = ({ from, into, at }: AbsorbReport, state: Report): Decision =>
  state.absorbed.includes(from) ? [] : [{ type: 'absorbed', at, data: { kind: state.kind, from, into } }];

/** Messages are allowed after the end, for questions about the result, but not after a withdrawal or merge. */
export function addWords({ from, note, confidential, at }: AddWords, state: Report): Decision {
  if (['withdrawn', 'merged'].includes(statusOf(state))) return reject('report-ended');
  return [{ type: 'words-added', at, data: { from, note, ...flag(confidential) } }];
}

/** One appointment at a time: a new booking releases the earlier one. Only service requests can book a desk. */
export function makeAppointment({ type: _, at, ...data }: MakeAppointment, state: Report): Decision {
  if (hasEnded(state)) return reject('report-ended');
  if (state.kind !== 'service') return reject('unknown-slot', undefined, '/desk');
  if (Date.parse(data.startsAt) <= Date.parse(at)) return reject('unknown-slot', 'it is past', '/startsAt');
  const { appointment } = state;
  const same =
    appointment?.desk === data.desk && Date.parse(appointment.startsAt) === Date.parse(data.startsAt);
  const first = appointment ? undefined : { first: true as const };
  return same ? [] : [{ type: 'appointment-made', at, data: { ...data, ...first } }];
}

export function addAttachment({ type: _, at, ...data }: AddAttachment, state: Report): Decision {
  if (state.attachments.some(({ attachment }) => attachment === data.attachment)) return [];
  if (hasEnded(state)) return reject('report-ended');
  if (state.attachments.length >= limits['report-attachments'].most)
    return limitReached('report-attachments');
  return [{ type: 'attachment-added', at, data }];
}

export function eraseAttachment({ attachment, at }: EraseAttachment, state: Report): Decision {
  if (!state.attachments.some((it) => it.attachment === attachment)) return reject('unknown-attachment');
  if (state.held) return reject('on-hold');
  return [{ type: 'attachment-erased', at, data: { attachment } }];
}

export function withdrawReport({ note, at }: WithdrawReport, state: Report): Decision {
  if (state.withdrawnAt !== undefined) return [];
  if (hasEnded(state)) return reject('report-ended');
  return [{ type: 'withdrawn', at, data: { kind: state.kind, ...(note && { note }) } }];
}

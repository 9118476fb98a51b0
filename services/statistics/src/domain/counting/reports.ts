import type { ReportEvent, reportEvents } from '@maplebridge/contracts/intake';
import { type Counted, type Counting, counted, counter, onlyIf, takenBack } from './counted.ts';

type DataOf<T extends ReportEvent['type']> = Extract<ReportEvent, { type: T }>['data'];
type Kind = DataOf<'received'>['kind'];

/** A received report. For a tip only the kind is counted, not its subject. */
const received = (
  kind: Kind,
  { category, channel, urgent, scope }: Omit<DataOf<'merged'>['takesBack'], 'receivedAt'>,
) => [
  ...counter('reports.received', {
    kind,
    channel,
    category: kind === 'tip' ? kind : `${kind}.${category}`,
  }),
  ...onlyIf(urgent, counter('reports.urgent', { kind })),
  ...onlyIf(scope === 'grid', counter('reports.grid')),
  ...onlyIf(scope === 'net', counter('reports.linked')),
];

/** Only the officers of its station may know that a tip exists: it is counted in the restricted rollup (ADR 0053). */
const ofKind = (kind: Kind, ...all: readonly Counted[]): Counted[] =>
  all.map((it) => (kind === 'tip' ? { ...it, restricted: true } : it));

/** A merged report is no longer counted by itself. People who joined it before stay counted: they are affected all the same. */
export const reports: Counting<typeof reportEvents> = {
  received: ({ at, data: { kind, category, channel, triage } }) =>
    ofKind(
      kind,
      counted(
        at,
        received(kind, { category, channel, urgent: triage?.urgent ?? false, scope: triage?.scope }),
      ),
    ),
  merged: ({ data: { kind, takesBack } }) =>
    ofKind(
      kind,
      takenBack(takesBack.receivedAt, received(kind, takesBack)),
      ...(takesBack.bookedAt ? [takenBack(takesBack.bookedAt, counter('reports.appointments'))] : []),
    ),
  withdrawn: ({ at, data: { kind } }) => ofKind(kind, counted(at, counter('reports.withdrawn', { kind }))),
  joined: ({ at, data: { kind } }) => ofKind(kind, counted(at, counter('reports.joined', { kind }))),
  'appointment-made': ({ at, data }) => [counted(at, onlyIf(data.first, counter('reports.appointments')))],
  progressed: null,
  absorbed: null,
  'words-added': null,
  'attachment-added': null,
  'attachment-erased': null,
  disclosed: null,
  'hold-changed': null,
  erased: null,
};

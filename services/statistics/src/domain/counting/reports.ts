import type { ReportEvent, reportEvents } from '@maplebridge/contracts/intake';
import { type Counted, type Counting, counted, counter, onlyIf, takenBack } from './counted.ts';

type DataOf<T extends ReportEvent['type']> = Extract<ReportEvent, { type: T }>['data'];
type Kind = DataOf<'received'>['kind'];

/** What was received. Of tips the kind is told alone, not what they are about. */
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

/** That there is a tip is known to the officers of its station alone, so nothing of one is counted with the rest. */
const ofKind = (kind: Kind, ...all: readonly Counted[]): Counted[] =>
  all.map((it) => (kind === 'tip' ? { ...it, restricted: true } : it));

/** One that goes on in another is no report of its own; who joined it before has the trouble all the same. */
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

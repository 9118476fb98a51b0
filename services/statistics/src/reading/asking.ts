import type { Language } from '@maplebridge/contracts';
import type { Period, TableFormat } from '@maplebridge/contracts/statistics';
import { areaContains, localDate, stationsIn } from '@maplebridge/directory';
import { city } from '@maplebridge/directory/city-data';
import { type Call, type Caller, type Refusal, type Reply, refuse } from '@maplebridge/lambda';
import type { Asked } from '../figures/about.ts';
import type { Read } from '../figures/reads.ts';
import type { Leaf } from '../leaf.ts';
import { leavesOf, servingGeneration } from '../store/leaves.ts';
import type { View } from '../store/tables.ts';
import { replyIn } from './reply.ts';
import type { Table } from './table.ts';

interface Query extends Period {
  readonly area?: string | undefined;
  readonly format?: TableFormat | undefined;
}

/** Someone's question, as it is answered: its area and generation are known, and leaves can be read. */
export interface Question<Q> {
  readonly query: Q;
  readonly asked: Asked;
  readonly language: Language;
  /** The calendar day in the city. */
  readonly today: string;
  /** The leaves of the stations of the area. */
  readonly read: (reads: readonly Read[]) => Promise<Leaf[]>;
}

interface Asking<Q> extends Pick<Call, 'language' | 'attempt'> {
  readonly query: Q;
  readonly caller: Caller;
}

/** What answers questions about figures: checks the area, reads, and replies in the form that is wanted. */
export const answering =
  (view: View) =>
  <Q extends Query, A extends object>(
    name: string,
    answer: (question: Question<Q>) => Promise<A>,
    tableOf: (answer: A, language: Language) => Table,
  ) =>
  async ({ query, caller, language, attempt }: Asking<Q>): Promise<Reply<A> | Refusal> => {
    const { area = caller.area, from, to, format } = query;
    if (!areaContains(city, caller.area, area)) return refuse('area-not-yours');
    const generation = await servingGeneration(view);
    const stations = new Set(stationsIn(city, area).map(({ id }) => id));
    const read = async (reads: readonly Read[]): Promise<Leaf[]> => {
      const found = await Promise.all(reads.map((it) => leavesOf(view, { generation, ...it })));
      return found.flat().filter(({ station }) => stations.has(station));
    };
    const { timeZone } = city;
    const asked = { area, period: { from, to }, timeZone, generation };
    const today = localDate(attempt.now, timeZone);
    const answered = await answer({ query, asked, language, today, read });
    return replyIn(answered, { format, language }, tableOf, `${name}-${area}-${from}-${to}`);
  };

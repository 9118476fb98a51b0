import type { Language } from '@maplebridge/contracts';
import {
  type FigureId,
  figureDefinitions,
  figureIds,
  openFigureIds,
  type Period,
  type TableFormat,
} from '@maplebridge/contracts/statistics';
import { areaContains, type City, localDate, stationsIn } from '@maplebridge/directory';
import { actsOnTips, type Call, type Caller, type Refusal, type Reply, refuse } from '@maplebridge/lambda';
import type { Asked } from '../figures/about.ts';
import type { Leaf } from '../leaf.ts';
import { leavesOf, servingGeneration } from '../store/leaves.ts';
import { mostReadUnits, type Span, type Stations } from '../store/read-plan.ts';
import type { View } from '../store/tables.ts';
import { longestEnd, spanTooLong, unitsOf } from './longest-span.ts';
import { replyIn } from './reply.ts';
import type { Table } from './table.ts';

interface Query extends Period {
  readonly area?: string | undefined;
  readonly format?: TableFormat | undefined;
  readonly figures?: readonly FigureId[] | undefined;
}

/** Someone's question, as it is answered. */
export interface Question<Q> {
  readonly query: Q;
  readonly city: City;
  readonly asked: Asked;
  /** Those that were asked for; else all that the caller may see. */
  readonly figures: readonly FigureId[];
  readonly language: Language;
  /** The calendar day in the city. */
  readonly today: string;
}

/** How a question is answered: which leaves it takes, each group under a name, and what is made of them. */
export interface Answering<Q, K extends string, A> {
  readonly reads: (
    question: Pick<Question<Q>, 'query' | 'figures' | 'today'>,
  ) => Readonly<Record<K, readonly Span[]>>;
  readonly answer: (question: Question<Q>, leaves: Readonly<Record<K, readonly Leaf[]>>) => A;
  readonly tableOf: (answer: A, language: Language) => Table;
}

interface Asking<Q> extends Pick<Call, 'language' | 'attempt'> {
  readonly query: Q;
  readonly caller: Caller;
}

/** Whose leaves answer a caller about an area; those of tips for the officers of the station alone. */
const stationsFor = (city: City, caller: Caller, area: string): Stations => ({
  ids: stationsIn(city, area).map(({ id }) => id),
  outOf: city.stations.length,
  restricted: actsOnTips(caller, area) && city.stations.some(({ id }) => id === area),
});

/** What answers questions about figures: checks the area, the figures and the cost, reads, and replies in the form that is wanted. */
export const answering =
  (view: View, city: City) =>
  <Q extends Query, K extends string, A extends object>(
    name: string,
    { reads, answer, tableOf }: Answering<Q, K, A>,
  ) =>
  async ({ query, caller, language, attempt }: Asking<Q>): Promise<Reply<A> | Refusal> => {
    const { area = caller.area, from, to, format } = query;
    if (!areaContains(city, caller.area, area)) return refuse('area-not-yours');
    const stations = stationsFor(city, caller, area);
    const { figures = stations.restricted ? figureIds : openFigureIds } = query;
    if (!stations.restricted && figures.some((id) => figureDefinitions[id].restricted)) return notTheirs;
    const { timeZone } = city;
    const today = localDate(attempt.now, timeZone);
    const readsUpTo = (end: string) => reads({ query: { ...query, to: end }, figures, today });
    if (unitsOf(readsUpTo(to), stations) > mostReadUnits) {
      return spanTooLong(
        longestEnd({ from, to }, (end) => unitsOf(readsUpTo(end), stations) <= mostReadUnits),
        language,
      );
    }
    const generation = await servingGeneration(view);
    const leaves = await readAll(readsUpTo(to), (span) => leavesOf(view, { generation, stations, ...span }));
    const asked = { area, period: { from, to }, timeZone, generation };
    const answered = answer({ query, city, asked, figures, language, today }, leaves);
    return replyIn(answered, { format, language }, tableOf, `${name}-${area}-${from}-${to}`);
  };

/** Reads each group of spans, all side by side. */
async function readAll<K extends string>(
  reads: Readonly<Record<K, readonly Span[]>>,
  read: (span: Span) => Promise<readonly Leaf[]>,
): Promise<Record<K, readonly Leaf[]>> {
  const found = {} as Record<K, readonly Leaf[]>;
  const readGroup = async (key: K) => {
    found[key] = (await Promise.all(reads[key].map(read))).flat();
  };
  await Promise.all((Object.keys(reads) as K[]).map(readGroup));
  return found;
}

const notTheirs: Refusal = {
  ...refuse('figure-not-yours'),
  errors: [{ pointer: '/query/figures', detail: 'tips are counted for the officers of their station alone' }],
};

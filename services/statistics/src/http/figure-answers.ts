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
import {
  actsOnTips,
  type Call,
  type Caller,
  type ProblemReply,
  type Reply,
  refuse,
} from '@maplebridge/lambda';
import type { Asked } from '../domain/figures/about.ts';
import type { Rollup, RollupSpan } from '../domain/rollup.ts';
import { mostReadUnits, type Stations } from '../store/read-plan.ts';
import { rollupsOf, servingVersion } from '../store/rollups.ts';
import type { View } from '../store/tables.ts';
import { longestEnd, spanTooLong, unitsOf } from './longest-span.ts';
import type { Table } from './presenters/table.ts';
import { replyIn } from './table-reply.ts';

interface Query extends Period {
  readonly area?: string | undefined;
  readonly format?: TableFormat | undefined;
  readonly figures?: readonly FigureId[] | undefined;
}

/** A query about figures with everything needed to answer it. */
export interface Question<Q> {
  readonly query: Q;
  readonly city: City;
  readonly asked: Asked;
  /** The requested figures; by default all that the caller may see. */
  readonly figures: readonly FigureId[];
  readonly language: Language;
  /** The calendar day in the city. */
  readonly today: string;
}

/** How a kind of query is answered: which rollups it reads, in named groups, and how the answer is computed from them. */
export interface Answering<Q, K extends string, A> {
  readonly reads: (
    question: Pick<Question<Q>, 'query' | 'figures' | 'today'>,
  ) => Readonly<Record<K, readonly RollupSpan[]>>;
  readonly answer: (question: Question<Q>, rollups: Readonly<Record<K, readonly Rollup[]>>) => A;
  readonly tableOf: (answer: A, language: Language) => Table;
}

interface Asking<Q> extends Pick<Call, 'language' | 'context'> {
  readonly query: Q;
  readonly caller: Caller;
}

/** The stations whose rollups answer a caller about an area. Only officers of the station read the restricted ones, with tips. */
const stationsFor = (city: City, caller: Caller, area: string): Stations => ({
  ids: stationsIn(city, area).map(({ id }) => id),
  outOf: city.stations.length,
  restricted: actsOnTips(caller, area) && city.stations.some(({ id }) => id === area),
});

/** Handles queries about figures: checks area, figures and cost, reads rollups, and replies in the requested format. */
export const answering =
  (view: View, city: City) =>
  <Q extends Query, K extends string, A extends object>(
    name: string,
    { reads, answer, tableOf }: Answering<Q, K, A>,
  ) =>
  async ({ query, caller, language, context }: Asking<Q>): Promise<Reply<A> | ProblemReply> => {
    const { area = caller.area, from, to, format } = query;
    if (!areaContains(city, caller.area, area)) return refuse('area-not-yours');
    const stations = stationsFor(city, caller, area);
    const { figures = stations.restricted ? figureIds : openFigureIds } = query;
    if (!stations.restricted && figures.some((id) => figureDefinitions[id].restricted)) return notAllowed;
    const { timeZone } = city;
    const today = localDate(context.now, timeZone);
    const readsUpTo = (end: string) => reads({ query: { ...query, to: end }, figures, today });
    if (unitsOf(readsUpTo(to), stations) > mostReadUnits) {
      return spanTooLong(
        longestEnd({ from, to }, (end) => unitsOf(readsUpTo(end), stations) <= mostReadUnits),
        language,
      );
    }
    const rebuildVersion = await servingVersion(view);
    const rollups = await readAll(readsUpTo(to), (span) =>
      rollupsOf(view, { rebuildVersion, stations, ...span }),
    );
    const asked = { area, period: { from, to }, timeZone, rebuildVersion };
    const answered = answer({ query, city, asked, figures, language, today }, rollups);
    return replyIn(answered, { format, language }, tableOf, `${name}-${area}-${from}-${to}`);
  };

/** Reads all groups of spans in parallel. */
async function readAll<K extends string>(
  reads: Readonly<Record<K, readonly RollupSpan[]>>,
  read: (span: RollupSpan) => Promise<readonly Rollup[]>,
): Promise<Record<K, readonly Rollup[]>> {
  const found = {} as Record<K, readonly Rollup[]>;
  const readGroup = async (key: K) => {
    found[key] = (await Promise.all(reads[key].map(read))).flat();
  };
  await Promise.all((Object.keys(reads) as K[]).map(readGroup));
  return found;
}

const notAllowed: ProblemReply = {
  ...refuse('figure-not-yours'),
  errors: [{ pointer: '/query/figures', detail: 'tips are counted for the officers of their station alone' }],
};

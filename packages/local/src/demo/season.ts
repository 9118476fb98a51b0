import { waitFor } from '@maplebridge/client';
import { caseOf, keyed, type People } from './people.ts';

/** Dingmao, April to October 2019: 260 handled, 256 settled. The glass case is one of them, and was settled. */
export const season = { from: '2019-04-01', to: '2019-10-31', handled: 260, settled: 256 };
const others = season.handled - 1;
const failures = season.handled - season.settled;

const categories = [
  'neighbours',
  'property-management',
  'damages',
  'other-consumer',
  'housing-homestead',
  'contract',
] as const;

const day = 86_400_000;
const firstDay = Date.parse('2019-04-01T09:00:00+08:00');
/** Cases open until 22 October and end within a week. */
const openingDays = 204;

interface Dispute {
  readonly index: number;
  readonly category: (typeof categories)[number];
  readonly openedAt: string;
  readonly endedAt: string;
  readonly position: { readonly lng: number; readonly lat: number };
  readonly settles: boolean;
}

/** The other disputes of the season: made up, and the same in every run. */
function disputes(): Dispute[] {
  return Array.from({ length: others }, (_, index) => {
    const opened = firstDay + Math.floor((index * openingDays) / others) * day;
    const around = (index * 2.399963) % (2 * Math.PI);
    const far = 0.004 + (index % 23) * 0.0011;
    return {
      index,
      category: categories[index % categories.length] ?? 'neighbours',
      openedAt: new Date(opened).toISOString(),
      endedAt: new Date(opened + (1 + (index % 6)) * day).toISOString(),
      position: { lng: 119.508 + far * Math.cos(around), lat: 32.178 + far * Math.sin(around) },
      // Spread evenly over the season.
      settles: index % Math.ceil(others / failures) !== 30,
    };
  });
}

const shared = (index: number, step: string) => keyed(`season-${String(index).padStart(3, '0')}-${step}`);

async function report(
  { officer }: People,
  { index, category, openedAt, position }: Dispute,
): Promise<string> {
  const { id } = await officer.post(
    '/reports',
    {
      body: {
        kind: 'dispute',
        category,
        channel: 'walk-in',
        receivedAt: openedAt,
        position,
        words: 'Entered later from the paper register of 2019. 根据2019年登记簿补录。',
      },
    },
    shared(index, 'report'),
  );
  return id;
}

async function mediate(
  { mediator }: People,
  id: string,
  { index, endedAt: at, settles }: Dispute,
): Promise<void> {
  await caseOf(mediator, id);
  for (const party of ['A', 'B']) {
    const body = { party, answer: 'given' as const, at };
    await mediator.post('/cases/{id}/consents', { id, body }, shared(index, `consent-${party}`));
  }
  if (settles) {
    const body = { form: 'oral' as const, text: 'Both keep what was said. 双方按口头协议履行。', at };
    await mediator.post('/cases/{id}/agreements', { id, body }, shared(index, 'agreement'));
  }
  if (!settles) {
    const body = {
      mode: 'together' as const,
      parties: ['A', 'B'],
      notes: 'Tried, and not agreed. 调解未成。',
      at,
    };
    await mediator.post('/cases/{id}/sessions', { id, body }, shared(index, 'session'));
  }
  const body = settles
    ? { outcome: 'settled' as const, at }
    : { outcome: 'failed' as const, routesTold: ['court' as const, 'arbitration' as const], at };
  await mediator.post('/cases/{id}/closures', { id, body }, shared(index, 'closure'));
}

/** Processes a list with limited concurrency. */
async function each<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}

/** Takes in and mediates every dispute of the season, or those from a day on; `step` is called for each of the `steps`. */
export async function playSeason(
  people: People,
  step: () => void,
  since: string = season.from,
): Promise<void> {
  const all = disputes().filter(({ openedAt }) => openedAt >= since);
  await each(all, 8, async (dispute) => {
    const id = await report(people, dispute);
    await mediate(people, id, dispute);
    step();
  });
}

export const steps = others;

const shown = ['cases-accepted', 'cases-handled', 'cases-settled', 'success-rate'] as const;

interface Shown {
  readonly definition: string;
  readonly numerator: number;
  readonly text: string;
}

/** A figure of an answer by the id of its definition. */
export function figureIn<F extends Shown>(figures: readonly F[], id: (typeof shown)[number]): F {
  const found = figures.find(({ definition }) => definition === id);
  if (!found) throw new Error(`the answer holds no ${id}`);
  return found;
}

/** The statistics of the season, in whole and by month, once they have counted every case of it. */
export async function statistics({ supervisor }: People) {
  const query = { area: 'dingmao', from: season.from, to: season.to, figures: shown.join(',') };
  const total = await waitFor(
    (options) => supervisor.get('/statistics/overview', query, options),
    ({ figures }) => figureIn(figures, 'cases-handled').numerator >= season.handled,
  );
  const months = await supervisor.get('/statistics/series', { ...query, by: 'month' });
  return { total, months };
}

import type {
  BulletinChange,
  FrozenChange,
  FrozenDistribution,
  FrozenObservation,
  Snapshot,
  StationFigure,
} from '@maplebridge/contracts/statistics';
import { changeText, signed } from '../domain/figures/tenths.ts';

const none = '—';

/** "256", or "98.5 % (256/260)": a rate is never shown without its counts. */
const figure = ({
  numerator,
  denominator,
  value,
}: Pick<StationFigure, 'numerator' | 'denominator' | 'value'>) =>
  denominator === null
    ? String(numerator)
    : `${value === null ? none : `${value} %`} (${numerator}/${denominator})`;

const change = ({ value, unit }: FrozenChange): string =>
  unit === 'percent' || value === null ? changeText(value) : `${signed(value)} pp`;

const quantile = (it: FrozenDistribution['p50'], unit: string): string => {
  if (it === null) return none;
  return it.atMost === null ? `> (${unit})` : `≤ ${it.atMost} ${unit}`;
};

const observation = ({ count, yearOnYear }: FrozenObservation): Record<string, string> => ({
  value: count === null ? none : String(count),
  yearOnYear: yearOnYear?.text ?? none,
});

type Aspects = Readonly<Record<string, string>>;
/** Everything a bulletin shows, by kind and code. */
type Shown = ReadonlyMap<string, readonly [BulletinChange['what'], string, Aspects]>;

const named = <T>(
  what: BulletinChange['what'],
  all: readonly T[],
  of: (it: T) => string,
  shows: (it: T) => Aspects,
) => all.map((it) => [`${what} ${of(it)}`, [what, of(it), shows(it)]] as const);

const shown = (it: Snapshot): Shown =>
  new Map([
    ...named(
      'figure',
      it.figures,
      ({ definition }) => definition,
      (of) => ({
        value: figure(of),
        yearOnYear: change(of.yearOnYear),
        monthOnMonth: change(of.monthOnMonth),
      }),
    ),
    ...named(
      'distribution',
      it.distributions,
      ({ definition }) => definition,
      ({ n, p50, p90, beyond, unit }) => ({
        n: String(n),
        p50: quantile(p50, unit),
        p90: quantile(p90, unit),
        beyond: String(beyond),
      }),
    ),
    ...named(
      'trend',
      it.trend,
      ({ month }) => month,
      ({ accepted, settled }) => ({
        accepted: String(accepted),
        settled: String(settled),
      }),
    ),
    ...named(
      'category',
      it.categories,
      ({ category }) => category,
      ({ accepted }) => ({ accepted: String(accepted) }),
    ),
    ...named(
      'station',
      it.stations,
      ({ station }) => station,
      ({ figures }) => Object.fromEntries(figures.map((of) => [of.definition, figure(of)])),
    ),
    ...named('observation', it.observations, ({ indicator }) => indicator, observation),
  ]);

/** Everything that the later snapshot shows differently, in the order of the bulletin. */
export function differences(before: Snapshot, after: Snapshot): BulletinChange[] {
  const [was, is] = [shown(before), shown(after)];
  return [...new Map([...is, ...was])].flatMap(([key, [what, of]]) => {
    const [old = {}, now = {}] = [was.get(key)?.[2], is.get(key)?.[2]];
    return Object.keys({ ...now, ...old })
      .map((aspect) => ({ what, of, aspect, before: old[aspect] ?? none, after: now[aspect] ?? none }))
      .filter((it) => it.before !== it.after);
  });
}

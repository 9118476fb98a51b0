import type {
  BulletinChange,
  FrozenChange,
  FrozenDistribution,
  FrozenFigure,
  Snapshot,
  StationFigure,
} from '@maplebridge/contracts/statistics';
import { signed } from '../../domain/figures/tenths.ts';
import { type Block, chart, note, table } from './block.ts';
import { labels } from './labels.ts';
import { type Defined, type DocumentVersion, type Language, nameIn, type Terms } from './values.ts';

const none = '—';

const value = ({ value: it, numerator, denominator }: StationFigure, language: Language): string => {
  if (denominator === null) return String(numerator);
  return it === null ? none : `${it}${labels[language].units.percent} (${numerator}/${denominator})`;
};

const moved = ({ value: it, unit }: FrozenChange, language: Language): string =>
  it === null ? none : `${signed(it)}${labels[language].units[unit]}`;

const inEnglish = / (hours|days|%|pp)(?= |$)/g;
/** Values of a change are written once, as the diff tells them. */
const valueIn = (language: Language, it: string): string => {
  const { percent, points, hours, days } = labels[language].units;
  const units: Readonly<Record<string, string>> = { '%': percent, pp: points, hours, days };
  return it.replace(inEnglish, (same, unit) => units[unit] ?? same);
};

/** What was published and what it is now, line by line. */
export const correctionIn = (language: Language, { changes }: DocumentVersion, terms: Terms): Block[] => {
  const { heads, kinds, aspects } = labels[language];
  const rows = changes.map((it) => [
    kinds[it.what],
    nameOf(it, language, terms),
    aspects[it.aspect] ?? nameIn(terms.figures, it.aspect, language),
    valueIn(language, it.before),
    valueIn(language, it.after),
  ]);
  return [table(heads.changes, rows)];
};

function nameOf({ what, of }: BulletinChange, language: Language, terms: Terms): string {
  switch (what) {
    case 'category':
      return terms.category(of)[language];
    case 'station':
      return terms.area(of)[language];
    case 'trend':
      return of;
    case 'figure':
      return nameIn(terms.figures, of, language);
    case 'distribution':
      return nameIn(terms.distributions, of, language);
    case 'observation':
      return nameIn(terms.indicators, of, language);
  }
}

/** By category, those that occurred. */
export function sortsIn(language: Language, { categories }: Snapshot, terms: Terms): Block[] {
  if (categories.length === 0) return [];
  const { charts, heads, accepted } = labels[language];
  return [
    chart({
      id: 'categories',
      title: charts.categories,
      description: charts.describes(categories.length),
      labelled: heads.category,
      series: [accepted],
      rows: categories.map(({ category, accepted: n }) => ({
        label: terms.category(category)[language],
        values: [n],
      })),
    }),
  ];
}

export function monthsIn(language: Language, { trend }: Snapshot): Block[] {
  const { charts, heads, accepted, settled } = labels[language];
  return [
    chart({
      id: 'months',
      title: charts.months,
      description: charts.describes(trend.length),
      labelled: heads.month,
      series: [accepted, settled],
      rows: trend.map((it) => ({ label: it.month, values: [it.accepted, it.settled] })),
    }),
  ];
}

/** Station by station as the city lists them: told, and not ranked. */
export function stationsIn(language: Language, { stations }: Snapshot, terms: Terms): Block[] {
  const { heads, noData } = labels[language];
  const shown = stations[0]?.figures.map(({ definition }) => definition) ?? [];
  const rows = stations.map(({ station, facts, figures }) => [
    terms.area(station)[language],
    ...(facts === 0 ? shown.map(() => noData) : figures.map((it) => value(it, language))),
  ]);
  return [table([heads.station, ...shown.map((id) => nameIn(terms.figures, id, language))], rows)];
}

/** What others told, with the source of each. */
export function observationsIn(language: Language, { observations }: Snapshot, terms: Terms): Block[] {
  const { heads, computed, published, sources } = labels[language];
  const rows = observations.map(({ indicator, count, yearOnYear, source }) => [
    nameIn(terms.indicators, indicator, language),
    count === null ? none : String(count),
    valueIn(language, yearOnYear?.text ?? none),
    { counts: computed, published, none }[yearOnYear?.basis ?? 'none'],
    `${sources[source.kind]} ${source.number} (${source.date})`,
  ]);
  return [table(heads.observations, rows)];
}

/** Every figure with its definition, and those that others tell with theirs. */
export function definitionsIn(language: Language, snapshot: Snapshot, terms: Terms): Block[] {
  const { figures, distributions, observations, facts } = snapshot;
  const { heads } = labels[language];
  const shown =
    facts === 0
      ? []
      : [
          ...figures.map((it) => figureRow(it, language, terms)),
          ...distributions.map((it) => lengthRow(it, language, terms)),
        ];
  const told = observations.map(({ indicator, count, yearOnYear }) => [
    nameIn(terms.indicators, indicator, language),
    count === null ? none : String(count),
    valueIn(language, yearOnYear?.text ?? none),
    none,
    terms.indicators[indicator]?.means[language] ?? none,
    none,
  ]);
  const rows = [...shown, ...told];
  return rows.length ? [table(heads.definitions, rows)] : [note(labels[language].noData)];
}

const figureRow = (it: FrozenFigure, language: Language, terms: Terms): string[] => [
  nameIn(terms.figures, it.definition, language),
  value(it, language),
  moved(it.yearOnYear, language),
  moved(it.monthOnMonth, language),
  ...meaning(terms.figures[it.definition], language),
];

const lengthRow = (it: FrozenDistribution, language: Language, terms: Terms): string[] => {
  const { units, aspects } = labels[language];
  const within = (of: FrozenDistribution['p50']) =>
    of?.atMost == null ? none : `≤ ${of.atMost}${units[it.unit]}`;
  return [
    nameIn(terms.distributions, it.definition, language),
    it.n === 0 ? none : `${aspects.p50} ${within(it.p50)}; ${aspects.p90} ${within(it.p90)} (n = ${it.n})`,
    none,
    none,
    ...meaning(terms.distributions[it.definition], language),
  ];
};

/** What it means, and of a rate what is divided by what. */
function meaning(it: Defined | undefined, language: Language): [string, string] {
  const { divided } = labels[language];
  const { numerator, denominator } = it ?? {};
  const made = numerator && denominator ? `${numerator[language]} ${divided} ${denominator[language]}` : none;
  return [it?.means[language] ?? none, made];
}

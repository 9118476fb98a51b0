import type { Language } from '@maplebridge/contracts';
import {
  type Breakdown,
  type Change,
  type Comparison,
  type Definitions,
  type Distribution,
  distributionDefinitions,
  type Figure,
  figureDefinitions,
  type Overview,
  type Quantile,
  type Series,
} from '@maplebridge/contracts/statistics';
import type { About } from '../../domain/figures/about.ts';
import { type Column, numeric, type Table, tableOf } from './table.ts';

const units = {
  count: { en: '', zh: '' },
  percent: { en: '%', zh: '%' },
  points: { en: 'pp', zh: '个百分点' },
  hours: { en: 'hours', zh: '小时' },
  days: { en: 'days', zh: '天' },
} as const satisfies Record<Figure['unit'] | Change['unit'] | Distribution['unit'], Record<Language, string>>;

const when = ({ asOf, dataVersion }: About) => ({ asOf, dataVersion });

const figureCells = ({ definition, unit, numerator, denominator, value }: Figure, language: Language) => ({
  definition,
  figure: figureDefinitions[definition].name[language],
  unit: units[unit][language],
  numerator,
  denominator,
  value: numeric(value),
});

const ofFigure = ['definition', 'figure', 'unit', 'numerator', 'denominator', 'value'] as const;
const ofTime = ['asOf', 'dataVersion'] as const;

/** One row per quantile: the number of cases and the longest duration. */
const quantileCells = ({ definition, unit, n, p50, p90 }: Distribution, language: Language) =>
  Object.entries({ p50, p90 }).map(([quantile, it]: [string, Quantile | null]) => ({
    definition: `${definition}/${quantile}`,
    figure: `${distributionDefinitions[definition].name[language]} ${quantile}`,
    unit: units[unit][language],
    denominator: n,
    value: it && (it.atMost ?? it.text),
  }));

export function overviewTable(answer: Overview, language: Language): Table {
  const { area, period, figures, distributions } = answer;
  const shared = { area, ...period, ...when(answer) };
  const rows = figures.map((figure) => ({
    ...shared,
    ...figureCells(figure, language),
    yoyBasis: numeric(figure.yoy.basis?.value ?? null),
    yoy: numeric(figure.yoy.value),
    momBasis: numeric(figure.mom.basis?.value ?? null),
    mom: numeric(figure.mom.value),
    changeUnit: units[figure.yoy.unit][language],
  }));
  const times = distributions
    .flatMap((it) => quantileCells(it, language))
    .map((cells) => ({ ...shared, ...cells }));
  const changes = ['yoyBasis', 'yoy', 'momBasis', 'mom', 'changeUnit'] as const;
  return tableOf([...rows, ...times], ['area', 'from', 'to', ...ofFigure, ...changes, ...ofTime], language);
}

export function seriesTable(answer: Series, language: Language): Table {
  const rows = answer.points.flatMap(({ key, from, to, figures }) =>
    figures.map((figure) => ({
      ...{ area: answer.area, key, from, to },
      ...figureCells(figure, language),
      ...when(answer),
    })),
  );
  return tableOf(rows, ['area', 'key', 'from', 'to', ...ofFigure, ...ofTime], language);
}

export function comparisonTable(answer: Comparison, language: Language): Table {
  const { period, minimumSample } = answer;
  const rows = answer.rows.flatMap(({ place, name, figures }) =>
    figures.map((figure) => ({
      ...{ area: place, name: name[language], ...period, minimumSample },
      ...figureCells(figure, language),
      rank: figure.rank,
      ...when(answer),
    })),
  );
  const columns: Column[] = ['area', 'name', 'from', 'to', ...ofFigure, 'rank', 'minimumSample', ...ofTime];
  return tableOf(rows, columns, language);
}

/** The total comes first, without a key. */
export function breakdownTable(answer: Breakdown, language: Language): Table {
  const { area, period, total } = answer;
  const parts = [{ key: null, figure: total }, ...answer.rows];
  const rows = parts.map(({ key, figure }) => ({
    ...{ area, ...period, key },
    ...figureCells(figure, language),
    ...when(answer),
  }));
  return tableOf(rows, ['area', 'from', 'to', 'key', ...ofFigure, ...ofTime], language);
}

export function definitionsTable({ figures, distributions }: Definitions, language: Language): Table {
  const defined = [
    ...figures.map(({ numerator, denominator, ...it }) => ({
      ...it,
      made: [numerator, denominator].flatMap((of) => of?.[language] ?? []).join(' ÷ '),
    })),
    ...distributions.map((it) => ({ ...it, made: '' })),
  ];
  const rows = defined.map(({ id, name, unit, means, made, sources }) => ({
    ...{ definition: id, figure: name[language], unit: units[unit][language], means: means[language], made },
    sources: sources.join(' '),
  }));
  return tableOf(rows, ['definition', 'figure', 'unit', 'means', 'made', 'sources'], language);
}

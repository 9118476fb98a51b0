import { examples } from '@maplebridge/contracts/examples';
import type { Breakdown, Comparison, Definitions, Overview, Series } from '@maplebridge/contracts/statistics';
import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';
import type { Table } from './table.ts';
import { breakdownTable, comparisonTable, definitionsTable, overviewTable, seriesTable } from './tables.ts';

const tables: Readonly<Record<string, (answer: unknown) => Table>> = {
  getStatisticsOverview: (it) => overviewTable(it as Overview, 'en'),
  getStatisticsSeries: (it) => seriesTable(it as Series, 'en'),
  getStatisticsComparison: (it) => comparisonTable(it as Comparison, 'en'),
  getStatisticsBreakdown: (it) => breakdownTable(it as Breakdown, 'en'),
  getStatisticsDefinitions: (it) => definitionsTable(it as Definitions, 'en'),
};

test.each(Object.entries(tables))(
  'the documented CSV example of %s is what the presenter writes',
  (operation, made) => {
    const { answer, as } = examples[operation] ?? {};
    expect(as?.['text/csv']).toBe(csvOf(made(answer)));
  },
);

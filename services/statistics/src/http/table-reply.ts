import { createHash } from 'node:crypto';
import { type Language, tableTypes } from '@maplebridge/contracts';
import type { TableFormat } from '@maplebridge/contracts/statistics';
import { ok, type Reply, table } from '@maplebridge/lambda';
import { csvOf } from './presenters/csv.ts';
import type { Table } from './presenters/table.ts';

export interface Wanted {
  readonly format?: TableFormat | undefined;
  readonly language: Language;
}

/** An ETag that changes whenever the answer or its format changes. */
export const tagOf = (form: string, answer: object): string =>
  createHash('sha256')
    .update(`${form} ${JSON.stringify(answer)}`)
    .digest('base64url')
    .slice(0, 27);

/**
 * An answer in the requested format. Its ETag is a hash of the format and the whole answer, including query and data version: it
 * changes with the data, the definitions of figures and the city's data, and with nothing else.
 */
export async function replyIn<A extends object>(
  answer: A,
  { format = 'json', language }: Wanted,
  tableOf: (answer: A, language: Language) => Table,
  name: string,
): Promise<Reply<A>> {
  const tag = tagOf(`${format} ${language}`, answer);
  if (format === 'json') return { ...ok(answer), tag };
  const content = tableOf(answer, language);
  if (format === 'csv') return { ...table(tableTypes.csv, csvOf(content), `${name}.csv`), tag };
  // Few requests ask for a workbook: its writer is loaded on demand.
  const { xlsxOf } = await import('./presenters/xlsx.ts');
  return { ...table(tableTypes.xlsx, await xlsxOf(content), `${name}.xlsx`), tag };
}

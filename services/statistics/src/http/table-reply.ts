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

/** Another one whenever an answer, in a form, says something else. */
export const tagOf = (form: string, answer: object): string =>
  createHash('sha256')
    .update(`${form} ${JSON.stringify(answer)}`)
    .digest('base64url')
    .slice(0, 27);

/**
 * An answer in the form that is wanted. Its tag is made of all that it says, question and data version among it, and of its form:
 * so it changes with the data, with what figures mean and with the city's own data, and with nothing else.
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
  // Most ask for no workbook: what writes one is not looked at until someone does.
  const { xlsxOf } = await import('./presenters/xlsx.ts');
  return { ...table(tableTypes.xlsx, await xlsxOf(content), `${name}.xlsx`), tag };
}

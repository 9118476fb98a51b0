import { writeFile } from 'node:fs/promises';
import type { Maplebridge } from '@maplebridge/client';

/** The figures of a span as a spreadsheet, and as CSV with the mark by which spreadsheets know UTF-8. */
export async function saveFigures(api: Maplebridge, span: { from: string; to: string }, folder: string) {
  const xlsx = await api.get('/statistics/overview', { ...span, format: 'xlsx' });
  await writeFile(`${folder}/figures.xlsx`, new Uint8Array(xlsx));
  const csv = await api.get('/statistics/overview', { ...span, format: 'csv' });
  await writeFile(`${folder}/figures.csv`, `\uFEFF${csv}`);
}

/** The same figures again: they are sent only if they have changed. */
export async function refreshed(api: Maplebridge, span: { from: string; to: string }) {
  const before = await api.get('/statistics/overview', span);
  const now = await api.get('/statistics/overview', span, { kept: before });
  return { before, now };
}

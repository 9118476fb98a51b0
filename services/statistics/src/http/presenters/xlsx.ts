import { withoutDirection } from '@maplebridge/lambda/markup';
import writeExcelFile, { type CellObject } from 'write-excel-file/universal';
import type { Cell, Table } from './table.ts';

/** Every cell has an explicit type, so that no text is read as a formula. */
function cellOf(cell: Cell): CellObject | null {
  if (cell === null) return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (typeof cell === 'object') return { value: Number(cell.decimal), type: Number, format: '0.0' };
  return { value: withoutDirection(cell), type: String };
}

/** Chinese characters are twice as wide as Latin ones. */
const widthOf = (cell: Cell): number => {
  const text = cell === null ? '' : typeof cell === 'object' ? cell.decimal : String(cell);
  return [...text].reduce((width, letter) => width + (letter > '\u2e80' ? 2 : 1), 0);
};

const widest = 60;

/** An Office Open XML workbook of one sheet with a frozen heading row. */
export async function xlsxOf({ heading, rows }: Table): Promise<Uint8Array> {
  const columns = heading.map((title, i) => ({
    width: Math.min(widest, 2 + Math.max(...[title, ...rows.map((row) => row[i] ?? null)].map(widthOf))),
  }));
  const head = heading.map(
    (title): CellObject => ({ value: withoutDirection(title), type: String, fontWeight: 'bold' }),
  );
  const blob = await writeExcelFile([head, ...rows.map((row) => row.map(cellOf))], {
    sheet: 'Maplebridge',
    columns,
    stickyRowsCount: 1,
  }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

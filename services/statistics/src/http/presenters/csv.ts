import { withoutDirection } from '@maplebridge/lambda/markup';
import { stringify } from 'csv-stringify/sync';
import type { Cell, Table } from './table.ts';

/** What spreadsheets read as the start of a formula, in half or full width, also after invisible characters. */
const formula = /^([\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;

/** Text that a spreadsheet would run as a formula is quoted; numbers stay numbers, whatever their sign. */
function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return cell.decimal;
  const shown = withoutDirection(cell);
  return formula.test(shown) ? `'${shown}` : shown;
}

/** CSV by RFC 4180, with the byte order mark that makes spreadsheets read UTF-8. */
export const csvOf = ({ heading, rows }: Table): string =>
  stringify(
    [heading, ...rows].map((row) => row.map(written)),
    { bom: true, record_delimiter: 'windows' },
  );

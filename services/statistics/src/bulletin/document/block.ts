/** A chart's data: bars of one or more series over the same labels. Where there is no picture it is told as a table. */
export interface Chart {
  /** Of the page: ids of the picture begin with it. */
  readonly id: string;
  readonly title: string;
  /** What it shows, for whoever does not see it. */
  readonly description: string;
  readonly labelled: string;
  readonly series: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly number[] }[];
}

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A part of a document: what is told, whatever it is written in. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'paragraph' | 'note'; readonly text: string }
  | ({ readonly kind: 'table' } & Table)
  | { readonly kind: 'chart'; readonly chart: Chart };

const said =
  <K extends 'title' | 'heading' | 'paragraph' | 'note'>(kind: K) =>
  (text: string): Block => ({ kind, text });
export const title = said('title');
export const heading = said('heading');
export const paragraph = said('paragraph');
export const note = said('note');
export const table = (head: readonly string[], rows: Table['rows']): Block => ({ kind: 'table', head, rows });
export const chart = (it: Chart): Block => ({ kind: 'chart', chart: it });

export const tableOf = ({ labelled, series, rows }: Chart): Table => ({
  head: [labelled, ...series],
  rows: rows.map(({ label, values }) => [label, ...values.map(String)]),
});

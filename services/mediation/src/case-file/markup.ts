import { text } from '@maplebridge/lambda/markup';

/** A line of a table: its name as text, its value as markup. */
export const row = (name: string, value: string): string =>
  `<tr><th>${text(name)}</th><td>${value}</td></tr>`;

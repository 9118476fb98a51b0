import { text } from '@maplebridge/lambda/markup';
import type { Chart } from './block.ts';

const width = 640;
const plot = { left: 120, right: 600 };
const bar = { height: 12, gap: 2, between: 8 };
const legend = 22;
/** DocumentVersion apart in print too, where both may come out grey. */
const colours = ['#1f4e79', '#e08e45', '#7a9a3f'];

const colour = (i: number): string => colours[i % colours.length] ?? '#000';

/** The length of a bar in whole units of the picture, so that the same figures always draw the same. */
const lengthOf = (value: number, most: number): number =>
  most === 0 ? 0 : Math.round(((plot.right - plot.left) * Math.max(0, value)) / most);

const group = (count: number): number => count * (bar.height + bar.gap) + bar.between;

function bars({ series, rows }: Chart): string {
  const most = Math.max(0, ...rows.flatMap(({ values }) => values));
  const rowHeight = group(series.length);
  return rows
    .map(({ label, values }, row) => {
      const top = legend + row * rowHeight;
      const middle = top + (rowHeight - bar.between) / 2 + 4;
      const drawn = values.map((value, i) => {
        const y = top + i * (bar.height + bar.gap);
        const length = lengthOf(value, most);
        return `<rect x="${plot.left}" y="${y}" width="${length}" height="${bar.height}" fill="${colour(i)}"/><text x="${plot.left + length + 4}" y="${y + 10}">${value}</text>`;
      });
      return `<text x="${plot.left - 6}" y="${middle}" text-anchor="end">${text(label)}</text>${drawn.join('')}`;
    })
    .join('\n');
}

const key = ({ series }: Chart): string =>
  series
    .map((name, i) => {
      const x = plot.left + i * 150;
      return `<rect x="${x}" y="2" width="10" height="10" fill="${colour(i)}"/><text x="${x + 14}" y="11">${text(name)}</text>`;
    })
    .join('');

/** Bars as a picture in a page: no script, no font from elsewhere; its title and description are read aloud. */
export function picture(chart: Chart): string {
  const height = legend + chart.rows.length * group(chart.series.length);
  const ids = { title: `${chart.id}-title`, description: `${chart.id}-desc` };
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${ids.title} ${ids.description}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11">
<title id="${ids.title}">${text(chart.title)}</title><desc id="${ids.description}">${text(chart.description)}</desc>
${key(chart)}
${bars(chart)}
</svg>`;
}

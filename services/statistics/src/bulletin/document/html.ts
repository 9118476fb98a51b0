import { assertNever } from '@maplebridge/event-log';
import { text } from '@maplebridge/lambda/markup';
import type { Block, Table } from './block.ts';
import { picture } from './chart.ts';
import { pageStyle } from './page-style.ts';

const cells = (tag: 'th' | 'td', row: readonly string[]): string =>
  `<tr>${row.map((it) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${text(it)}</${tag}>`).join('')}</tr>`;

const lines = ({ head, rows }: Table): string =>
  `<table><thead>${cells('th', head)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table>`;

function written(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${text(block.text)}</h1>`;
    case 'heading':
      return `<h2>${text(block.text)}</h2>`;
    case 'paragraph':
      return `<p>${text(block.text)}</p>`;
    case 'note':
      return `<p class="note">${text(block.text)}</p>`;
    case 'table':
      return lines(block);
    case 'chart':
      return `<figure>${picture(block.chart)}</figure>`;
    default:
      return assertNever(block);
  }
}

/** As a page that runs nothing and loads nothing, to be read or printed on A4. */
export function page(blocks: readonly Block[], form: 'html' | 'print', language: 'zh' | 'en'): string {
  const [name = ''] = blocks.flatMap((block) => (block.kind === 'title' ? [block.text] : []));
  return `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text(name)}</title><style>${pageStyle(form, language)}</style></head>
<body><main>
${blocks.map(written).join('\n')}
</main></body></html>
`;
}

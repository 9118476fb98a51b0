import { assertNever } from '@maplebridge/event-log';
import { withoutDirection } from '@maplebridge/lambda/markup';
import { type Block, type Table, tableOf } from './block.ts';

/** Signs that would mean something to Markdown, anywhere or where a line begins, are only signs here. */
const plain = (text: string): string =>
  withoutDirection(text)
    .replace(/[\\`*_[\]<>|&~]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .replace(/^( ?)([-+=#])/, '$1\\$2')
    .replace(/^( ?\d+)([.)])(?= |$)/, '$1\\$2');

const line = (cells: readonly string[]): string => `| ${cells.map(plain).join(' | ')} |`;
const lines = ({ head, rows }: Table): string =>
  [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n');

function written(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `# ${plain(block.text)}`;
    case 'heading':
      return `## ${plain(block.text)}`;
    case 'paragraph':
      return plain(block.text);
    case 'note':
      return `> ${plain(block.text)}`;
    case 'table':
      return lines(block);
    case 'chart':
      return `**${plain(block.chart.title)}**\n\n${lines(tableOf(block.chart))}`;
    default:
      return assertNever(block);
  }
}

/** As Markdown with tables (GitHub’s flavour); charts are told as tables. */
export const markdown = (blocks: readonly Block[]): string => `${blocks.map(written).join('\n\n')}\n`;

import { categories } from '@maplebridge/contracts/intake';
import type { CaseFile, FileDocument } from '@maplebridge/contracts/mediation';
import type { City } from '@maplebridge/directory';
import { text } from '@maplebridge/lambda/markup';
import { cell } from './cells.ts';
import { headings } from './headings.ts';
import { outcomes } from './labels.ts';
import { row } from './markup.ts';
import { pageStyle } from './page-style.ts';
import { signatures } from './signatures.ts';
import { areaIn } from './values.ts';
import { type Wording, wording } from './wording.ts';

function document(it: FileDocument, file: CaseFile, words: Wording): string {
  const { no, title, at, by, event, facts, sha256 } = it;
  const rows = [
    row('时间', text(words.time(at))),
    row('登记人', text(words.actor(by))),
    ...words
      .entries(event, facts as object)
      .map(([place, value]) => row(words.label(place), cell(words, place, value))),
    ...said(it),
    row('校验值', `<code>${text(sha256)}</code>`),
  ];
  return `<article><h3>${no}. ${text(title.zh)}</h3><table>${rows.join('')}</table>${signatures(it, file)}</article>`;
}

function said({ words }: FileDocument): string[] {
  if (words === undefined) return [];
  return [row('内容', words === null ? '（原文已按规定删除）' : `<div class="words">${text(words)}</div>`)];
}

/** Documents of one heading stand together, in the order of the file. */
const byHeading = ({ documents }: CaseFile): [FileDocument['kind'], FileDocument[]][] => [
  ...Map.groupBy(documents, ({ kind }) => kind),
];

function head(file: CaseFile, city: City, words: Wording): string {
  const { caseId, category, area, openedAt, closedAt, outcome, missing } = file;
  return [
    row('卷宗号', text(caseId)),
    row('类别', text(categories.dispute[category])),
    row('单位', text(areaIn(city)(area))),
    row('立案时间', text(words.time(openedAt))),
    row('结案时间', text(closedAt ? words.time(closedAt) : '未结案')),
    row('结果', text(outcome ? outcomes[outcome] : '—')),
    row('缺件', text(missing.map(({ title }) => title.zh).join('、') || '无')),
  ].join('');
}

const index = (file: CaseFile, words: Wording): string =>
  file.index
    .map(
      ({ no, title, at }) => `<tr><th>${no}</th><td>${text(title)}</td><td>${text(words.time(at))}</td></tr>`,
    )
    .join('');

/** A file of many documents is printed in parts; each says where the next begins. */
function continued({ documents, index: all }: CaseFile): string {
  const [first, last] = [documents.at(0), documents.at(-1)];
  if (!first || !last || documents.length === all.length) return '';
  const rest = last.no < all.length ? `，续卷自第 ${last.no + 1} 号起（from=${last.no + 1}）` : '';
  return `<p>本卷共 ${all.length} 份文件，本部分为第 ${first.no} 至 ${last.no} 号${rest}。</p>`;
}

const proof = ({ manifest }: CaseFile): string =>
  [
    row(
      '历史链',
      `${manifest.intact ? '完整' : '不完整，记录可能被改动'}<br><code>${text(manifest.history)}</code>`,
    ),
    row('清单校验值', `<code>${text(manifest.sha256)}</code>`),
  ].join('');

/** The file as a page to be printed, in Chinese. It holds no script and loads nothing. */
export function printed(file: CaseFile, city: City): string {
  const words = wording(city);
  const parts = byHeading(file).map(
    ([kind, documents]) =>
      `<section><h2>${headings[kind].zh}</h2>${documents.map((it) => document(it, file, words)).join('\n')}</section>`,
  );
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>调解卷宗 ${text(file.caseId)}</title><style>${pageStyle(file.caseId)}</style></head>
<body><h1>调解卷宗</h1><table>${head(file, city, words)}</table>
<h2>目录</h2><table class="index">${index(file, words)}</table>
<div class="file">${parts.join('\n')}
${continued(file)}<section><h2>校验清单（SHA-256）</h2><table>${proof(file)}</table></section></div></body></html>`;
}

import { categories } from '@maplebridge/contracts/intake';
import type { CaseFile, FileDocument } from '@maplebridge/contracts/mediation';
import { type City, localTime } from '@maplebridge/directory';

const headings: Record<FileDocument['kind'], string> = {
  application: '调解申请',
  acceptance: '受理登记',
  consent: '当事人意愿',
  record: '调解记录',
  agreement: '调解协议',
  confirmation: '司法确认',
  performance: '履行情况',
  visit: '回访记录',
  closure: '结案',
};

const outcomes: Record<NonNullable<CaseFile['outcome']>, string> = {
  settled: '调解成功',
  failed: '调解不成',
  withdrawn: '当事人撤回',
  refused: '当事人拒绝',
  'not-acceptable': '不予受理',
  transferred: '移送',
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Everything that was written by people is text, and never markup. */
const text = (it: string): string => it.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const style = `body{font:16px/1.7 "Songti SC",SimSun,serif;margin:2cm auto;max-width:17cm;color:#000}
h1{text-align:center;font-size:26px;letter-spacing:.5em}h2{font-size:18px;border-bottom:1px solid #000;margin-top:2em}
table{width:100%;border-collapse:collapse}th,td{border:1px solid #000;padding:.3em .5em;text-align:left;vertical-align:top}
th{width:9em;font-weight:600}.words{white-space:pre-wrap}code{font-size:11px;word-break:break-all}section{break-inside:avoid}
@media print{body{margin:0}}`;

const row = (name: string, value: string): string => `<tr><th>${text(name)}</th><td>${value}</td></tr>`;

/** A value of an event as a cell: lists and objects as lines, so that nothing of the record is left out. */
function cell(value: unknown): string {
  if (Array.isArray(value)) return value.map(cell).join('<br>');
  if (value && typeof value === 'object') {
    return Object.entries(value)
      .map(([key, it]) => `${text(key)}：${cell(it)}`)
      .join('<br>');
  }
  return text(value === true ? '是' : value === false ? '否' : String(value ?? '—'));
}

function section(document: FileDocument, when: (at: string) => string): string {
  const { no, kind, title, at, by, facts, words, sha256 } = document;
  const rows = Object.entries((facts ?? {}) as object).map(([key, value]) => row(key, cell(value)));
  const said =
    words === undefined
      ? ''
      : row('内容', words === null ? '（原文已按规定删除）' : `<div class="words">${text(words)}</div>`);
  return `<section><h2>${no}. ${headings[kind]}：${text(title.zh)}</h2><table>${row('时间', text(when(at)))}${row(
    '登记人',
    text(by),
  )}${rows.join('')}${said}${row('校验值', `<code>${sha256}</code>`)}</table></section>`;
}

/** The file as a page to be printed, in Chinese. It holds no script and loads nothing. */
export function printed(
  file: CaseFile,
  { timeZone, name, stations }: Pick<City, 'timeZone' | 'name' | 'stations'>,
): string {
  const when = (at: string) => {
    const { date, time } = localTime(at, timeZone);
    return `${date} ${time}`;
  };
  const station = stations.find(({ id }) => id === file.area.station);
  const { manifest } = file;
  const head = [
    row('卷宗号', text(file.caseId)),
    row('类别', text(categories.dispute[file.category])),
    row('单位', text(`${name.zh} ${station?.name.zh ?? file.area.station}`)),
    row('立案时间', text(when(file.openedAt))),
    row('结案时间', text(file.closedAt ? when(file.closedAt) : '未结案')),
    row('结果', text(file.outcome ? outcomes[file.outcome] : '—')),
    ...(file.missing.length ? [row('缺件', text(file.missing.join('、')))] : []),
  ].join('');
  const index = file.index
    .map(({ no, title, at }) => row(`${no}`, `${text(title)}（${text(when(at))}）`))
    .join('');
  const proof = [
    row(
      '历史链',
      `<code>${text(manifest.history)}</code> ${manifest.intact ? '完整' : '不完整，记录可能被改动'}`,
    ),
    row('清单校验值', `<code>${manifest.sha256}</code>`),
  ].join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>调解卷宗 ${text(file.caseId)}</title><style>${style}</style></head>
<body><h1>调解卷宗</h1><table>${head}</table><h2>目录</h2><table>${index}</table>
${file.documents.map((document) => section(document, when)).join('\n')}
<section><h2>校验清单（SHA-256）</h2><table>${proof}</table></section></body></html>`;
}

import { text } from '@maplebridge/lambda/markup';

interface ReferencePage {
  readonly title: string;
  readonly what: { readonly en: string; readonly zh: string };
  /** The path of the document shown. */
  readonly document: string;
  readonly other: { readonly href: string; readonly en: string; readonly zh: string };
}

/**
 * Settings of the API reference script: it loads, tracks and sends nothing elsewhere, and offers no font, proxy, assistant or account of
 * its vendor. Test requests go directly to the API.
 */
const settings = {
  withDefaultFonts: false,
  telemetry: false,
  proxyUrl: '',
  showDeveloperTools: 'never',
  hideClientButton: true,
  persistAuth: false,
  documentDownloadType: 'direct',
  agent: { disabled: true },
  mcp: { disabled: true },
} as const;

/** The page of the API reference. */
export const apiPage = (reader: string): string =>
  page(reader, {
    title: 'Maplebridge API 枫桥接口',
    what: {
      en: 'The HTTP API: every call with its answers and refusals',
      zh: 'HTTP 接口：请求、应答与拒绝代码',
    },
    document: '/openapi.json',
    other: { href: '/docs/events', en: 'Events and queues', zh: '事件与队列' },
  });

/** The page of the event reference. */
export const eventsPage = (reader: string): string =>
  page(reader, {
    title: 'Maplebridge events 枫桥事件',
    what: { en: 'Events, and the queues departments read', zh: '事件，以及部门队列' },
    document: '/asyncapi.json',
    other: { href: '/docs', en: 'The HTTP API', zh: 'HTTP 接口' },
  });

function page(reader: string, { title, what, document, other }: ReferencePage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title>
<style>
body { margin: 0; }
.landing { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: .6rem 1.25rem; font: 14px/1.5 system-ui, sans-serif; }
.landing p { margin: 0; }
</style>
</head>
<body>
<header class="landing">
<p>${text(what.en)} <span lang="zh">${text(what.zh)}</span></p>
<nav>
<a href="${other.href}">${text(other.en)} <span lang="zh">${text(other.zh)}</span></a> ·
<a href="${document}">${text(document.slice(1))}</a>
</nav>
</header>
<script id="api-reference" type="application/json" data-url="${document}" data-configuration="${text(JSON.stringify(settings))}"></script>
<script src="/docs/assets/${reader}"></script>
</body>
</html>
`;
}

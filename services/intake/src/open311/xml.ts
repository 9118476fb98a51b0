import Builder from 'fast-xml-builder';

/** Element names for the items of GeoReport lists. */
const itemOf: Readonly<Record<string, string>> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
};

const builder = new Builder({ suppressEmptyNode: true });

/** Formats a response as XML. A list becomes an element with one child per item, null an empty element. */
export const toXml = (root: string, answer: unknown): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${builder.build({ [root]: node(root, answer) })}`;

function node(name: string, value: unknown): unknown {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) {
    const item = itemOf[name];
    if (item === undefined) throw new Error(`GeoReport has no list of ${name}`);
    return value.length ? { [item]: value.map((it) => node(item, it)) } : '';
  }
  if (typeof value !== 'object') return xmlSafe(String(value));
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, node(key, it)]));
}

/** XML 1.0 cannot represent some characters, not even escaped. Line ends are normalized to line feeds. */
const xmlSafe = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot represent these characters
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');

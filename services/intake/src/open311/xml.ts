import Builder from 'fast-xml-builder';

/** GeoReport's names for the items of its lists. */
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

/** The XML of an answer; a list is an element around one element an item, and null an empty element. */
export const toXml = (root: string, answer: unknown): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${builder.build({ [root]: node(root, answer) })}`;

function node(name: string, value: unknown): unknown {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) {
    const item = itemOf[name];
    if (item === undefined) throw new Error(`GeoReport has no list of ${name}`);
    return value.length ? { [item]: value.map((it) => node(item, it)) } : '';
  }
  if (typeof value !== 'object') return legible(String(value));
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, node(key, it)]));
}

/** XML 1.0 has no way to write some characters, not even escaped; its line ends are line feeds. */
const legible = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that XML cannot write
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');

import { SaxesParser } from 'saxes';

/** An element as a client reads it: its children by name if it has any, otherwise its text. */
export type Element = string | { readonly [name: string]: readonly Element[] };

interface Open {
  readonly name: string;
  text: string;
  readonly children: Map<string, Element[]>;
}

/** Reads a document with a strict parser that the system does not use; throws if it is not well-formed. */
export function parsed(xml: string): Element {
  const root: Open = { name: '', text: '', children: new Map() };
  const open = [root];
  const top = () => open.at(-1) ?? root;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => void open.push({ name, text: '', children: new Map() }));
  parser.on('text', (text) => {
    top().text += text;
  });
  parser.on('closetag', () => {
    const { name, text, children } = open.pop() ?? root;
    const siblings = top().children.get(name) ?? [];
    top().children.set(name, [...siblings, children.size ? Object.fromEntries(children) : text]);
  });
  parser.write(xml).close();
  return Object.fromEntries(root.children);
}

/** The elements at a path of names. */
export const elements = (xml: string, ...path: string[]): Element[] =>
  path.reduce<Element[]>(
    (found, name) => found.flatMap((it) => (typeof it === 'string' ? [] : [...(it[name] ?? [])])),
    [parsed(xml)],
  );

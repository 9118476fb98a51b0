import { maxFormFields } from '@maplebridge/contracts';

type Told = string | string[];

/** Whether a form has more fields than one may; it is not parsed to tell. */
export const hasTooManyFields = (text: string): boolean =>
  text.split('&', maxFormFields + 1).length > maxFormFields;

/** A form's fields, as `RouteDefinition.consumes` tells: deeper than one level nothing is read. The work is linear in the text. */
export function readForm(text: string): object {
  const fields = new Map<string, Told>();
  const nested = new Map<string, Map<string, Told>>();
  for (const [key, value] of new URLSearchParams(text)) {
    const [, name = '', field] = /^([^[\]]+)\[([^[\]]+)\](?:\[\])?$/.exec(key) ?? [];
    if (field === undefined) add(fields, key, value);
    else {
      const of = nested.get(name) ?? new Map<string, Told>();
      nested.set(name, of);
      add(of, field, value, key.endsWith('[]'));
    }
  }
  const objects = [...nested].map(([name, of]) => [name, Object.fromEntries(of)] as const);
  return Object.fromEntries([...fields, ...objects]);
}

/** A list grows in place: copied for each value, a name repeated 30 000 times would hold a function until it times out. */
function add(to: Map<string, Told>, key: string, value: string, listed = key.endsWith('[]')): void {
  const name = key.replace(/\[\]$/, '');
  const before = to.get(name);
  if (Array.isArray(before)) before.push(value);
  else if (before !== undefined) to.set(name, [before, value]);
  else to.set(name, listed ? [value] : value);
}

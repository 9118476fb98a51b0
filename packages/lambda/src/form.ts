/** A form's fields, as `RouteDefinition.consumes` tells: deeper than one level nothing is read. */
export function readForm(text: string): object {
  const fields = new Map<string, string | string[]>();
  const nested = new Map<string, Map<string, string | string[]>>();
  for (const [key, value] of new URLSearchParams(text)) {
    const [, name = '', field] = /^([^[\]]+)\[([^[\]]+)\](?:\[\])?$/.exec(key) ?? [];
    if (field === undefined) add(fields, key, value);
    else {
      const of = nested.get(name) ?? new Map<string, string | string[]>();
      nested.set(name, of);
      add(of, field, value, key.endsWith('[]'));
    }
  }
  const objects = [...nested].map(([name, of]) => [name, Object.fromEntries(of)] as const);
  return Object.fromEntries([...fields, ...objects]);
}

function add(to: Map<string, string | string[]>, key: string, value: string, listed = key.endsWith('[]')) {
  const name = key.replace(/\[\]$/, '');
  const before = to.get(name);
  to.set(name, before === undefined && !listed ? value : [...[before ?? []].flat(), value]);
}

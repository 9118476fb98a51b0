import { createHash } from 'node:crypto';

type Responses = Record<string, object>;
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses?: Responses }>>>>;
  readonly components: { responses?: Responses };
}

const isRefusal = (status: string): boolean => Number(status) >= 400;

/** `403.role-not-allowed.area-not-yours`; a long list is cut and told apart by a hash of the whole response. */
function nameOf(status: string, response: object): string {
  const codes = (response as { readonly 'x-codes'?: readonly string[] })['x-codes'] ?? [];
  const hash = createHash('sha256').update(JSON.stringify(response)).digest('hex').slice(0, 6);
  return [status, ...codes.slice(0, 2), hash].join('.');
}

/** The same document, with each refusal that several operations share kept once, in `components.responses`. */
export function withSharedProblems<D extends object>(document: D): D {
  const whole = structuredClone(document) as unknown as Document;
  const operations = Object.values(whole.paths).flatMap((path) => Object.values(path));
  const uses = operations.flatMap(({ responses = {} }) =>
    Object.keys(responses)
      .filter(isRefusal)
      .map((status) => ({ responses, status, key: JSON.stringify(responses[status]) })),
  );
  const shared: Responses = {};
  for (const same of Map.groupBy(uses, ({ key }) => key).values()) {
    const [first] = same;
    if (!first || same.length < 2) continue;
    const response = first.responses[first.status] as object;
    const name = nameOf(first.status, response);
    shared[name] = response;
    for (const { responses, status } of same) responses[status] = { $ref: `#/components/responses/${name}` };
  }
  whole.components.responses = Object.fromEntries(
    Object.entries(shared).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return whole as unknown as D;
}

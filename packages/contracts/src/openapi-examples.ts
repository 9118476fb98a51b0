import type { Example } from '../examples/example.ts';
import { examples } from '../examples/index.ts';
import { xmlErrors } from '../examples/open311.ts';
import { allRoutes, edgeRejections } from './openapi.ts';
import { type ProblemCode, problem, problems } from './problem.ts';
import { isTable, type MediaType, producedBy, type RouteDefinition } from './route.ts';

type Named = Readonly<
  Record<string, { readonly summary?: string; readonly value: unknown } | { readonly $ref: string }>
>;

/** The parts of the document that are looked at. */
interface Schema {
  readonly $ref?: string;
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
}
interface Content {
  readonly schema?: Schema;
  examples?: Named;
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema?: Schema;
  example?: unknown;
}
interface Answer {
  readonly content?: Readonly<Record<string, Content>>;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Answer;
  readonly responses?: Readonly<Record<string, Answer>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas?: Readonly<Record<string, Schema>>; examples?: Named };
}

/** Under this id a caller asks what became of a request. */
const instance = '01976f2e-8c1a-7c3e-9b52-1f0c7d6a4b31';
const titles = (code: ProblemCode): string => `${problems[code].en} ${problems[code].zh}`;

/** What routes refuse with that keep to no standard of their own. */
const toldAsProblems = new Set(
  Object.values(allRoutes)
    .flat()
    .filter(({ refusals }) => !refusals)
    .flatMap((route) => [...route.rejections, ...edgeRejections(route)]),
);

/** Each refusal as it is told in English; in Chinese only its title differs. What fields were wrong each route tells for itself. */
const refusalExamples: Named = Object.fromEntries(
  (Object.keys(problems) as ProblemCode[])
    .filter((code) => code !== 'invalid-request' && toldAsProblems.has(code))
    .map((code) => [code, { summary: titles(code), value: problem(code, 'en', { instance }) }]),
);

/** The same document, with an example of every call, every success and every refusal. */
export function withExamples<D extends object>(document: D): D {
  const whole = structuredClone(document) as unknown as Document;
  whole.components.examples = refusalExamples;
  for (const route of Object.values(allRoutes).flat()) {
    const operation = whole.paths[route.path]?.[route.method.toLowerCase()];
    const example = examples[route.operationId];
    if (!operation || !example) throw new Error(`${route.operationId} has no example`);
    exemplifyCall(operation, example, whole);
    exemplifyAnswers(operation, route, example);
  }
  return whole as unknown as D;
}

function exemplifyCall(operation: Operation, { params, query, body }: Example, document: Document): void {
  const given = { ...(params as object), ...(query as object) } as Readonly<Record<string, unknown>>;
  for (const parameter of operation.parameters ?? []) {
    const value = given[parameter.name];
    if (value !== undefined) parameter.example = asDocumented(value, parameter.schema, document);
  }
  for (const content of Object.values(operation.requestBody?.content ?? {}))
    content.examples = { call: { value: asDocumented(body, content.schema, document) } };
}

function exemplifyAnswers({ responses = {} }: Operation, route: RouteDefinition, example: Example): void {
  for (const [status, { content = {} }] of Object.entries(responses)) {
    for (const [type, it] of Object.entries(content)) {
      const found =
        Number(status) < 400
          ? answerIn(route, type as MediaType, example)
          : refusedWith(route, Number(status), type, example);
      if (Object.keys(found).length > 0) it.examples = found;
    }
  }
}

/** A success in one media type. Bytes have no example: nobody would read them. */
function answerIn(route: RouteDefinition, type: MediaType, { answer, as = {} }: Example): Named {
  const value = as[type] ?? (type === producedBy(route)[0] ? answer : undefined);
  return value === undefined || (isTable(type) && as[type] === undefined) ? {} : { answer: { value } };
}

function refusedWith(route: RouteDefinition, status: number, type: string, example: Example): Named {
  const codes = [...new Set([...route.rejections, ...edgeRejections(route)])];
  const form = route.refusals;
  const told = codes.filter((code) => (form?.statusOf(code) ?? problems[code].status) === status);
  return Object.fromEntries(
    told.map((code) => [code, form ? inOwnForm(code, status, type) : asProblem(code, route, example)]),
  );
}

const asProblem = (code: ProblemCode, route: RouteDefinition, example: Example) =>
  code === 'invalid-request'
    ? {
        summary: titles(code),
        value: problem(code, 'en', { instance, errors: [mistakeIn(route, example)] }),
      }
    : { $ref: `#/components/examples/${code}` };

/** GeoReport knows a status and a description; the edge adds the reference of a fault. */
function inOwnForm(code: ProblemCode, status: number, type: string) {
  const description = status >= 500 ? `${problems[code].en} (${instance})` : problems[code].en;
  const value = type === 'text/xml' ? xmlErrors(status, description) : [{ code: status, description }];
  return { summary: titles(code), value };
}

/** A field nobody knows, where the route takes fields; else what its schema says of a path that names nothing. */
function mistakeIn(route: RouteDefinition, { params }: Example) {
  if (route.body) return { pointer: '/body/colour', detail: 'is not known here' };
  if (route.query) return { pointer: '/query/colour', detail: 'is not known here' };
  const [name = ''] = Object.keys(params as object);
  const { error } = route.params?.safeParse({ ...(params as object), [name]: '?' }) ?? {};
  return { pointer: `/path/${name}`, detail: error?.issues[0]?.message ?? '' };
}

/** Paths, queries and forms are text; where the document says that it is a number, it is shown as one. */
function asDocumented(value: unknown, schema: Schema | undefined, document: Document): unknown {
  const name = schema?.$ref?.split('/').at(-1);
  const { type, properties } = (name ? document.components.schemas?.[name] : schema) ?? {};
  if (typeof value === 'string') return type === 'number' || type === 'integer' ? Number(value) : value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, of]) => [field, asDocumented(of, properties?.[field], document)]),
  );
}

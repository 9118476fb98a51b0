import { resolved } from './alternatives.ts';
import {
  at,
  type Break,
  isObject,
  type Json,
  listOf,
  objectOf,
  type Place,
  textsOf,
  without,
} from './break.ts';
import type { Direction } from './comparison.ts';
import { same } from './same.ts';
import { type Comparing, comparing } from './schema.ts';

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

/** Both documents at one place of theirs. */
interface Pair {
  readonly documents: readonly [Json, Json];
  readonly schemas: Comparing;
  readonly place: Place;
}

/** By what an OpenAPI 3.1 document breaks the clients of another. */
export function openApiBreaks(before: Json, after: Json): Break[] {
  const [was, is] = [operationsOf(before), operationsOf(after)];
  const schemas = comparing(before, after);
  return [
    ...[...was].flatMap(([name, operation]) => {
      const now = is.get(name);
      const on: Pair = { documents: [before, after], schemas, place: [name] };
      return now ? operationBreaks(operation, now, on) : [at([name], 'is gone')];
    }),
    ...schemeBreaks(before, after),
  ];
}

/** Every operation by `POST /cases/{id}/transfers`. */
function operationsOf(document: Json): ReadonlyMap<string, Json> {
  return new Map(
    Object.entries(objectOf(document.paths)).flatMap(([path, item]) =>
      methods.flatMap((method) => {
        const operation = objectOf(item)[method];
        return isObject(operation) ? [[`${method.toUpperCase()} ${path}`, operation] as const] : [];
      }),
    ),
  );
}

function operationBreaks(before: Json, after: Json, on: Pair): Break[] {
  return [
    ...(before.operationId === after.operationId
      ? []
      : [at(on.place, `operationId ${before.operationId} became ${after.operationId}`)]),
    ...accessBreaks(before, after, on.place),
    ...parameterBreaks(before, after, on),
    ...bodyBreaks(before, after, on),
    ...answerBreaks(before, after, on),
  ];
}

/** Who may call: a token where none was needed, another kind of token, a role that may not any more. */
function accessBreaks(before: Json, after: Json, place: Place): Break[] {
  const [was, is] = [listOf(before.security), listOf(after.security)];
  const lost = without(textsOf(before['x-roles']), textsOf(after['x-roles']));
  return [
    ...(same(was, is) || is.length === 0 ? [] : [at([...place, 'security'], 'asks for another token')]),
    ...(is.length === 0 ? [] : lost.map((role) => at([...place, 'roles'], `${role} may not any more`))),
  ];
}

const parametersOf = (operation: Json, document: Json): ReadonlyMap<string, Json> =>
  new Map(
    listOf(operation.parameters).map((it) => {
      const parameter = objectOf(resolved(it, document));
      return [`${parameter.in} ${parameter.name}`, parameter];
    }),
  );

function parameterBreaks(before: Json, after: Json, on: Pair): Break[] {
  const { documents, place } = on;
  const [was, is] = [parametersOf(before, documents[0]), parametersOf(after, documents[1])];
  const gone = without([...was.keys()], [...is.keys()]).map((name) => at([...place, name], 'is gone'));
  const others = [...is].flatMap(([name, now]) => {
    const old = was.get(name);
    const here = [...place, name];
    const asked = now.required === true && old?.required !== true ? [at(here, 'must be given now')] : [];
    return [...asked, ...(old ? on.schemas(old.schema, now.schema, here, ['in']) : [])];
  });
  return [...gone, ...others];
}

function bodyBreaks(before: Json, after: Json, on: Pair): Break[] {
  const { documents, place } = on;
  const here = [...place, 'body'];
  const [was, is] = [before.requestBody, after.requestBody];
  if (was === undefined) {
    return objectOf(is).required === true ? [at(here, 'must be given now')] : [];
  }
  if (is === undefined) return [at(here, 'is gone')];
  const [old, now] = [objectOf(resolved(was, documents[0])), objectOf(resolved(is, documents[1]))];
  return [
    ...(now.required === true && old.required !== true ? [at(here, 'must be given now')] : []),
    ...contentBreaks(old, now, { ...on, place: here }, 'in'),
  ];
}

function contentBreaks(before: Json, after: Json, { schemas, place }: Pair, direction: Direction): Break[] {
  const [was, is] = [objectOf(before.content), objectOf(after.content)];
  return Object.keys(was).flatMap((type) => {
    if (!(type in is)) return [at(place, `media type ${type} is gone`)];
    const [old, now] = [objectOf(was[type]).schema ?? true, objectOf(is[type]).schema ?? true];
    return schemas(old, now, place, [direction]);
  });
}

/** The answers of an operation by status, also those that several operations share. */
const answersOf = (operation: Json, document: Json): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    Object.entries(objectOf(operation.responses)).map(([status, it]) => [
      status,
      objectOf(resolved(it, document)),
    ]),
  );

function answerBreaks(before: Json, after: Json, on: Pair): Break[] {
  const { documents, place } = on;
  const [was, is] = [answersOf(before, documents[0]), answersOf(after, documents[1])];
  const isSuccess = (status: string) => status.startsWith('2');
  return [
    ...Object.keys(was).flatMap((status) => {
      const here = [...place, status];
      if (!(status in is)) return [at(here, 'is gone')];
      const [old = {}, now = {}] = [was[status], is[status]];
      const headers = without(Object.keys(objectOf(old.headers)), Object.keys(objectOf(now.headers)));
      return [
        ...headers.map((name) => at([...here, `header ${name}`], 'is gone')),
        ...contentBreaks(old, now, { ...on, place: here }, 'out'),
      ];
    }),
    ...without(Object.keys(is), Object.keys(was))
      .filter(isSuccess)
      .map((status) => at([...place, status], 'is a success that no client knows')),
    ...codeBreaks(was, is, place),
  ];
}

/** Under which status each code of a problem comes. A new code is understood by its status. */
const codesOf = (answers: Readonly<Record<string, Json>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(answers).flatMap(([status, answer]) =>
      textsOf(answer['x-codes']).map((code) => [code, status] as const),
    ),
  );

function codeBreaks(
  before: Readonly<Record<string, Json>>,
  after: Readonly<Record<string, Json>>,
  place: Place,
): Break[] {
  const is = codesOf(after);
  return [...codesOf(before)].flatMap(([code, status]) => {
    const now = is.get(code);
    if (now === undefined) return [at([...place, status], `code ${code} is gone`)];
    return now === status ? [] : [at([...place, status], `code ${code} comes with status ${now} now`)];
  });
}

function schemeBreaks(before: Json, after: Json): Break[] {
  const schemes = (document: Json) => objectOf(objectOf(document.components).securitySchemes);
  const [was, is] = [schemes(before), schemes(after)];
  return Object.keys(was)
    .filter((name) => !same(bare(was[name]), bare(is[name])))
    .map((name) => at(['security scheme', name], 'is gone or another'));
}

const bare = (scheme: unknown) => ({ ...objectOf(scheme), description: undefined });

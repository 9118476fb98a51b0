import type { ProblemCode, RouteDefinition } from '@maplebridge/contracts';
import { expect } from 'vitest';
import { type System, send } from '../../support/system.ts';
import { unknown } from './refusal.ts';

/** A row: the route, the state of its object, the caller, and the expected code. */
export interface ProblemCase<State extends string, Who extends string> {
  readonly what: string;
  readonly route: RouteDefinition;
  readonly code: ProblemCode;
  /** The object of `{id}`; an unknown id by default. */
  readonly of?: State;
  readonly who?: Who;
  /** Text in which `{state}` is replaced by the id of that state, such as a query. */
  readonly body?: object;
  readonly query?: string;
  /** The values of other path parameters. */
  readonly path?: Readonly<Record<string, string>>;
  readonly headers?: Record<string, string>;
  /** The pointer of the invalid field. */
  readonly pointer?: string;
}

/** Rows of one route: title, code, state, body, and the pointer of an invalid field. */
export const rowsOf =
  <R extends ProblemCase<string, string>>() =>
  (
    route: RouteDefinition,
    ...refusals: [string, ProblemCode, NonNullable<R['of']>, object, string?][]
  ): R[] =>
    refusals.map(
      ([what, code, of, body, pointer]) =>
        ({ what, route, code, of, body, ...(pointer && { pointer }) }) as unknown as R,
    );

/** With a name for each, as `test.each` needs. */
export const named = <R extends ProblemCase<string, string>>(rows: readonly R[]) =>
  rows.map((row) => [`${row.route.operationId}: ${row.code}, ${row.what}`, row] as const);

interface Setting<Who extends string> {
  readonly system: System;
  readonly ids: Readonly<Record<string, string>>;
  readonly tokens: Readonly<Record<Who, string>>;
  /** The default caller. */
  readonly usually: Who;
}

/** Sends a request that must be refused, raw since not all rows fit the types, and checks the refusal. */
export async function expectProblem<Who extends string>(
  { system, ids, tokens, usually }: Setting<Who>,
  { route, code, of, who, body, query, path = {}, headers, pointer }: ProblemCase<string, Who>,
): Promise<void> {
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? '?');
  const place = Object.entries({ ...path, id: (of && ids[of]) ?? unknown }).reduce(
    (whole, [name, value]) => whole.replace(`{${name}}`, filled(value)),
    route.path as string,
  );
  const answer = await send(system, route.method, `${place}${filled(query ?? '')}`, {
    token: tokens[who ?? usually],
    ...(body && { body: filled(JSON.stringify(body)) }),
    ...(headers && { headers }),
  });
  expect([answer.body?.code, answer.status]).toEqual([code, answer.body?.status]);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  if (pointer) {
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  }
}

/** Makes every append of a service fail its condition, as if another writer was first. */
export function overtakeAlways({ faults }: System, service: string): void {
  for (const operation of ['PutItem', 'TransactWriteItems']) {
    faults.inject({
      caller: `${service}-api`,
      operation,
      resource: `${service}-Log`,
      kind: 'overtaken',
      times: 10_000,
    });
  }
}

/** Refusals that other specs cover: limits of a record those of the aggregates, limits of a caller `throttle.spec.ts`. */
const elsewhere: readonly string[] = ['limit-reached', 'caller-throttled'];

/** Exactly the declared refusals occurred, except for those that other specs cover. */
export function expectAllMet(
  routes: readonly RouteDefinition[],
  met: readonly ProblemCase<string, string>[],
): void {
  const pair = (operation: string, code: string) => `${operation} ${code}`;
  const listed = routes.flatMap(({ operationId, rejections }) =>
    rejections.filter((code) => !elsewhere.includes(code)).map((code) => pair(operationId, code)),
  );
  const provoked = met
    .filter(({ code }) => !elsewhere.includes(code))
    .map(({ route, code }) => pair(route.operationId, code));
  expect([...new Set(provoked)].sort()).toEqual([...new Set(listed)].sort());
}

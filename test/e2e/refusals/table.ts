import type { ProblemCode, RouteDefinition } from '@maplebridge/contracts';
import { expect } from 'vitest';
import { type System, send } from '../../support/system.ts';
import { unknown } from './refusal.ts';

/** What is refused: sent to a route about something in some state, as whom, and the code it must be refused with. */
export interface ProblemCase<State extends string, Who extends string> {
  readonly what: string;
  readonly route: RouteDefinition;
  readonly code: ProblemCode;
  /** Whose id `{id}` stands for; an id nobody has unless told. */
  readonly of?: State;
  readonly who?: Who;
  /** In which `{state}` stands for the id of that state, as in a query. */
  readonly body?: object;
  readonly query?: string;
  /** What other parameters of the path stand for. */
  readonly path?: Readonly<Record<string, string>>;
  readonly headers?: Record<string, string>;
  /** Of the field at fault. */
  readonly pointer?: string;
}

/** Rows of one route: what, code, of which state, body, and where a field is at fault. */
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

/** With a name for each, as a test of a table wants them. */
export const named = <R extends ProblemCase<string, string>>(rows: readonly R[]) =>
  rows.map((row) => [`${row.route.operationId}: ${row.code}, ${row.what}`, row] as const);

interface Setting<Who extends string> {
  readonly system: System;
  readonly ids: Readonly<Record<string, string>>;
  readonly tokens: Readonly<Record<Who, string>>;
  /** Who asks unless told. */
  readonly usually: Who;
}

/** Sends what must be refused, raw since rows go by the contract's routes and not all fits their types; looks at the refusal. */
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

/** Every time that a service writes to its log, another was faster. */
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

/** Every refusal that routes name was met, and no other but reached limits, whose specs stand with the aggregates. */
export function expectAllMet(
  routes: readonly RouteDefinition[],
  met: readonly ProblemCase<string, string>[],
): void {
  const pair = (operation: string, code: string) => `${operation} ${code}`;
  const listed = routes.flatMap(({ operationId, rejections }) =>
    rejections.map((code) => pair(operationId, code)),
  );
  const provoked = met
    .filter(({ code }) => code !== 'limit-reached')
    .map(({ route, code }) => pair(route.operationId, code));
  expect([...new Set(provoked)].sort()).toEqual([...new Set(listed)].sort());
}

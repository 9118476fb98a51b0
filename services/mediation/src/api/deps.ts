import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { City } from '@maplebridge/directory';
import type { Dossier } from '@maplebridge/event-log';
import { type Caller, coversArea, type Refusal, refuse } from '@maplebridge/lambda';
import { caseStream } from '../case/case.ts';
import type { CaseState } from '../case/state.ts';
import type { CaseLog } from '../deps.ts';
import type { Sentences } from '../routing/sentences.ts';

/** What the routes of a case work with. */
export interface ApiDeps {
  readonly cases: CaseLog;
  readonly dossier: Dossier;
  readonly view: { readonly client: DynamoDBDocumentClient; readonly table: string };
  readonly city: City;
  readonly sentences: Sentences;
}

/** Why this caller may not touch this case; undefined if nothing stands against it. */
export function admission(state: CaseState, caller: Caller): Refusal | undefined {
  if (!state) return refuse('not-found');
  return coversArea(caller, state.area) ? undefined : refuse('area-not-yours');
}

/**
 * The events of a case of the caller's area, as they stand: a history that is not whole cannot be folded into a state, and
 * is told all the same.
 */
export async function findHistory(deps: ApiDeps, id: string, caller: Caller) {
  const events = await deps.cases.history(caseStream(id));
  const last = events.at(-1);
  if (!last) return refuse('not-found');
  if (!last.area.split('/').includes(caller.area)) return refuse('area-not-yours');
  return { events, version: last.version };
}

/** The case, if it exists and lies in the caller's area. */
export async function findCase(deps: ApiDeps, id: string, caller: Caller) {
  const { state, ...rest } = await deps.cases.load(caseStream(id));
  const barred = admission(state, caller);
  if (barred || !state) return barred ?? refuse('not-found');
  return { ...rest, state };
}

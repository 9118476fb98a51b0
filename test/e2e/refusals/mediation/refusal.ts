import type { ProblemCode, RouteDefinition } from '@maplebridge/contracts';
import type { StateName } from './states.ts';

/** What is refused: sent to a route about a case in some state, as whom, and the code it must be refused with. */
export interface CaseRefusal {
  readonly what: string;
  readonly route: RouteDefinition;
  readonly code: ProblemCode;
  /** Which case, or which mediator, `{id}` stands for; an id nobody has unless told. */
  readonly of?: StateName;
  readonly who?: Who;
  readonly body?: object;
  readonly query?: string;
  readonly headers?: Record<string, string>;
  /** Of the field at fault. */
  readonly pointer?: string;
}

/** `stranger` works for another station; `lead` is the mediator who was asked, `related` one who declared a conflict. */
export type Who = 'officer' | 'stranger' | 'lead' | 'related' | 'supervisor' | 'elsewhere' | 'labour';

/** Rows of one route: what, code, of which case, body, and where a field is at fault. */
export const rows = (
  route: RouteDefinition,
  ...refusals: [string, ProblemCode, StateName, object, string?][]
): CaseRefusal[] =>
  refusals.map(([what, code, of, body, pointer]) => ({
    what,
    route,
    code,
    of,
    body,
    ...(pointer && { pointer }),
  }));

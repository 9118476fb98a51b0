import type { BodyOf, Language, ParamsOf, Problem, QueryOf, RouteDefinition } from '@maplebridge/contracts';
import type { CommandContext } from '@maplebridge/event-log';
import type { APIGatewayProxyEventV2, APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { Caller } from './caller.ts';
import type { ProblemReply, Reply } from './reply.ts';

export type HttpEvent = APIGatewayProxyEventV2 & Partial<APIGatewayProxyEventV2WithJWTAuthorizer>;

/** A checked request, as a route's handler sees it. */
export interface Call<R extends RouteDefinition = RouteDefinition> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  /** Someone with a role the route allows; undefined where anyone may call. */
  readonly caller: R['roles'] extends 'anyone' ? undefined : Caller;
  /** The `Idempotency-Key` of a route that needs one, '' otherwise. */
  readonly key: string;
  /** What a command takes along: author, request, time, `If-Match`. */
  readonly context: CommandContext;
  readonly language: Language;
  /** Where the caller found the API: scheme and host. */
  readonly origin: string;
  /** Runs one of several things asked for at once, and tells how it ended as if it had been asked for alone. */
  readonly settle: Settle;
}

export type Settle = <B>(run: () => Promise<Reply<B> | ProblemReply>) => Promise<Settled<B>>;

/** How one of several things ended; a fault is a 500 of its own and hurts no other. */
export type Settled<B> =
  | { readonly status: number; readonly body: B }
  | { readonly status: number; readonly problem: Problem };

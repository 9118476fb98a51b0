import type * as z from 'zod';
import type { MediaType, RouteDefinition } from '../src/index.ts';

type In<T> = T extends z.ZodType ? z.input<T> : never;
type Has<R, Part extends string> = R extends { readonly [P in Part]: z.ZodType } ? true : false;

/** One call as it might be made, and its success. What it is refused with follows from the route and needs no example. */
export type ExampleOf<R extends RouteDefinition> = (Has<R, 'params'> extends true
  ? { readonly params: In<R['params']> }
  : unknown) &
  (Has<R, 'body'> extends true ? { readonly body: In<R['body']> } : unknown) & {
    readonly query?: In<R['query']>;
    readonly answer: In<R['answers'][keyof R['answers']]>;
    /** The same success in other media types; of bytes there is none. */
    readonly as?: Partial<Record<MediaType, string>>;
  };

/** An example of each route, by its operation; a route without one does not compile. */
export type ExamplesOf<Routes extends readonly RouteDefinition[]> = {
  readonly [R in Routes[number] as R['operationId']]: ExampleOf<R>;
};

/** Of any route. */
export interface Example {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly answer: unknown;
  readonly as?: Partial<Record<MediaType, string>>;
}

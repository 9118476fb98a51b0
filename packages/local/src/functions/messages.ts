/** What goes into an execution environment. Events cross as JSON, as they do in Lambda. */
export interface Invocation {
  readonly event: string;
  readonly context: Readonly<Record<string, unknown>>;
  /** The deadline in milliseconds since 1970. */
  readonly deadline: number;
}

export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
}

/** What comes out of it. */
export type Answer =
  | { readonly ready: true }
  | { readonly payload: string }
  | { readonly error: FunctionError };

/** How an invocation ended. */
export type Outcome =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly error: FunctionError };

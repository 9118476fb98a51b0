/** Status and titles of a problem. */
export interface ProblemKind {
  readonly status: number;
  readonly en: string;
  readonly zh: string;
}

export type ProblemKinds = Readonly<Record<string, ProblemKind>>;

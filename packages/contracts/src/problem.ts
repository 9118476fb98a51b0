import * as z from 'zod';
import { placeAndTimeProblems, referenceProblems, requestProblems } from './problems/common.ts';
import { hazardProblems } from './problems/hazard.ts';
import { intakeProblems } from './problems/intake.ts';
import { caseProblems, mediatorProblems, procedureProblems, transferProblems } from './problems/mediation.ts';
import { statisticsProblems } from './problems/statistics.ts';

/**
 * Every problem that the API answers with, by its stable code. A title never changes its meaning; clients decide by `code`.
 * The order is that of the published `code` enumeration.
 */
export const problems = {
  ...requestProblems,
  ...placeAndTimeProblems,
  ...caseProblems,
  ...referenceProblems,
  ...mediatorProblems,
  ...procedureProblems,
  ...hazardProblems,
  ...intakeProblems,
  ...statisticsProblems,
  ...transferProblems,
} as const;

export type ProblemCode = keyof typeof problems;

export type Language = 'en' | 'zh';

/** RFC 9457, with the stable code, the correlation id and a JSON pointer for each bad field. */
export const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z
      .enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]])
      .describe('More may be added; one that is not known is understood by its status')
      .meta({ 'x-open': true }),
    detail: z.string().optional(),
    instance: z.string().optional().describe('The correlation id of this request'),
    limit: z
      .strictObject({ name: z.string(), most: z.int().positive() })
      .optional()
      .describe('With `limit-reached`: which limit, and how many it allows'),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().describe('RFC 6901, into body, query, path or header'),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** Builds the body of a problem. `detail` says what was wrong and never contains personal data. */
export function problem(
  code: ProblemCode,
  language: Language,
  extra: Partial<Pick<Problem, 'detail' | 'instance' | 'errors' | 'limit'>> = {},
): Problem {
  const kind = problems[code];
  return {
    type: `https://maplebridge.dev/problems/${code}`,
    title: kind[language],
    status: kind.status,
    code,
    ...extra,
  };
}

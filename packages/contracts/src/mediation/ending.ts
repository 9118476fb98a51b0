import * as z from 'zod';
import { Timestamp } from '../common.ts';
import { Outcome } from './outcome.ts';
import { Tier } from './routing.ts';

/** What is counted of the end of a case. Whoever takes the case up again tells it once more, and it is taken back. */
export const ending = {
  outcome: Outcome,
  tier: Tier.nullable().describe(
    'Where it ended; null of what mediation is not for, which was never accepted',
  ),
  since: Timestamp.describe('When it was opened, or was taken up again'),
  limit: z
    .enum(['kept', 'passed'])
    .optional()
    .describe('Of a case with a limit: whether it was agreed, or had ended, before that passed'),
  untried: z
    .literal(true)
    .optional()
    .describe('Failed by the passing of its limit, without a session: mediation was not carried through'),
};

/** The end of a case that is taken up again. */
export const FormerEnding = z.strictObject({ closedAt: Timestamp, ...ending });
export type FormerEnding = z.infer<typeof FormerEnding>;

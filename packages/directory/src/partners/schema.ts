import { AreaCode } from '@maplebridge/contracts';
import * as z from 'zod';
import { Name } from '../schema-parts.ts';

/** An event type, or `…*` at its end for all that begin so: `maplebridge.hazard.*`. */
const TypePattern = z
  .string()
  .regex(
    /^maplebridge\.([a-z0-9-]+\.)*([a-z0-9-]+|\*)$/,
    'must be an event type, or its beginning up to a dot and "*"',
  );

/** A department's account of AWS, or one principal in it. */
const Principal = z
  .string()
  .regex(
    /^(\d{12}|arn:[a-z-]+:iam::\d{12}:[\w+=,.@/-]+)$/,
    'must be an account number or the ARN of a principal',
  );

/** A subscription of a department: the file `partners.json`. */
export const Partner = z.strictObject({
  id: AreaCode,
  department: AreaCode,
  name: Name,
  types: z.array(TypePattern).min(1),
  areas: z.array(AreaCode).min(1).describe('City, districts or stations'),
  addressedOnly: z.boolean().describe('Only events that name the department'),
  answersByMessage: z
    .boolean()
    .default(false)
    .describe('Has a queue for its replies in each service whose matters it hears of and may answer'),
  principal: Principal.nullable().describe(
    'Who may read the queue, and answer, from another account; nobody outside while null',
  ),
});
export type Partner = z.infer<typeof Partner>;

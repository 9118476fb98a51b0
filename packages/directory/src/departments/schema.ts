import { AreaCode, enterprisePowers } from '@maplebridge/contracts';
import { AccidentKind, HazardKind } from '@maplebridge/contracts/hazard';
import * as z from 'zod';
import { Name, sourced } from '../schema-parts.ts';

/** Who answers for which kinds, and how sure that is. */
const kinds = <K extends z.ZodType>(kind: K) =>
  z.array(z.strictObject({ kinds: z.array(kind).min(1), ...sourced }));

/** A department and what it answers for: the file `departments.json`. */
export const Department = z.strictObject({
  id: AreaCode,
  name: Name,
  remit: z
    .strictObject({
      enterprises: z
        .strictObject({ power: z.enum(enterprisePowers), ...sourced })
        .optional()
        .describe('None unless told; inspecting includes seeing, supervising includes both'),
      hazards: kinds(HazardKind).optional().describe('Of which kinds it sees and decides; none unless told'),
      accidents: kinds(AccidentKind)
        .optional()
        .describe('Of which kinds it sees, reports upwards and closes; none unless told'),
    })
    .describe('Tasks of cases are addressed to it by name, and its indicators stand in `indicators.json`'),
});
export type Department = z.infer<typeof Department>;

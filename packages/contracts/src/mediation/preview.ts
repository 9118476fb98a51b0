import * as z from 'zod';
import { Area, AreaCode, CoarsePosition, Position, Timestamp } from '../common.ts';
import { DisputeCategoryCode, DisputeFacts } from '../intake/schemas.ts';
import { MediatorGroup, MediatorId } from './mediator.ts';
import { Deadline, Reason, Routing } from './routing.ts';

/** A matter to be routed, as if it had been reported. */
export const NewPreview = z
  .strictObject({
    category: DisputeCategoryCode,
    facts: DisputeFacts.optional(),
    position: Position,
    at: Timestamp.optional().describe('Now unless told'),
  })
  .meta({ id: 'NewPreview' });

/** What the router would decide, and whom it would ask. Nothing is stored. */
export const Preview = z
  .strictObject({
    area: Area,
    routing: Routing,
    deadlines: z.array(Deadline),
    mediators: z
      .array(z.strictObject({ mediator: MediatorId, group: MediatorGroup, reasons: z.array(Reason).min(1) }))
      .describe('Who would be asked, first the one next in turn'),
  })
  .meta({ id: 'Preview' });

export const Workstation = z
  .strictObject({
    id: AreaCode,
    name: z.strictObject({ en: z.string(), zh: z.string() }),
    position: CoarsePosition,
    metres: z.int().nonnegative(),
    open: z.boolean(),
    openCases: z.int().nonnegative(),
    sample: z.boolean().describe('Made up for the sample city'),
  })
  .meta({ id: 'Workstation' });

export const WorkstationList = z
  .strictObject({ area: Area, items: z.array(Workstation) })
  .meta({ id: 'WorkstationList' });

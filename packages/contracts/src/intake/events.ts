import * as z from 'zod';
import { Area, CoarsePosition } from '../common.ts';
import { catalogue, type EventOf, event } from '../event.ts';
import { Channel, DisputeFacts, Progress, ReportKindCode } from './schemas.ts';

export const reportEvents = catalogue('intake', 'report', {
  received: event({
    version: 1,
    summary: { en: 'A report was taken in', zh: '已受理报告' },
    data: z.strictObject({
      kind: ReportKindCode,
      category: z.string(),
      channel: Channel,
      area: Area,
      position: CoarsePosition,
      facts: DisputeFacts.optional(),
      partyCount: z.int().min(2).max(10).optional(),
      anonymous: z.boolean(),
    }),
  }),
  progressed: event({
    version: 1,
    summary: { en: 'Another service took a step for this report', zh: '报告处理有新进展' },
    data: z.strictObject({
      ...Progress.shape,
      cause: z.string().describe('The id of the event that told of it'),
    }),
  }),
});

export type ReportEvent = EventOf<typeof reportEvents>;

import * as z from 'zod';
import { Timestamp } from '../common.ts';

export const HistoryEntry = z
  .strictObject({
    version: z.int(),
    type: z.string(),
    at: Timestamp,
    recordedAt: Timestamp,
    by: z.string().describe('Role and, for staff, the account that acted'),
    data: z.unknown(),
    hash: z.string(),
  })
  .meta({ id: 'HistoryEntry' });

export const History = z
  .strictObject({
    stream: z.string(),
    intact: z.boolean().describe('The hash chain holds'),
    entries: z.array(HistoryEntry),
    cursor: z.string().optional().describe('There is more'),
  })
  .meta({ id: 'History' });

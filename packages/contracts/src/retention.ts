import * as z from 'zod';

/** What a record of the personal-data store is, by which the city says how long it is kept. */
export const RetentionClass = z
  .enum([
    'report',
    'tip',
    'message',
    'attachment',
    'mediation-record',
    'mediator',
    'enterprise',
    'safety-record',
    'audit',
  ])
  .meta({ id: 'RetentionClass' });
export type RetentionClass = z.infer<typeof RetentionClass>;

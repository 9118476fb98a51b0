import * as z from 'zod';
import { ReportKindCode } from './kinds.ts';

/** English and Chinese always; a desk for foreign residents asks in Japanese and Korean too. */
export const LocalName = z
  .strictObject({
    en: z.string().min(1),
    zh: z.string().min(1),
    ja: z.string().optional(),
    ko: z.string().optional(),
  })
  .meta({ id: 'LocalName' });

const asked = {
  id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  name: LocalName,
  required: z.boolean(),
};

/** A question of a category. Text stands in the personal-data store alone; answers to all others are facts that may be seen. */
export const Question = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('yes-no'), ...asked }),
    z.strictObject({
      type: z.literal('choice'),
      options: z.array(z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,40}$/), name: LocalName })).min(2),
      ...asked,
    }),
    z.strictObject({ type: z.literal('number'), min: z.int(), max: z.int(), ...asked }),
    z.strictObject({ type: z.literal('text'), max: z.int().positive().max(2000), ...asked }),
  ])
  .meta({ id: 'Question' });
export type Question = z.infer<typeof Question>;

/** Answers by the id of their question; which there are is the city’s to say. */
export const Answers = z
  .record(
    z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'must be the id of a question'),
    z.union([z.boolean(), z.int(), z.string().max(2000)]),
  )
  .meta({ id: 'Answers' });

/** What can be reported, and what is asked about it. */
export const ReportForms = z
  .strictObject({
    items: z.array(
      z.strictObject({
        kind: ReportKindCode,
        category: z.string(),
        name: LocalName,
        questions: z.array(Question),
        appointment: z.boolean().describe('A desk can be booked for it'),
      }),
    ),
    emergency: z.array(z.strictObject({ number: z.string(), name: LocalName })).describe('Numbers to ring'),
  })
  .meta({ id: 'ReportForms' });
export type ReportForms = z.infer<typeof ReportForms>;

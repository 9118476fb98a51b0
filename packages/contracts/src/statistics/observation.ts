import * as z from 'zod';
import { Area, AreaCode, CalendarDate, Id, Timestamp } from '../common.ts';
import { ObservedPeriod } from './period.ts';

/** What is told by others and counted by no event; the city lists them (`indicators.json`). */
export const IndicatorId = z
  .string()
  .regex(/^[a-z0-9-]{2,40}$/, 'must be the code of an indicator')
  .meta({ id: 'IndicatorId', examples: ['preventable-cases'] });

/** Where a figure stands. */
export const SourceKind = z
  .enum(['document', 'statistical-report', 'bulletin', 'yearbook', 'newspaper'])
  .meta({ id: 'SourceKind' });
export type SourceKind = z.infer<typeof SourceKind>;

/**
 * A reference, and no narrative: the log is for ever and holds no free text. An official document goes by its number as
 * GB/T 9704-2012 forms it (镇公发〔2019〕12号), anything else by a code in capitals (CN32-0048/2019-10-29/A3).
 */
export const ObservationSource = z
  .strictObject({
    kind: SourceKind,
    number: z
      .string()
      .max(60)
      .regex(
        /^(?:[\u4e00-\u9fff]{1,8}〔20\d\d〕\d{1,5}号|[A-Z0-9]{1,12}(?:[-/.][A-Z0-9]{1,12}){0,6})$/,
        'must be a document number such as 镇公发〔2019〕12号, or a code such as CN32-0048/2019-10-29',
      ),
    date: CalendarDate,
  })
  .meta({ id: 'ObservationSource' });
export type ObservationSource = z.infer<typeof ObservationSource>;

/** A change in per cent against the same period of the year before, as it was published: digits as they were printed. */
export const PublishedChange = z
  .string()
  .regex(/^-?\d{1,5}(?:\.\d{1,2})?$/, 'must be a decimal such as -49.5')
  .regex(/^(?!-0*(?:\.0*)?$)/, 'zero has no sign')
  .regex(/^(?!-)|^-0*(?:\d{1,2}(?:\.\d+)?|100(?:\.0+)?)$/, 'nothing falls by more than 100 %')
  .meta({ id: 'PublishedChange', examples: ['-49.5'] });

const count = z.int().nonnegative().max(1_000_000_000);
const told = {
  count: count.optional(),
  change: PublishedChange.optional().describe('Where the count itself was not published'),
};
const onlyOne = (it: { readonly count?: unknown; readonly change?: unknown }): boolean =>
  (it.count === undefined) !== (it.change === undefined);

export const NewObservation = z
  .strictObject({
    indicator: IndicatorId,
    area: AreaCode,
    period: ObservedPeriod,
    ...told,
    source: ObservationSource,
  })
  .refine(onlyOne, { path: ['count'], message: 'tells either a count or a change' })
  .meta({ id: 'NewObservation' });

/** What one version told. */
export const ToldObservation = z.strictObject({
  ...told,
  source: ObservationSource,
  department: AreaCode.nullable().describe('Which told it; null for a supervisor'),
});
export type ToldObservation = z.infer<typeof ToldObservation>;

/** What the event carries: the version, and what it is a version of. */
export const RecordedObservation = z.strictObject({
  indicator: IndicatorId,
  area: Area,
  code: AreaCode.describe('The city, district or station it is about'),
  period: ObservedPeriod,
  ...ToldObservation.shape,
});

export const ObservationVersion = z
  .strictObject({ version: z.int().positive(), recordedAt: Timestamp, ...ToldObservation.shape })
  .meta({ id: 'ObservationVersion' });
export type ObservationVersion = z.infer<typeof ObservationVersion>;

/** 同比: from the counts of both years where they are there, else as it was published. */
export const ObservedChange = z
  .strictObject({
    basis: z.enum(['counts', 'published']),
    value: z.string().nullable().describe('Per cent; null over a zero base'),
    text: z.string().describe('As it is shown: "−49.5 %" or "—"'),
    before: count.optional().describe('The count of the year before'),
    source: ObservationSource.describe('Of what was published; of counts, that of the later one'),
  })
  .meta({ id: 'ObservedChange' });
export type ObservedChange = z.infer<typeof ObservedChange>;

const summary = {
  id: Id,
  indicator: IndicatorId,
  area: AreaCode,
  period: ObservedPeriod,
  from: CalendarDate,
  to: CalendarDate,
  version: z.int().positive(),
  count: count.nullable(),
  yearOnYear: ObservedChange.nullable().describe('Null where neither both counts nor a change were told'),
};

export const ObservationSummary = z.strictObject(summary).meta({ id: 'ObservationSummary' });
export type ObservationSummary = z.infer<typeof ObservationSummary>;

export const Observation = z
  .strictObject({
    ...summary,
    versions: z.array(ObservationVersion).describe('All that were told, the first first'),
  })
  .meta({ id: 'Observation' });
export type Observation = z.infer<typeof Observation>;

export const ObservationPage = z
  .strictObject({ items: z.array(ObservationSummary), cursor: z.string().optional() })
  .meta({ id: 'ObservationPage' });

import * as z from 'zod';
import { AreaCode, Id, Timestamp } from '../common.ts';
import { IndicatorId, ObservationSource, ObservedChange } from './observation.ts';
import { Month } from './period.ts';

const count = z.int();
/** Of definitions as they were then: one that is no longer shown still names what an old bulletin told (ADR 0038). */
const DefinitionCode = z.string().regex(/^[a-z0-9-]{2,60}$/, 'must be the id of a definition');

/** What is shown of a figure: a count, or a rate with the counts that it is made of. */
const reckoned = {
  numerator: count,
  denominator: count.nullable().describe('Null of a count'),
  value: z.string().nullable().describe('Null over a zero base'),
};

/** How a figure moved; of a count in per cent, of a rate in percentage points. */
const FrozenChange = z.strictObject({
  basis: z.strictObject(reckoned).nullable(),
  unit: z.enum(['percent', 'points']),
  value: z.string().nullable().describe('Null where there is nothing to hold it against, or a zero base'),
});
export type FrozenChange = z.infer<typeof FrozenChange>;

/** A figure as it stood when the bulletin was made; what it means stands in its definition. */
export const FrozenFigure = z
  .strictObject({
    definition: DefinitionCode,
    unit: z.enum(['count', 'percent']),
    ...reckoned,
    yearOnYear: FrozenChange.describe('同比'),
    monthOnMonth: FrozenChange.describe('环比'),
  })
  .meta({ id: 'FrozenFigure' });
export type FrozenFigure = z.infer<typeof FrozenFigure>;

const Quantile = z.strictObject({ atMost: count.nullable().describe('Null above the last bin') }).nullable();
const FrozenDistribution = z.strictObject({
  definition: DefinitionCode,
  unit: z.enum(['hours', 'days']),
  n: count,
  p50: Quantile,
  p90: Quantile,
  beyond: count.describe('How many took longer than the last bin tells apart'),
});
export type FrozenDistribution = z.infer<typeof FrozenDistribution>;

const StationFigure = z.strictObject({
  definition: DefinitionCode,
  unit: FrozenFigure.shape.unit,
  ...reckoned,
});
export type StationFigure = z.infer<typeof StationFigure>;

const FrozenObservation = z.strictObject({
  indicator: IndicatorId,
  count: count.nullable(),
  yearOnYear: ObservedChange.nullable(),
  version: z.int().positive(),
  source: ObservationSource,
});
export type FrozenObservation = z.infer<typeof FrozenObservation>;

/** All that a bulletin says, of which its text is a function. */
export const Snapshot = z
  .strictObject({
    figures: z.array(FrozenFigure),
    distributions: z.array(FrozenDistribution),
    trend: z
      .array(z.strictObject({ month: Month, accepted: count, settled: count }))
      .describe('Months up to this one'),
    categories: z.array(z.strictObject({ category: z.string(), accepted: count })).describe('The most first'),
    stations: z
      .array(z.strictObject({ station: AreaCode, facts: count, figures: z.array(StationFigure) }))
      .describe('Of a district or the city, each of its stations; not ranked'),
    observations: z.array(FrozenObservation),
    facts: count.describe(
      'How many facts of the month were counted; where there are none there is nothing to tell',
    ),
    asOf: Timestamp.nullable(),
    dataVersion: z.string(),
    timeZone: z.string(),
  })
  .meta({ id: 'BulletinSnapshot' });
export type Snapshot = z.infer<typeof Snapshot>;

/** Why figures that were published are told anew: codes, since the log holds no words. */
export const CorrectionGround = z
  .enum(['entered-late', 'reopened', 'merged', 'regraded', 'observation-revised', 'counted-wrongly'])
  .meta({ id: 'CorrectionGround' });
export type CorrectionGround = z.infer<typeof CorrectionGround>;

export const NewBulletin = z.strictObject({ area: AreaCode, month: Month }).meta({ id: 'NewBulletin' });
export const NewCorrection = z.strictObject({ ground: CorrectionGround }).meta({ id: 'NewCorrection' });

const shown = z.string().describe('As it was shown; "—" for what was not there');
/** One thing that differs between two versions. */
export const BulletinChange = z
  .strictObject({
    what: z.enum(['figure', 'distribution', 'trend', 'category', 'station', 'observation']),
    of: z.string().describe('The definition, month, category, station or indicator'),
    aspect: z
      .string()
      .describe('Which value of it: "value", "yearOnYear", "p50", or the figure of a station'),
    before: shown,
    after: shown,
  })
  .meta({ id: 'BulletinChange' });
export type BulletinChange = z.infer<typeof BulletinChange>;

const VersionNumber = z.int().positive();

export const BulletinVersion = z
  .strictObject({
    version: VersionNumber,
    issuedAt: Timestamp,
    ground: CorrectionGround.optional().describe('Of a correction'),
    dataVersion: z.string(),
  })
  .meta({ id: 'BulletinVersion' });
export type BulletinVersion = z.infer<typeof BulletinVersion>;

const summary = { id: Id, area: AreaCode, month: Month, version: VersionNumber, issuedAt: Timestamp };

export const BulletinSummary = z.strictObject(summary).meta({ id: 'BulletinSummary' });
export type BulletinSummary = z.infer<typeof BulletinSummary>;

export const BulletinPage = z
  .strictObject({ items: z.array(BulletinSummary), cursor: z.string().optional() })
  .meta({ id: 'BulletinPage' });

export const Bulletin = z
  .strictObject({
    ...summary,
    ground: CorrectionGround.optional(),
    snapshot: Snapshot,
    versions: z.array(BulletinVersion).describe('The first first'),
    correctionDue: z
      .boolean()
      .describe('Whether the figures as they stand now differ from those of the newest version'),
  })
  .meta({ id: 'Bulletin' });
export type Bulletin = z.infer<typeof Bulletin>;

export const BulletinDiff = z
  .strictObject({ from: VersionNumber, to: VersionNumber, changes: z.array(BulletinChange) })
  .meta({ id: 'BulletinDiff' });
export type BulletinDiff = z.infer<typeof BulletinDiff>;

export const BulletinForm = z.enum(['markdown', 'html', 'print']).meta({ id: 'BulletinForm' });
export type BulletinForm = z.infer<typeof BulletinForm>;

/** The number of a version, from the query's text. */
export const VersionText = z
  .string()
  .regex(/^[1-9]\d{0,4}$/, 'must be the number of a version')
  .transform(Number)
  .meta({ type: 'integer', minimum: 1 });

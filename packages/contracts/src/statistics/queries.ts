import * as z from 'zod';
import { AreaCode, CalendarDate } from '../common.ts';
import { ComparisonBy, DimensionCode, SeriesStep } from './answers.ts';
import { breakdownsOf, type FigureId, figureDefinitions, figureIds } from './definitions/index.ts';
import { FigureCode } from './figures.ts';

const day = 86_400_000;
/** What must be read day by day for a whole city fits into one request up to here. */
const mostDays = 400;
const mostYears = 10;

interface Ends {
  readonly from: string;
  readonly to: string;
}
const lengthOf = ({ from, to }: Ends): number => (Date.parse(to) - Date.parse(from)) / day + 1;

export const TableFormat = z.enum(['json', 'csv', 'xlsx']).meta({ id: 'TableFormat' });
export type TableFormat = z.infer<typeof TableFormat>;

const format = TableFormat.optional().describe('JSON unless told; a table as CSV or XLSX');
const [earliest, latest] = ['2000-01-01', '2199-12-31'];
const Day = CalendarDate.refine(
  (day) => day >= earliest && day <= latest,
  `must lie between ${earliest} and ${latest}`,
);
const span = {
  area: AreaCode.optional().describe('The caller’s own unless told'),
  from: Day,
  to: Day,
};

const anyFigure = figureIds.join('|');
const figures = z
  .string()
  .regex(new RegExp(`^(${anyFigure})(,(${anyFigure}))*$`), 'must be ids of figures, parted by commas')
  .transform((list) => [...new Set(list.split(','))] as FigureId[])
  .optional()
  .describe('All unless told');

type Rule = [holds: (ends: Ends) => boolean, otherwise: { path: string[]; message: string }];
const inOrder: Rule = [
  ({ from, to }: Ends) => from <= to,
  { path: ['to'], message: 'must not lie before "from"' },
];
const notTooLong: Rule = [
  (ends: Ends) => lengthOf(ends) <= mostYears * 366,
  { path: ['to'], message: `must lie within ${mostYears} years of "from"` },
];

/** A span and what is asked of it. */
const spanWith = <S extends z.ZodRawShape>(more: S) => z.strictObject({ ...span, ...more, format });

export const OverviewQuery = spanWith({ figures })
  .refine(...inOrder)
  .refine(...notTooLong);

export const SeriesQuery = spanWith({ by: SeriesStep, figures })
  .refine(...inOrder)
  .refine(...notTooLong)
  .refine((it) => (it.by !== 'day' && it.by !== 'week') || lengthOf(it) <= mostDays, {
    path: ['to'],
    message: `must lie within ${mostDays} days of "from" in a series by day or week`,
  });

export const ComparisonQuery = spanWith({ by: ComparisonBy, figures })
  .refine(...inOrder)
  .refine(...notTooLong);

export const BreakdownQuery = spanWith({ figure: FigureCode, by: DimensionCode })
  .refine(...inOrder)
  .refine(...notTooLong)
  .superRefine(({ figure, by }, context) => {
    const open = breakdownsOf(figureDefinitions[figure]);
    if (open.includes(by)) return;
    const message = open.length
      ? `must be one by which "${figure}" is broken down: ${open.join(', ')}`
      : `"${figure}" is not broken down`;
    context.addIssue({ code: 'custom', path: ['by'], message });
  });

export const DefinitionsQuery = z.strictObject({ format });

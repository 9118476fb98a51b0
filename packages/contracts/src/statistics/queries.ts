import * as z from 'zod';
import { AreaCode, CalendarDate } from '../common.ts';
import { ComparisonBy, DimensionCode, SeriesStep } from './answers.ts';
import { breakdownsOf, type FigureId, figureDefinitions, figureIds } from './definitions/index.ts';
import { FigureCode } from './figures.ts';

const day = 86_400_000;
/** What must be read day by day for a whole city fits into one request up to here. */
const mostDays = 400;
const mostYears = 10;

const lengthOf = ({ from, to }: { from: string; to: string }): number =>
  (Date.parse(to) - Date.parse(from)) / day + 1;

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

/** A span that ends after it begins and is no longer than what is answered. */
const within = <S extends z.ZodRawShape & typeof span>(shape: S) =>
  z
    .strictObject(shape)
    .refine((it) => (it as never as Ends).from <= (it as never as Ends).to, {
      path: ['to'],
      message: 'must not lie before "from"',
    })
    .refine((it) => lengthOf(it as never as Ends) <= mostYears * 366, {
      path: ['to'],
      message: `must lie within ${mostYears} years of "from"`,
    });
interface Ends {
  readonly from: string;
  readonly to: string;
}

export const OverviewQuery = within({ ...span, figures, format });

export const SeriesQuery = within({ ...span, by: SeriesStep, figures, format }).refine(
  (it) => (it.by !== 'day' && it.by !== 'week') || lengthOf(it) <= mostDays,
  { path: ['to'], message: `must lie within ${mostDays} days of "from" in a series by day or week` },
);

export const ComparisonQuery = within({ ...span, by: ComparisonBy, figures, format });

export const BreakdownQuery = within({ ...span, figure: FigureCode, by: DimensionCode, format }).superRefine(
  ({ figure, by }, context) => {
    const open = breakdownsOf(figureDefinitions[figure]);
    if (open.includes(by)) return;
    const message = open.length
      ? `must be one by which "${figure}" is broken down: ${open.join(', ')}`
      : `"${figure}" is not broken down`;
    context.addIssue({ code: 'custom', path: ['by'], message });
  },
);

export const DefinitionsQuery = z.strictObject({ format });

import * as z from 'zod';
import { categories, codes, reportKinds } from './categories.ts';

export const Channel = z
  .enum(['110-desk', 'app', 'walk-in', 'patrol', 'enterprise', 'partner'])
  .meta({ id: 'Channel' });
export const ReportKindCode = z.enum(reportKinds).meta({ id: 'ReportKind' });
export const DisputeCategoryCode = z.enum(codes(categories.dispute)).meta({ id: 'DisputeCategory' });

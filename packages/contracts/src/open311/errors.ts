import * as z from 'zod';
import { type ProblemCode, problems } from '../problem.ts';
import type { ProblemForm } from '../route.ts';

/** Why a request was refused, one entry for each reason (GeoReport v2, “Errors”). */
export const GeoReportErrors = z
  .array(
    z
      .strictObject({
        code: z.int().describe('The HTTP status'),
        description: z.string().describe('For the person who uses the client'),
      })
      .meta({ id: 'GeoReportError', xml: { name: 'error' } }),
  )
  .min(1)
  .meta({ id: 'GeoReportErrors', xml: { name: 'errors', wrapped: true } });
export type GeoReportErrors = z.infer<typeof GeoReportErrors>;

/** The statuses that GeoReport clients know: 404 for what is not there, 403, and 400 for whatever else was asked wrongly. */
function statusOf(code: ProblemCode): number {
  const { status } = problems[code];
  return status >= 500 || [403, 404, 429].includes(status) ? status : 400;
}

export const geoReportProblems: ProblemForm = { body: GeoReportErrors, statusOf };

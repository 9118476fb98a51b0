import { type Language, problems } from '@maplebridge/contracts';
import { type GeoReportErrors, geoReportProblems } from '@maplebridge/contracts/open311';
import { type ProblemFormat, type ProblemReply, replyResponse } from '@maplebridge/lambda';
import { toXml } from './xml.ts';

/** Formats problems as GeoReport clients expect: a list of errors, as JSON or XML by the path. */
export const geoReportProblemFormat: ProblemFormat = (refusal, { language, correlationId, path }) => {
  const status = geoReportProblems.statusOf(refusal.rejected);
  const reference = status >= 500 ? ` (${correlationId})` : '';
  const errors: GeoReportErrors = reasons(refusal, language).map((reason) => ({
    code: status,
    description: `${reason}${reference}`,
  }));
  return replyResponse(
    path.endsWith('.xml')
      ? { status, body: toXml('errors', errors), type: 'text/xml' }
      : { status, body: errors },
  );
};

function reasons({ rejected, detail, errors }: ProblemReply, language: Language): string[] {
  if (errors?.length) return errors.map((error) => `${parameter(error.pointer)}: ${error.detail}`);
  const title = problems[rejected][language];
  return [detail ? `${title}: ${detail}` : title];
}

/** `/body/attribute/a1` and `/body/answers/a1` are what the client sent as `attribute[a1]`. */
function parameter(pointer: string): string {
  const [, , name = '', field] = pointer.split('/');
  return field !== undefined && ['attribute', 'answers'].includes(name) ? `attribute[${field}]` : name;
}

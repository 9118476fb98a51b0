import type { Language } from '@maplebridge/contracts';
import type { NewServiceRequest } from '@maplebridge/contracts/open311';
import { answer, type Call, idOfToken, type ProblemReply, refuse, requestMark } from '@maplebridge/lambda';
import { isPublic } from '../domain/confidentiality.ts';
import { type CreatorDeps, reportCreator } from '../http/create-report.ts';
import type { ReportState } from '../report/state.ts';
import { reportStream } from '../report/stream.ts';
import { newReport, tokensOf } from './new-report.ts';
import type { OfferedService } from './services.ts';

type Submitted = Pick<Call, 'context' | 'language'> & { readonly body: NewServiceRequest };

/** Creates a report as every other channel does, and returns its token. A repeated request gets its earlier token. */
export function requestSubmitter(deps: CreatorDeps, services: ReadonlyMap<string, OfferedService>) {
  const createReport = reportCreator(deps);
  const receipt = (token: string, state: ReportState, language: Language) => ({
    status: 201,
    body: [{ token, service_notice: noticeOf(deps, state, language), account_id: null }],
  });

  return async ({
    body,
    context,
    language,
  }: Submitted): Promise<ReturnType<typeof receipt> | ProblemReply> => {
    const service = services.get(body.service_code);
    if (!service) return refuse('not-found', 'service_code');
    const secret = await deps.secret();
    const { token, before } = tokensOf(secret, body, context.now);
    const { state: earlier } = await deps.reports.load(reportStream(idOfToken(before)));
    if (earlier) return receipt(before, earlier, language);
    const request = requestMark(secret, undefined, token, 'open311', body);
    const report = { body: newReport(body, service), context: { ...context, request } };
    const created = await createReport(idOfToken(token), report, undefined);
    return 'rejected' in created
      ? created
      : answer(created.result, (state) => receipt(token, state, language));
  };
}

/** The notice in the response. For urgent matters it says which numbers to call. */
function noticeOf({ rules }: CreatorDeps, state: ReportState, language: Language): string {
  const call = state?.triage ? rules.triagePolicy.inWords(state.triage).call : [];
  if (call.length) {
    const numbers = call.map((it) =>
      language === 'zh' ? `${it.number}（${it.zh}）` : `${it.number} (${it.en})`,
    );
    return language === 'zh'
      ? `情况可能危险，请立即拨打 ${numbers.join('、')}。报告已受理。`
      : `This may be dangerous: ring ${numbers.join(', ')} now. Your report was taken in.`;
  }
  const isShown = state !== undefined && isPublic(rules.confidential, state);
  return language === 'zh'
    ? `已受理，将由所在地派出所处理。${isShown ? '' : '为保护隐私，本接口不公开办理进展。'}如有人身危险，请立即拨打 110。`
    : `Taken in; the police station of the place will see to it. ${isShown ? '' : 'To protect privacy its progress is not shown here. '}If anyone is in danger, ring 110 now.`;
}

import type { BodyOf } from '@maplebridge/contracts';
import { discloseReport, eraseReport, eraseTracked, holdReport } from '@maplebridge/contracts/intake';
import {
  answer,
  type Binding,
  type Call,
  created,
  erased,
  held,
  idOfTrackingCode,
  keepingPersons,
  on,
  type ProblemReply,
  refuse,
} from '@maplebridge/lambda';
import { erasureRejection } from '../report/privacy.ts';
import type { Report } from '../report/state.ts';
import { reportStream } from '../report/stream.ts';
import { accessProblem, oversightProblem } from './access.ts';
import { personalDataExport } from './personal-data-export.ts';
import { type PrivacyDeps, readReportRecord } from './privacy-deps.ts';

/** Disclosure, erasure, hold and export of personal data (PIPL arts 44 to 47). */
export function privacyRoutes(deps: PrivacyDeps): Binding[] {
  const { reports, personalData, attachments: files } = deps;
  const { confidential } = deps.rules;

  const load = async (id: string) => (await reports.load(reportStream(id))).state;

  async function forget(id: string): Promise<void> {
    const [state, kept] = await Promise.all([load(id), readReportRecord(personalData, id)]);
    if (state && kept?.reporter) await deps.own.forget(kept.reporter, { ...state, id });
  }

  const erase = (
    call: Pick<Call, 'context'> & { readonly body: BodyOf<typeof eraseReport> },
    id: string,
    denied: (state: Report) => Promise<ProblemReply | undefined>,
  ) => {
    const stream = reportStream(id);
    const refused = async () => {
      const state = await load(id);
      return state ? ((await denied(state)) ?? erasureRejection(state)) : refuse('not-found');
    };
    return erased(call, id, { personalData, stream, refused, files }, (plan, context) => {
      const counts = { records: plan.records.length, attachments: plan.attachments.length };
      const command = { type: 'EraseReport', ...call.body, ...counts, at: context.now } as const;
      // Remove it from the reporter's list first: the erasure deletes the record that names the reporter.
      const beforeAppend = async (isHeld: boolean) => {
        await forget(id);
        return context.beforeAppend?.(isHeld) ?? 'done';
      };
      return reports.execute(stream, command, { ...context, beforeAppend });
    });
  };

  return [
    on(discloseReport, async ({ params: { id }, body, caller, context }) => {
      const stream = reportStream(id);
      const { request } = context;
      const note = `note-${request?.key}`;
      const person = await deps.people.of(stream, caller.sub, 'audit');
      const keepReason =
        request &&
        ((isHeld: boolean) =>
          personalData.keep(stream, note, { words: body.reason }, request, { as: 'audit', held: isHeld }));
      const result = await reports.execute(
        stream,
        { type: 'DiscloseReport', by: person.id, purpose: body.purpose, note, at: context.now },
        {
          ...context,
          admit: (state) => (state ? accessProblem(confidential, state, caller) : refuse('not-found')),
          beforeAppend: keepingPersons([person], keepReason),
        },
      );
      // Show the data only after the disclosure was recorded.
      return answer(result, async (_, version) => {
        const kept = await readReportRecord(personalData, id);
        const { contact = null, parties = [], position = null } = kept ?? {};
        return created({ contact, parties: [...parties], position }, version);
      });
    }),

    on(eraseReport, (call) =>
      erase(call, call.params.id, async (state) => {
        const kept = await readReportRecord(personalData, call.params.id);
        return kept?.reporter === call.caller.sub
          ? undefined
          : oversightProblem(confidential, state, call.caller);
      }),
    ),

    on(eraseTracked, (call) =>
      erase(call, idOfTrackingCode(call.params.code), async (state) =>
        state.anonymous ? undefined : refuse('not-found'),
      ),
    ),

    on(holdReport, (call) => {
      const { params, body, caller, context } = call;
      const stream = reportStream(params.id);
      const refused = async () => {
        const state = await load(params.id);
        return state ? oversightProblem(confidential, state, caller) : refuse('not-found');
      };
      const holding = { personalData, stream, refused, load: () => load(params.id) };
      return held(call, holding, (it) =>
        reports.execute(stream, { type: 'HoldReport', ...body, at: context.now }, it),
      );
    }),

    ...personalDataExport(deps),
  ];
}

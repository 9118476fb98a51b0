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
  type Refusal,
  refuse,
} from '@maplebridge/lambda';
import { barredFrom } from '../confidentiality.ts';
import { keptBack } from '../report/privacy.ts';
import { reportStream } from '../report/report.ts';
import type { Report } from '../report/state.ts';
import { personalData } from './personal-data.ts';
import { notOverseen, type PrivacyDeps, reportOf } from './privacy-deps.ts';

/** Who may see what is masked, and what becomes of what is kept (PIPL arts 44 to 47). */
export function privacyRoutes(deps: PrivacyDeps): Binding[] {
  const { reports, dossier, attachments: files } = deps;
  const { confidential } = deps.rules;

  const load = async (id: string) => (await reports.load(reportStream(id))).state;

  async function forget(id: string): Promise<void> {
    const [state, kept] = await Promise.all([load(id), reportOf(dossier, id)]);
    if (state && kept?.reporter) await deps.own.forget(kept.reporter, { ...state, id });
  }

  const erase = (
    call: Pick<Call, 'attempt'> & { readonly body: BodyOf<typeof eraseReport> },
    id: string,
    barred: (state: Report) => Promise<Refusal | undefined>,
  ) => {
    const stream = reportStream(id);
    const refused = async () => {
      const state = await load(id);
      return state ? ((await barred(state)) ?? keptBack(state)) : refuse('not-found');
    };
    return erased(call, id, { dossier, stream, refused, files }, (plan, attempt) => {
      const counts = { records: plan.records.length, attachments: plan.attachments.length };
      const command = { type: 'EraseReport', ...call.body, ...counts, at: attempt.now } as const;
      // Whose it was is forgotten first, while the dossier still tells whom to forget it for.
      const beforeAppend = async (isHeld: boolean) => {
        await forget(id);
        return attempt.beforeAppend?.(isHeld) ?? 'done';
      };
      return reports.execute(stream, command, { ...attempt, beforeAppend });
    });
  };

  return [
    on(discloseReport, async ({ params: { id }, body, caller, attempt }) => {
      const stream = reportStream(id);
      const { request } = attempt;
      const note = `note-${request?.key}`;
      const person = await deps.people.of(stream, caller.sub, 'audit');
      const keepReason =
        request &&
        ((isHeld: boolean) =>
          dossier.keep(stream, note, { words: body.reason }, request, { as: 'audit', held: isHeld }));
      const execution = await reports.execute(
        stream,
        { type: 'DiscloseReport', by: person.id, purpose: body.purpose, note, at: attempt.now },
        {
          ...attempt,
          admit: (state) => (state ? barredFrom(confidential, state, caller) : refuse('not-found')),
          beforeAppend: keepingPersons([person], keepReason),
        },
      );
      // Nothing is shown before it stands in the history that it was.
      return answer(execution, async (_, version) => {
        const kept = await reportOf(dossier, id);
        const { contact = null, parties = [], position = null } = kept ?? {};
        return created({ contact, parties: [...parties], position }, version);
      });
    }),

    on(eraseReport, (call) =>
      erase(call, call.params.id, async (state) => {
        const kept = await reportOf(dossier, call.params.id);
        return kept?.reporter === call.caller.sub ? undefined : notOverseen(confidential, state, call.caller);
      }),
    ),

    on(eraseTracked, (call) =>
      erase(call, idOfTrackingCode(call.params.code), async (state) =>
        state.anonymous ? undefined : refuse('not-found'),
      ),
    ),

    on(holdReport, (call) => {
      const { params, body, caller, attempt } = call;
      const stream = reportStream(params.id);
      const refused = async () => {
        const state = await load(params.id);
        return state ? notOverseen(confidential, state, caller) : refuse('not-found');
      };
      const holding = { dossier, stream, refused, load: () => load(params.id) };
      return held(call, holding, (it) =>
        reports.execute(stream, { type: 'HoldReport', ...body, at: attempt.now }, it),
      );
    }),

    ...personalData(deps),
  ];
}

import type { NewReport } from '@maplebridge/contracts/intake';
import { coarse, type LngLat, toWgs84 } from '@maplebridge/directory';
import { type Caller, coversArea, isStaff, type ProblemReply, refuse } from '@maplebridge/lambda';
import { type SplitAnswers, splitAnswers } from '../domain/answers.ts';
import type { ReceiveReport } from '../report/commands.ts';
import type { ReportPersonalData } from '../report/personal-data.ts';
import type { IntakeRules } from './city-rules.ts';
import { originProblem } from './origin-claims.ts';

/** Number of parties in a dispute when none are named. */
const usualParties = 2;

/** Facts may refer only to existing parties. Parties have letters, in the order in which they are named. */
function unknownParty({
  facts = {},
  parties,
}: Extract<NewReport, { kind: 'dispute' }>): ProblemReply | undefined {
  const known = [...'ABCDEFGHIJ'].slice(0, parties?.length ?? usualParties);
  const fields = ['minors', 'suspects'] as const;
  const field = fields.find((name) => facts[name]?.some((party) => !known.includes(party)));
  return field && { ...refuse('unknown-party'), field: `/facts/${field}` };
}

/** Checks a new report and splits it into the command, without personal data, and the record for the personal-data store. */
export function receive(
  body: NewReport,
  caller: Caller | undefined,
  rules: IntakeRules,
  now: string,
): { readonly command: ReceiveReport; readonly personalData: ReportPersonalData } | ProblemReply {
  const denied = originProblem(body, caller);
  if (denied) return denied;
  const { crs = 'WGS-84', ...given } = body.position;
  const position = toWgs84(given, crs);
  const area = rules.geography.areaAt(position);
  if (!area) return { ...refuse('outside-city'), field: '/position' };
  const dispute = body.kind === 'dispute' ? body : undefined;
  const unknown = dispute && unknownParty(dispute);
  if (unknown) return unknown;
  const answers = splitAnswers(rules.questionsFor(body.kind, body.category), body.answers);
  if ('rejected' in answers) return answers;
  const { facts, texts } = answers;
  const allTexts = [body.words, ...Object.values(texts)];
  return {
    command: {
      type: 'ReceiveReport',
      kind: body.kind,
      category: body.category,
      channel: body.channel,
      area,
      position: coarse(position),
      ...(dispute?.facts && { facts: dispute.facts }),
      ...(dispute?.parties && { partyCount: dispute.parties.length }),
      anonymous: !caller,
      ...(rules.confidential.inWords(allTexts) && { confidential: true as const }),
      triage: rules.triagePolicy.decide({
        ...{ kind: body.kind, category: body.category, facts: dispute?.facts, flags: body.danger },
        parties: dispute?.parties?.length,
        texts: allTexts,
        grid: rules.geography.gridAt(position)?.id,
      }),
      ...(hasAny(facts) && { answers: facts }),
      ...(body.language && { language: body.language }),
      at: body.receivedAt ?? now,
      now,
      mayBackdate: caller !== undefined && isStaff(caller) && coversArea(caller, area),
      recordsFrom: rules.recordsFrom,
    },
    personalData: personalDataOf(body, caller, position, texts),
  };
}

function personalDataOf(
  body: NewReport,
  caller: Caller | undefined,
  position: LngLat,
  answers: SplitAnswers['texts'],
): ReportPersonalData {
  return {
    words: body.words,
    position,
    ...(caller && { reporter: caller.sub }),
    ...(body.contact && { contact: body.contact }),
    ...(body.kind === 'dispute' && body.parties && { parties: body.parties }),
    ...(hasAny(answers) && { answers }),
  };
}

const hasAny = (answers: object): boolean => Object.keys(answers).length > 0;

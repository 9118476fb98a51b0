import type { NewReport } from '@maplebridge/contracts/intake';
import { coarse, type Geography, toWgs84 } from '@maplebridge/directory';
import { type Caller, coversArea, isStaff, type Refusal, refuse } from '@maplebridge/lambda';
import { barredClaim } from './claims.ts';
import type { ReceiveReport } from './report/commands.ts';

/** What goes to the dossier: who and in which words, and where exactly. */
export interface ReportDossier {
  readonly words: string;
  readonly position: { readonly lng: number; readonly lat: number };
  /** The account of a signed-in reporter, who may read the report later. */
  readonly reporter?: string | undefined;
  readonly contact?: NewReport['contact'];
  readonly parties?: Extract<NewReport, { kind: 'dispute' }>['parties'];
}

/** What the city says of taking in: where its areas lie, and the instant from which records may be entered later. */
export interface IntakeRules {
  readonly geography: Geography;
  readonly recordsFrom: string;
}

/** Parts a report into the command, which may be seen, and the dossier, which may not. */
export function receive(
  body: NewReport,
  caller: Caller | undefined,
  { geography, recordsFrom }: IntakeRules,
  now: string,
): { readonly command: ReceiveReport; readonly dossier: ReportDossier } | Refusal {
  const barred = barredClaim(body, caller);
  if (barred) return barred;
  const { crs = 'WGS-84', ...given } = body.position;
  const position = toWgs84(given, crs);
  const area = geography.areaAt(position);
  if (!area) return { ...refuse('outside-city'), field: '/position' };
  const dispute = body.kind === 'dispute' ? body : undefined;
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
      at: body.receivedAt ?? now,
      now,
      mayBackdate: caller !== undefined && isStaff(caller) && coversArea(caller, area),
      recordsFrom,
    },
    dossier: {
      words: body.words,
      position,
      ...(caller && { reporter: caller.sub }),
      ...(body.contact && { contact: body.contact }),
      ...(dispute?.parties && { parties: dispute.parties }),
    },
  };
}

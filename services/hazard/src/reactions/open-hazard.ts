import type { CloudEvent } from '@maplebridge/contracts';
import type { HazardSource, InspectionEvent } from '@maplebridge/contracts/hazard';
import type { ReportEvent } from '@maplebridge/contracts/intake';
import type { CommandContext } from '@maplebridge/event-log';
import type { Handled } from '@maplebridge/lambda';
import type { HazardLog } from '../deps.ts';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import type { FindHazard } from '../hazard/commands.ts';
import { hazardStream } from '../hazard/stream.ts';
import { inspectionOf } from '../inspection/stream.ts';
import { knownBefore, type View } from '../read-model/earlier-hazards.ts';
import { hazardIdFor } from './derived-ids.ts';

export interface OpeningDeps {
  readonly hazards: HazardLog;
  readonly view: View;
  readonly policy: SafetyPolicy;
}

type Received = Extract<ReportEvent, { type: 'received' }>['data'];
type Answered = Extract<InspectionEvent, { type: 'answered' }>['data'];

/** A patrol and a partner are no strangers whose name must stay unknown; all others are (Work Safety Law arts 74, 76). */
const sources: Partial<Record<Received['channel'], HazardSource>> = { patrol: 'patrol', partner: 'partner' };

/**
 * Opens the hazard of a report, by the event that tells of it: told twice, it is one. Whose hazard it is nobody knows yet, and the
 * words stay with intake, where alone it is known who reported.
 */
export async function openFromReport(
  { hazards }: OpeningDeps,
  { id, subject, time, data }: CloudEvent<Received>,
  context: CommandContext,
): Promise<Handled> {
  const { kind, category, area, position, channel } = data;
  if (kind !== 'hazard') return { ignored: `${kind} is no hazard` };
  const reportId = subject.replace(/^report-/, '');
  return open(hazards, hazardIdFor(id), context, {
    type: 'FindHazard',
    kind: category as FindHazard['kind'],
    source: sources[channel] ?? 'report',
    ...{ area, park: null, position, reportId, similar: [] },
    ...{ at: time, now: context.now },
  });
}

/** Opens the hazard of a finding, by the event that tells of it; its words stand with the inspection. */
export async function openFromFinding(
  { hazards, view, policy }: OpeningDeps,
  { id, subject, time, data }: CloudEvent<Answered>,
  context: CommandContext,
): Promise<Handled> {
  const { enterprise, unit, area, park, pack, item, answer, note } = data;
  if (answer !== 'finding') return { ignored: `${answer} is no finding` };
  const clause = { pack, item };
  return open(hazards, hazardIdFor(id), context, {
    type: 'FindHazard',
    // What is inspected are units of hazardous chemicals.
    kind: 'hazardous-chemicals',
    source: 'inspection',
    ...{ enterprise, unit, area, park, clause, inspection: inspectionOf(subject) },
    ...(await knownBefore(view, policy, { enterprise, unit, clause }, time)),
    ...(note && { note }),
    ...{ at: time, now: context.now },
  });
}

async function open(
  hazards: HazardLog,
  id: string,
  context: CommandContext,
  command: FindHazard,
): Promise<Handled> {
  const result = await hazards.execute(hazardStream(id), command, context);
  if (result.outcome === 'appended') return 'handled';
  if (result.outcome === 'unchanged') return { ignored: 'it is open already' };
  throw new Error(`hazard ${id} was not opened: ${JSON.stringify(result)}`);
}

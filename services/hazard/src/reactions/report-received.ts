import type { CloudEvent } from '@maplebridge/contracts';
import type { HazardSource } from '@maplebridge/contracts/hazard';
import type { ReportEvent } from '@maplebridge/contracts/intake';
import type { CommandContext } from '@maplebridge/event-log';
import type { Handled } from '@maplebridge/lambda';
import type { HazardLog } from '../deps.ts';
import type { FindHazard } from '../hazard/commands.ts';
import { hazardIdFor } from './derived-ids.ts';
import { openHazard } from './open-hazard.ts';

export interface ReportReceivedDeps {
  readonly hazards: HazardLog;
}

type Received = Extract<ReportEvent, { type: 'received' }>['data'];

/** The source is named for patrols and partners only: all other reporters stay confidential (Work Safety Law arts 74, 76). */
const sources: Partial<Record<Received['channel'], HazardSource>> = { patrol: 'patrol', partner: 'partner' };

/**
 * Opens the hazard of a report. The enterprise is not known yet. The words stay with intake, the only service that knows who
 * reported.
 */
export async function reportReceived(
  { hazards }: ReportReceivedDeps,
  { id, subject, time, data }: CloudEvent<Received>,
  context: CommandContext,
): Promise<Handled> {
  const { kind, category, area, position, channel } = data;
  if (kind !== 'hazard') return { ignored: `${kind} is not a hazard` };
  const reportId = subject.replace(/^report-/, '');
  return openHazard(hazards, hazardIdFor(id), context, {
    type: 'FindHazard',
    kind: category as FindHazard['kind'],
    source: sources[channel] ?? 'report',
    ...{ area, park: null, position, reportId, similar: [] },
    ...{ at: time, now: context.now },
  });
}

import type { CloudEvent } from '@maplebridge/contracts';
import type { InspectionEvent } from '@maplebridge/contracts/hazard';
import type { CommandContext } from '@maplebridge/event-log';
import type { Handled } from '@maplebridge/lambda';
import type { HazardLog } from '../deps.ts';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import { inspectionOf } from '../inspection/stream.ts';
import { earlierHazards } from '../read-model/earlier-hazards.ts';
import type { View } from '../read-model/view.ts';
import { hazardIdFor } from './derived-ids.ts';
import { openHazard } from './open-hazard.ts';

export interface ItemAnsweredDeps {
  readonly hazards: HazardLog;
  readonly view: View;
  readonly policy: SafetyPolicy;
}

type Answered = Extract<InspectionEvent, { type: 'answered' }>['data'];

/** Opens the hazard of a finding; its words are in the personal data of the inspection. */
export async function itemAnswered(
  { hazards, view, policy }: ItemAnsweredDeps,
  { id, subject, time, data }: CloudEvent<Answered>,
  context: CommandContext,
): Promise<Handled> {
  const { enterprise, unit, area, park, pack, item, answer, note } = data;
  if (answer !== 'finding') return { ignored: `${answer} is not a finding` };
  const clause = { pack, item };
  return openHazard(hazards, hazardIdFor(id), context, {
    type: 'FindHazard',
    // Inspected units hold hazardous chemicals.
    kind: 'hazardous-chemicals',
    source: 'inspection',
    ...{ enterprise, unit, area, park, clause, inspection: inspectionOf(subject) },
    ...(await earlierHazards(view, policy, { enterprise, unit, clause }, time)),
    ...(note && { note }),
    ...{ at: time, now: context.now },
  });
}

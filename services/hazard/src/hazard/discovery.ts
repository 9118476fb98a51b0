import type { FindHazard, PlaceHazard } from './commands.ts';
import type { Decision } from './decision.ts';
import { followUp } from './report-follow-up.ts';
import type { Hazard } from './state.ts';

export function findHazard({ type: _type, now: _now, at, reportId, ...data }: FindHazard): Decision {
  return [{ type: 'found', at, data }, ...followUp(at, reportId, { step: 'opened' })];
}

/** Assigns a hazard to an enterprise, which may not be known when it is found, or corrects the enterprise. */
export function placeHazard({ type: _type, now: _now, at, ...data }: PlaceHazard, state: Hazard): Decision {
  const same = state.enterprise === data.enterprise && state.unit === data.unit;
  return same ? [] : [{ type: 'placed', at, data }];
}

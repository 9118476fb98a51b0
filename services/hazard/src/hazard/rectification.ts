import { reject } from '@maplebridge/event-log';
import type { AddEvidence, RectifyHazard } from './commands.ts';
import type { Decision } from './decision.ts';
import type { Hazard } from './state.ts';

export function addEvidence({ at, phase, photos }: AddEvidence, state: Hazard): Decision {
  const fresh = photos.filter((id) => !state.photos.some((known) => known.id === id));
  return fresh.length ? [{ type: 'evidence-added', at, data: { phase, photos: fresh } }] : [];
}

/**
 * A rectification needs a photo taken after the work. After a failed review it needs a new photo.
 */
export function rectifyHazard({ at, by, note }: RectifyHazard, state: Hazard): Decision {
  const { order, grading, escalatedTo } = state;
  if (!order || !grading) return reject('order-missing');
  if (state.status !== 'rectifying') {
    return state.rectifiedBy.at(-1) === by ? [] : reject('order-missing', 'it waits to be looked at again');
  }
  if (!state.shown) return reject('evidence-missing');
  return [
    { type: 'rectified', at, data: { by, grade: grading.grade, ...(escalatedTo && { escalatedTo }), note } },
  ];
}

import type { InspectionSummary, Inspection as InspectionView } from '@maplebridge/contracts/hazard';
import { type Checklists, pinned } from '../../inspection/checklists.ts';
import { isMissed } from '../../inspection/missed.ts';
import { findingsOf, type Inspection } from '../../inspection/state.ts';

export function summary(id: string, state: Inspection): InspectionSummary {
  const { enterprise, unit, area, park, status, checklist, dueAt, completedAt } = state;
  return {
    id,
    enterprise,
    unit,
    area,
    park,
    status,
    checklist,
    dueAt,
    missed: isMissed(state),
    ...(completedAt && { completedAt }),
    findings: findingsOf(state),
  };
}

/** An inspection as callers see it, every question of its checklist answered or open; `hazardOf` a finding goes by its event’s version. */
export function presentInspection(
  checklists: Checklists,
  id: string,
  state: Inspection,
  hazardOf: (version: number) => string,
): InspectionView {
  const { official, inspectors, answers } = state;
  return {
    ...summary(id, state),
    ...(official !== undefined && { official }),
    inspectors: [...inspectors],
    answers: pinned(checklists, state.checklist).items.map(({ item, en, zh }) => {
      const given = answers[item];
      return {
        item,
        question: { en, zh },
        answer: given?.answer ?? null,
        photos: [...(given?.photos ?? [])],
        ...(given?.answer === 'finding' && { hazard: hazardOf(given.version) }),
      };
    }),
  };
}

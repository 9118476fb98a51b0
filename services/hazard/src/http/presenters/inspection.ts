import type { Inspection as InspectionView } from '@maplebridge/contracts/hazard';
import { type Checklists, pinned } from '../../inspection/checklists.ts';
import type { Inspection } from '../../inspection/state.ts';
import { inspectionSummary } from '../../read-model/inspections.ts';

/** An inspection as callers see it, with every question of its checklist. `hazardOf` gives the hazard of a finding by the version of its event. */
export function presentInspection(
  checklists: Checklists,
  id: string,
  state: Inspection,
  hazardOf: (version: number) => string,
): InspectionView {
  const { official, inspectors, answers } = state;
  return {
    ...inspectionSummary(id, state),
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

import type { Case, Milestone } from './state.ts';

/** With what is counted once having happened. */
export const reaching = (state: Case, milestone: Milestone): Case =>
  state.milestones.includes(milestone) ? state : { ...state, milestones: [...state.milestones, milestone] };

/** Said of what happens for the first time in the life of a case. */
export const first = <K extends string>(
  key: K,
  milestone: Milestone,
  { milestones }: Case,
): { [_ in K]?: true } => (milestones.includes(milestone) ? {} : ({ [key]: true } as { [_ in K]: true }));

/** Since when the case waited, said of what takes it up. */
export const waited = ({ takenUp, begunAt }: Case): { waitedSince?: string } =>
  takenUp ? {} : { waitedSince: begunAt };

import type { Case } from './state.ts';

/** Whether a case waits for someone to lead it: what is settled on the spot is led by the officer there. */
export const isVacant = ({ status, assignment, routing }: Case): boolean =>
  status === 'open' && !assignment && (routing.panel?.length ?? 0) > 0;

import {
  isProblem,
  type Maplebridge,
  newKey,
  type Problem,
  type ProblemCode,
  type Schema,
} from '@maplebridge/client';

export interface Draft {
  readonly key: string;
  readonly report: Schema<'NewReport'>;
  /** Why it was refused: its reporter must look at it. */
  refused?: ProblemCode;
}

/** To be kept on the phone before anything is sent; its key stays with it. */
export const draft = (report: Schema<'NewReport'>): Draft => ({ key: newKey(), report });

/** Sends what is kept, as soon as there is a network, and answers what is to be kept further. */
export async function sendKept(api: Maplebridge, kept: readonly Draft[]): Promise<Draft[]> {
  const left: Draft[] = [];
  for (const it of kept) {
    try {
      await api.post('/reports', { body: it.report }, { key: it.key });
    } catch (error) {
      // No network still, or lost before the answer: sent again with its key, the report is taken in once all the same.
      left.push(isProblem(error) && isFinal(error) ? { ...it, refused: error.code } : it);
    }
  }
  return left;
}

/** Whether it would be refused again: not for want of a fresh token, nor for haste, nor by a fault. */
const isFinal = ({ status }: Problem): boolean => status < 500 && status !== 401 && status !== 429;

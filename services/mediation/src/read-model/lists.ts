/** The lists of cases: the index of each, and the row attributes that are its keys. */
export const lists = {
  board: { index: 'byBoard', partition: 'board', order: 'boardKey' },
  category: { index: 'byCategory', partition: 'categoryBoard', order: 'boardKey' },
  tier: { index: 'byTier', partition: 'tierBoard', order: 'boardKey' },
  mediator: { index: 'byMediator', partition: 'mediator', order: 'leadKey' },
  updated: { index: 'byUpdated', partition: 'station', order: 'updatedKey' },
  due: { index: 'byDue', partition: 'dueBoard', order: 'dueKey' },
  overdue: { index: 'byOverdue', partition: 'overdueBoard', order: 'overdueKey' },
  waiting: { index: 'byWaiting', partition: 'waitingBoard', order: 'boardKey' },
} as const;
export type CaseList = (typeof lists)[keyof typeof lists];

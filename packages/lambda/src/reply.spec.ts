import { limits } from '@maplebridge/contracts';
import { limitReached } from '@maplebridge/event-log';
import { expect, test } from 'vitest';
import { problemOf } from './reply.ts';

const { most } = limits['report-messages'];

test.each([
  ['zh', '同一诉求的补充说明已达上限'],
  ['en', 'messages of the reporter on one report'],
] as const)(
  'a reached limit is named in the language of the caller (%s), with its number',
  (language, what) => {
    const told = problemOf(limitReached('report-messages'), language, 'r-1');
    expect(told).toMatchObject({
      status: 409,
      code: 'limit-reached',
      limit: { name: 'report-messages', most },
    });
    expect(told.detail).toContain(what);
    expect(told.detail).toContain(String(most));
  },
);

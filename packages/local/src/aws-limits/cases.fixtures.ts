import { dynamodbCases, fittingDynamodb } from './dynamodb-cases.fixtures.ts';
import type { Case } from './endpoint.fixtures.ts';
import { fittingMessages, messageCases } from './message-cases.fixtures.ts';

export const cases: readonly Case[] = [
  ...dynamodbCases,
  ...messageCases,
  {
    id: 's3-key',
    what: 'a key of 1025 bytes',
    request: () => ({ service: 's3', path: `/bucket/${'k'.repeat(1025)}` }),
  },
  {
    id: 's3-metadata',
    what: 'metadata of more than 2 KB',
    request: () => ({ service: 's3', path: '/bucket/k', headers: { 'x-amz-meta-a': 'x'.repeat(2048) } }),
  },
  ...(['604801', '-1', 'x'] as const).map((expires) => ({
    id: 's3-presigned-expiry' as const,
    what: `a presigned URL that expires after ${expires}`,
    request: () => ({
      service: 's3' as const,
      path: `/bucket/k?X-Amz-Credential=operator%2F20260521%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20260521T000000Z&X-Amz-Expires=${expires}`,
    }),
  })),
];

export const fitting: readonly Omit<Case, 'id'>[] = [...fittingDynamodb, ...fittingMessages];

import { expect, test } from 'vitest';
import { type ConsumerDeps, consumers } from './consumers.ts';
import { subscriptions } from './subscriptions.ts';

test('every subscribed event type has a consumer, and every consumer is subscribed', () => {
  const consumed = consumers({} as ConsumerDeps, () => '2026-06-01T00:00:00Z').flatMap(({ types }) => types);
  expect(consumed.toSorted()).toEqual(subscriptions.toSorted());
});

import { aggregateLog } from '@maplebridge/event-log';
import { memoryStore } from '@maplebridge/event-log/memory';
import { expect, test } from 'vitest';
import { reportDecider } from '../report/stream.ts';
import { absorbing } from './merged.ts';
import { progressConsumers } from './progress.ts';
import { subscriptions } from './subscriptions.ts';

test('the inbox consumes exactly the event types that its queue subscribes to', () => {
  const reports = aggregateLog(memoryStore(), reportDecider);
  const now = () => '2019-05-21T02:00:00.000Z';
  const consumers = [absorbing(reports, now), ...progressConsumers(reports, now)];
  expect(consumers.flatMap(({ types }) => types).sort()).toEqual([...subscriptions].sort());
});

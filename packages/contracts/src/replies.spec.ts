import { expect, test } from 'vitest';
import { hazardRoutes } from './hazard/index.ts';
import { mediationRoutes } from './mediation/index.ts';
import { allReplies } from './replies.ts';
import { repliedId, replies, replyMessage } from './reply.ts';
import type { RouteDefinition } from './route.ts';
import { routeKey } from './route.ts';

const id = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
const [task] = allReplies;
if (!task) throw new Error('there are replies');
const reply = {
  specversion: '1.0',
  id: '0197b2a4-6d1e-7c3b-9a52-3f0c8e4d7b61',
  source: '/departments/court',
  type: 'maplebridge.reply.mediation.case.task-answered.v1',
  subject: `case-${id}`,
  data: { status: 'done', notes: 'Heard both sides.' },
};

test('the types are what departments have built on', () =>
  expect(allReplies.map(({ type, route }) => [type, routeKey(route)])).toEqual([
    ['maplebridge.reply.mediation.case.task-answered.v1', 'POST /cases/{id}/tasks/{department}/receipts'],
    ['maplebridge.reply.hazard.hazard.graded.v1', 'POST /hazards/{id}/gradings'],
    ['maplebridge.reply.hazard.hazard.rectification-ordered.v1', 'POST /hazards/{id}/orders'],
    ['maplebridge.reply.hazard.hazard.order-extended.v1', 'POST /hazards/{id}/extensions'],
    ['maplebridge.reply.hazard.hazard.dismissed.v1', 'POST /hazards/{id}/dismissals'],
  ]));

test('a reply is the body of its route in an envelope', () => {
  expect(replyMessage(task).parse(reply)).toEqual(reply);
  const wrong = [
    { id: 'short' },
    { source: '/zhenjiang/court' },
    { subject: `hazard-${id}` },
    { data: { status: 'maybe' } },
    { data: undefined },
  ];
  for (const over of wrong) expect(replyMessage(task).safeParse({ ...reply, ...over }).success).toBe(false);
});

test('whatever a path asks for besides the id is known of the queue', () => {
  const params = allReplies.flatMap(({ route }) => route.path.match(/(?<=\{)\w+(?=\})/g) ?? []);
  expect([...new Set(params)]).toEqual(['id', 'department']);
});

test('the stream is found by the subject', () => {
  expect(repliedId(task, `case-${id}`)).toBe(id);
  expect(repliedId(task, `hazard-${id}`)).toBeUndefined();
  expect(repliedId(task, 'case-x')).toBeUndefined();
});

test('what is not for departments cannot be answered by message', () => {
  const closing = [...mediationRoutes, ...hazardRoutes].find(
    ({ operationId }) => operationId === 'closeCase',
  );
  expect(() =>
    replies('mediation', 'case', {
      closed: closing as RouteDefinition as Parameters<typeof replies>[2][string],
    }),
  ).toThrow('closeCase is not for departments');
});

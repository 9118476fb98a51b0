import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AwsProxy, startAwsProxy } from '../aws-proxy/aws-proxy.ts';
import { type Engines, startEngines } from '../engines/index.ts';
import { hostCheck } from '../hosts.ts';
import { cases, fitting } from './cases.fixtures.ts';
import { type Case, call, type Endpoint, prepare } from './endpoint.fixtures.ts';
import { awsLimits, type LimitId } from './limit-rows.ts';
import { reservedWords } from './reserved-words.fixtures.ts';

const state = mkdtempSync(join(tmpdir(), 'maplebridge-limits-'));
let engines: Engines;
let awsProxy: AwsProxy;
let endpoint: Endpoint;
beforeAll(async () => {
  engines = await startEngines(state);
  const operator = { accessKeyId: 'operator', secretAccessKey: 'of-this-test' };
  awsProxy = await startAwsProxy(engines, { port: 0, operator, hosts: hostCheck() });
  endpoint = await prepare(awsProxy.endpoint);
});
afterAll(async () => {
  await awsProxy.stop();
  await engines.stop();
  rmSync(state, { recursive: true, force: true });
});

describe('the local endpoint refuses what AWS refuses, with its error and status', () => {
  test.each(cases)('$id: $what', async ({ id, request, error, status }: Case) => {
    const answer = await call(endpoint, request(endpoint));
    expect([answer.status, answer.error]).toEqual([
      status ?? awsLimits[id].status,
      error ?? awsLimits[id].error,
    ]);
  });

  test('each reserved word, used without a placeholder', async () => {
    expect(reservedWords).toHaveLength(awsLimits['dynamodb-reserved-words'].value);
    const taken: string[] = [];
    for (const word of reservedWords) {
      const body = {
        TableName: 'pairs',
        Key: { pk: { S: 'p' }, sk: { S: 's' } },
        UpdateExpression: `SET ${word} = :v`,
        ExpressionAttributeValues: { ':v': { S: '1' } },
      };
      const answer = await call(endpoint, { service: 'dynamodb', operation: 'UpdateItem', body });
      if (answer.error !== 'ValidationException') taken.push(word);
    }
    expect(taken).toEqual([]);
  });

  test('every row of the table has a case', () => {
    const rows = Object.keys(awsLimits) as LimitId[];
    expect(rows.filter((id) => !cases.some((it) => it.id === id))).toEqual([]);
  });
});

describe('and accepts requests exactly at the limit', () => {
  test.each(fitting)('$what', async ({ request }) => {
    const answer = await call(endpoint, request(endpoint));
    expect([answer.status, answer.error]).toEqual([200, undefined]);
  });
});

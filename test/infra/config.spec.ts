import { deploymentOf, stageConfig } from '@maplebridge/infra/config';
import { describe, expect, test } from 'vitest';

describe('the context', () => {
  test('names a city and a stage, with defaults', () =>
    expect(deploymentOf({ '@aws-cdk/core:x': true, 'aws:cdk:y': [] })).toMatchObject({
      cityName: 'zhenjiang',
      stageName: 'dev',
    }));

  test.each([
    [{ isuer: 'https://id.example.org' }, 'Unrecognized key: "isuer"'],
    [{ city: 'atlantis' }, 'There is no city "atlantis"; there are: zhenjiang'],
    [{ stage: 'moon' }, 'There is no stage "moon"; there are: dev, local, prod'],
    [{ issuer: 'https://id.example.org' }, 'an issuer and its audience are given together'],
    [{ issuer: 'http://id.example.org', audience: 'a' }, 'must be https'],
    [{ issuer: 'https://id.example.org/', audience: 'a' }, 'must not end with a slash'],
  ])('%j is refused', (context, why) => expect(() => deploymentOf(context)).toThrow(why));
});

describe('a stage', () => {
  const good = {
    protect: true,
    logRetentionDays: 180,
    throttle: { rate: 1, burst: 1 },
    corsOrigins: [],
    alarmEmails: [],
  };
  test('that is complete is accepted', () => expect(stageConfig(good, 'f')).toEqual(good));

  test.each([
    [{ ...good, protekt: true }, 'Unrecognized key: "protekt"'],
    [{ ...good, logRetentionDays: 30 }, 'logRetentionDays'],
    [{ ...good, alarmEmails: ['nobody'] }, 'alarmEmails[0]'],
    [{ ...good, throttle: undefined }, 'throttle'],
    [{ ...good, apiUrl: 'https://api.example.org/' }, 'must not end with a slash'],
    [{ ...good, apiUrl: 'http://api.example.org' }, 'must be https'],
  ])('%# is refused with its place', (stage, why) => {
    expect(() => stageConfig(stage, 'infra/stages/x.json')).toThrow(why);
    expect(() => stageConfig(stage, 'infra/stages/x.json')).toThrow('infra/stages/x.json');
  });
});

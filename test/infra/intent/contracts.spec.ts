import asyncapi from '@maplebridge/contracts/asyncapi.json' with { type: 'json' };
import { deploymentOf } from '@maplebridge/infra/config';
import { describe, expect, test } from 'vitest';
import { type Resource, templatesFrom } from '../deployments.ts';
import { list, prod, statements } from './templates.ts';

interface Binding {
  readonly queue: {
    readonly name: string;
    readonly visibilityTimeout: number;
    readonly messageRetentionPeriod: number;
    readonly redrivePolicy: { readonly maxReceiveCount: number };
    readonly policy: {
      readonly statements: readonly { readonly Effect?: string; readonly action: unknown }[];
    };
  };
  readonly deadLetterQueue: { readonly name: string; readonly messageRetentionPeriod: number };
}

const channels = Object.values(asyncapi.channels).map(({ bindings }) => bindings.sqs as unknown as Binding);
const queues = prod.ofType('AWS::SQS::Queue');
const nameOf = (it: Resource) => String(it.Properties.QueueName);

/** The queues that match a documented name with parameters in braces. */
const named = (pattern: string) => {
  const form = new RegExp(`^${pattern.replace(/\{\w+\}/g, '[a-z0-9-]+')}$`);
  return queues.filter(
    (it) => form.test(nameOf(it)) && nameOf(it).endsWith('-dlq') === pattern.endsWith('-dlq'),
  );
};

describe.each(channels)('the description of $queue.name in asyncapi.json', ({ queue, deadLetterQueue }) => {
  test('equals the deployment', () => {
    expect(named(queue.name).length).toBeGreaterThan(0);
    for (const { Properties } of named(queue.name)) {
      expect(Properties).toMatchObject({
        VisibilityTimeout: queue.visibilityTimeout,
        MessageRetentionPeriod: queue.messageRetentionPeriod,
        RedrivePolicy: { maxReceiveCount: queue.redrivePolicy.maxReceiveCount },
      });
      expect(Properties.FifoQueue).toBeUndefined();
    }
    expect(named(deadLetterQueue.name)).toHaveLength(named(queue.name).length);
    for (const { Properties } of named(deadLetterQueue.name))
      expect(Properties.MessageRetentionPeriod).toBe(deadLetterQueue.messageRetentionPeriod);
  });

  test('lists all actions of the principal', () => {
    const principal = '111122223333';
    const deployment = deploymentOf({ stage: 'prod' });
    const partners = deployment.city.partners.map((it) => ({ ...it, principal }));
    const opened = templatesFrom({ ...deployment, city: { ...deployment.city, partners } });
    const allowed = opened
      .ofType('AWS::SQS::QueuePolicy')
      .flatMap(statements)
      .filter(({ Effect, Principal }) => Effect === 'Allow' && JSON.stringify(Principal).includes(principal))
      .map(({ Action }) => list(Action).toSorted().join());
    const [told] = queue.policy.statements;
    expect(allowed).toContain(
      list(told?.action as string | string[])
        .toSorted()
        .join(),
    );
  });
});

describe('events name their schemas and details', () => {
  const urls = (of: Pick<typeof prod, 'ofType'>) =>
    of.ofType('AWS::Lambda::Function').flatMap((it) => {
      const { Variables = {} } = (it.Properties.Environment ?? {}) as { Variables?: Record<string, unknown> };
      return Variables.API_URL === undefined ? [] : [JSON.stringify(Variables.API_URL)];
    });

  test('under the API endpoint from CloudFormation, in every relay', () => {
    expect(urls(prod)).toHaveLength(4);
    for (const url of urls(prod)) expect(url).toMatch(/ImportValue.*ApiEndpoint/);
  });

  test('or under the domain of the stage', () => {
    const deployment = deploymentOf({ stage: 'prod' });
    const apiUrl = 'https://api.example.org';
    const own = templatesFrom({ ...deployment, stage: { ...deployment.stage, apiUrl } });
    expect(urls(own)).toEqual(Array(4).fill(JSON.stringify(apiUrl)));
  });
});

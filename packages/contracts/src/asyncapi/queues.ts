/** The newest that AsyncAPI 3.0.0 knows. */
const bindingVersion = '0.2.0';

/** What SQS keeps a message for at most, in seconds. */
const messageRetentionPeriod = 1_209_600;

interface QueueSettings {
  readonly name: string;
  readonly visibilityTimeout: number;
  readonly maxReceiveCount: number;
  /** What the principal that partners.json names may do. */
  readonly action: readonly string[];
}

/** A queue and its dead-letter queue as bindings tell of them; a test of the templates holds them against what is deployed. */
function pair({ name, visibilityTimeout, maxReceiveCount, action }: QueueSettings) {
  const deadLetters = `${name}-dlq`;
  const queue = {
    name,
    fifoQueue: false,
    visibilityTimeout,
    messageRetentionPeriod,
    redrivePolicy: { deadLetterQueue: { name: deadLetters }, maxReceiveCount },
    policy: {
      statements: [
        { effect: 'Allow', principal: 'the account or role that partners.json names', action },
        {
          effect: 'Deny',
          principal: '*',
          action: 'sqs:*',
          condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    },
  } as const;
  return { queue, deadLetterQueue: { name: deadLetters, fifoQueue: false, messageRetentionPeriod } } as const;
}

const events = pair({
  name: 'maplebridge-{city}-{stage}-partner-{partner}',
  visibilityTimeout: 300,
  maxReceiveCount: 10,
  action: [
    'sqs:ReceiveMessage',
    'sqs:ChangeMessageVisibility',
    'sqs:GetQueueUrl',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
  ],
});

const replies = (service: string) =>
  pair({
    name: `maplebridge-{city}-{stage}-${service}-replies-{partner}`,
    visibilityTimeout: 180,
    maxReceiveCount: 5,
    action: ['sqs:SendMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl'],
  });

export const queueParameters = {
  city: { description: 'The city of the deployment, such as zhenjiang' },
  stage: { description: 'Its stage: dev, local or prod' },
  partner: { description: 'The id of the partner in partners.json, such as court-referrals' },
} as const;

/** Of the channel: the queue a partner reads, and where what it could not handle goes. */
export const eventsBinding = { sqs: { ...events, bindingVersion } } as const;
export const eventsAddress = events.queue.name;

/** Of the channel: the queue a partner answers a service by. */
export const repliesBinding = (service: string) => ({ sqs: { ...replies(service), bindingVersion } });
export const repliesAddress = (service: string): string => replies(service).queue.name;
export const repliesDelivery = (service: string) => ({
  sqs: { queues: Object.values(replies(service)), bindingVersion },
});

/**
 * Of the operation: every event goes to one SNS topic, and each partner's subscription lets through what its filter over the
 * message attributes names. The filter shown is an example; the binding's schema takes a match by itself where SNS takes a list
 * of them.
 */
export const eventsDelivery = {
  sqs: { queues: Object.values(events), bindingVersion },
  sns: {
    topic: { name: 'events' },
    consumers: [
      {
        protocol: 'sqs',
        endpoint: { name: events.queue.name },
        rawMessageDelivery: true,
        filterPolicyScope: 'MessageAttributes',
        filterPolicy: {
          type: { prefix: 'maplebridge.mediation.case.' },
          area: { prefix: '321100/321171/' },
          'department-court': { exists: true },
        },
        redrivePolicy: { deadLetterQueue: { name: events.deadLetterQueue.name } },
      },
    ],
    bindingVersion: '0.1.0',
  },
} as const;

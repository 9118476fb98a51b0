/** How a partner's queue is set up; a test of the templates holds it against what is deployed. */
const delivery = {
  visibilityTimeout: 300,
  messageRetentionPeriod: 1_209_600,
  maxReceiveCount: 10,
} as const;

/** The newest that AsyncAPI 3.0.0 knows. */
const bindingVersion = '0.2.0';
const partnerQueue = 'partner-queue';
const deadLetters = 'partner-queue-dead-letters';

const queue = {
  name: partnerQueue,
  fifoQueue: false,
  visibilityTimeout: delivery.visibilityTimeout,
  receiveMessageWaitTime: 0,
  messageRetentionPeriod: delivery.messageRetentionPeriod,
  redrivePolicy: { deadLetterQueue: { name: deadLetters }, maxReceiveCount: delivery.maxReceiveCount },
  policy: {
    statements: [
      {
        effect: 'Allow',
        principal: 'the account or role that partners.json names',
        action: [
          'sqs:ReceiveMessage',
          'sqs:DeleteMessage',
          'sqs:ChangeMessageVisibility',
          'sqs:GetQueueUrl',
          'sqs:GetQueueAttributes',
        ],
      },
      {
        effect: 'Deny',
        principal: '*',
        action: 'sqs:*',
        condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  },
} as const;

const dead = {
  name: deadLetters,
  fifoQueue: false,
  messageRetentionPeriod: delivery.messageRetentionPeriod,
} as const;

/** Of the channel: the queue a partner reads, and where what it could not handle goes. */
export const queueBinding = { sqs: { queue, deadLetterQueue: dead, bindingVersion } } as const;

/**
 * Of the operation: every event goes to one SNS topic, and each partner's subscription lets through what its filter over the
 * message attributes names. The filter shown is an example;
 * the binding's schema takes a match by itself where SNS takes a list of them.
 */
export const deliveryBinding = {
  sqs: { queues: [queue, dead], bindingVersion },
  sns: {
    topic: { name: 'events' },
    consumers: [
      {
        protocol: 'sqs',
        endpoint: { name: partnerQueue },
        rawMessageDelivery: true,
        filterPolicyScope: 'MessageAttributes',
        filterPolicy: {
          type: { prefix: 'maplebridge.mediation.case.' },
          area: { prefix: '321100/321171/' },
          'department-court': { exists: true },
        },
        redrivePolicy: { deadLetterQueue: { name: deadLetters } },
      },
    ],
    bindingVersion: '0.1.0',
  },
} as const;

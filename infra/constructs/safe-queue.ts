import { dlqOf } from '@maplebridge/directory/partners';
import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { RunbookAlarm } from './runbook-alarm.ts';
import type { ServiceStack } from './service-stack.ts';

/** 256 KiB: what a topic publishes. SQS itself takes 1 MiB since August 2025, which no subscriber of the topic could pass on. */
const maxMessageSizeBytes = 262_144;
const safe = {
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  maxMessageSizeBytes,
} satisfies QueueProps;

/** SQS keeps a message no longer than this. */
const longest = Duration.days(14);

/** The dead-letter queue, whose messages wait for an operator. */
export class DeadLetterQueue extends Queue {
  constructor(stack: ServiceStack, id: string, anchor: string, queueName?: string) {
    super(stack, id, { ...safe, retentionPeriod: longest, ...(queueName && { queueName }) });
    new RunbookAlarm(stack, `${id}Alarm`, {
      metric: this.metricApproximateAgeOfOldestMessage({ statistic: 'max', period: Duration.minutes(5) }),
      above: 0,
      what: `${stack.service}: something could not be handled and waits in ${id}`,
      anchor,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is the end of the line: a person empties it, and an alarm says so',
    });
  }
}

export interface SafeQueueProps {
  /** For queues that others find by name; CloudFormation generates the name by default. */
  readonly name?: string;
  /** 256 KiB by default. */
  readonly maxMessageBytes?: number;
  readonly visibilityTimeout: Duration;
  /** Receives after which a message moves to the dead-letter queue. */
  readonly maxReceiveCount: number;
  /** Runbook sections for messages that wait too long, and for dead letters. */
  readonly anchors: { readonly waiting: string; readonly given: string };
  readonly alarmAfter: Duration;
}

/** A queue with its dead-letter queue, encrypted, and alarms on both. */
export class SafeQueue extends Queue {
  readonly dlq: Queue;
  constructor(stack: ServiceStack, id: string, props: SafeQueueProps) {
    const { name, maxMessageBytes } = props;
    const dlq = new DeadLetterQueue(stack, `${id}Dlq`, props.anchors.given, name && dlqOf(name));
    super(stack, id, {
      ...safe,
      ...(name && { queueName: name }),
      ...(maxMessageBytes && { maxMessageSizeBytes: maxMessageBytes }),
      retentionPeriod: longest,
      visibilityTimeout: props.visibilityTimeout,
      deadLetterQueue: { queue: dlq, maxReceiveCount: props.maxReceiveCount },
    });
    this.dlq = dlq;
    new RunbookAlarm(stack, `${id}Alarm`, {
      metric: this.metricApproximateAgeOfOldestMessage({ statistic: 'max', period: Duration.minutes(5) }),
      above: props.alarmAfter.toSeconds(),
      what: `${stack.service}: messages wait in ${id}`,
      anchor: props.anchors.waiting,
    });
  }
}

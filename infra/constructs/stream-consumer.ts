import { Duration, Validations } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type * as z from 'zod';
import { RunbookAlarm } from './runbook-alarm.ts';
import { DeadLetterQueue } from './safe-queue.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';
import type { ServiceStack } from './service-stack.ts';
import type { EventLog } from './tables.ts';

/**
 * How old a record may grow before it is put aside. The stream forgets after 24 hours; the four that are left are for working
 * off what waits behind it.
 */
const maxRecordAge = Duration.hours(20);

interface StreamConsumerProps<S extends z.ZodType> extends Omit<ServiceFunctionProps<S>, 'timeout'> {
  /** The failure destination, if the function itself must know the queue; created here otherwise. */
  readonly failures?: DeadLetterQueue;
}

/**
 * A function that follows its service's log. Tries are not counted: a number of them that is soon used up would put everything
 * aside in an outage of SNS or of a table. A record that alone cannot be handled is cut out by halving and holds its shard
 * until it is corrected, let go by hand (docs/runbook.md) or too old; see ADR 0021.
 */
export class StreamConsumer<S extends z.ZodType> extends ServiceFunction<S> {
  constructor(
    stack: ServiceStack,
    handlerName: 'relay' | 'views',
    log: EventLog,
    { failures: own, ...props }: StreamConsumerProps<S>,
  ) {
    super(stack, handlerName, { ...props, timeout: Duration.seconds(30) });
    const failures = own ?? new DeadLetterQueue(stack, `${handlerName}-failures`, `${handlerName}-failures`);
    this.addEventSourceMapping('follow', {
      eventSourceArn: log.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      maxRecordAge,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(failures),
    });
    log.grantStreamRead(this);
    Validations.of(this.role as Role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'dynamodb:ListStreams, which Lambda asks for, cannot be confined to a table',
    });
    new RunbookAlarm(stack, `${handlerName}-age`, {
      metric: this.metric('IteratorAge', { statistic: 'max', period: Duration.minutes(5) }),
      above: Duration.minutes(15).toMilliseconds(),
      what: `${stack.service}: ${handlerName} is behind the log`,
      anchor: `${handlerName}-behind`,
    });
  }
}

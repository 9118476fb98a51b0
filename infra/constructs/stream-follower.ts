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
 * A function that follows its service's log. A record that cannot be handled is cut out and put aside after a finite number
 * of tries: the default is to try for a day and let everything behind it wait.
 */
export class StreamFollower<S extends z.ZodType> extends ServiceFunction<S> {
  constructor(
    stack: ServiceStack,
    room: 'relay' | 'views',
    log: EventLog,
    props: Omit<ServiceFunctionProps<S>, 'timeout'>,
  ) {
    super(stack, room, { ...props, timeout: Duration.seconds(30) });
    const failures = new DeadLetterQueue(stack, `${room}-failures`, `${room}-failures`);
    this.addEventSourceMapping('follow', {
      eventSourceArn: log.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      retryAttempts: 10,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(failures),
    });
    log.grantStreamRead(this);
    Validations.of(this.role as Role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'dynamodb:ListStreams, which Lambda asks for, cannot be confined to a table',
    });
    new RunbookAlarm(stack, `${room}-age`, {
      metric: this.metric('IteratorAge', { statistic: 'max', period: Duration.minutes(5) }),
      above: Duration.minutes(15).toMilliseconds(),
      what: `${stack.service}: ${room} is behind the log`,
      anchor: `${room}-behind`,
    });
  }
}

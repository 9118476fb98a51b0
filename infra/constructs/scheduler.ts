import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type * as z from 'zod';
import { RunbookAlarm } from './runbook-alarm.ts';
import { type OwnEnv, ServiceFunction } from './service-function.ts';
import type { ServiceStack } from './service-stack.ts';

export interface SchedulerProps<S extends z.ZodType> {
  readonly env: S;
  readonly environment: OwnEnv<S>;
}

const once = { retryAttempts: 0, maxEventAge: Duration.minutes(1) };

/** Finds passed deadlines every minute. A failed run is not repeated: the next run finds the same deadlines. */
export class Scheduler<S extends z.ZodType> extends ServiceFunction<S> {
  constructor(stack: ServiceStack, props: SchedulerProps<S>) {
    super(stack, 'scheduler', { ...props, timeout: Duration.seconds(50) });
    new Rule(stack, 'DueRun', {
      description: `${stack.service}: what is due?`,
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(this, once)],
    });
    // The rule's own policy ends where Lambda has taken the event; Lambda would run a failed scheduled run twice more.
    this.configureAsyncInvoke(once);
    new RunbookAlarm(stack, 'SchedulerErrors', {
      metric: this.metricErrors({ period: Duration.minutes(5) }),
      above: 0,
      what: `${stack.service}: deadlines are not being checked`,
      anchor: 'scheduler-errors',
    });
  }
}

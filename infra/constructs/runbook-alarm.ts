import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ServiceStack } from './service-stack.ts';

export interface RunbookAlarmProps {
  readonly metric: IMetric;
  /** Alarms when the metric lies above this for two periods in a row; a single period would page for problems that recover by themselves. */
  readonly above: number;
  readonly what: string;
  /** The section of `docs/runbook.md` that says what to do. */
  readonly anchor: string;
}

/** An alarm whose description links to its section of the runbook. */
export class RunbookAlarm extends Alarm {
  constructor(stack: ServiceStack, id: string, { metric, above, what, anchor }: RunbookAlarmProps) {
    super(stack, id, {
      metric,
      threshold: above,
      evaluationPeriods: 2,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `${what}. What to do: docs/runbook.md#${anchor}`,
    });
    this.addAlarmAction(new SnsAction(stack.alarmTopic));
  }
}

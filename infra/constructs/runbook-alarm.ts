import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ServiceStack } from './service-stack.ts';

export interface RunbookAlarmProps {
  readonly metric: IMetric;
  /** Alarms when the metric lies above this for two periods in a row; one would page for what heals by itself. */
  readonly above: number;
  readonly what: string;
  /** The section of `docs/runbook.md` that says what to do. */
  readonly anchor: string;
}

/** An alarm that tells whoever it wakes where to read on. */
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

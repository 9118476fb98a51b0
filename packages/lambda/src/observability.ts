import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';

/** What every handler may tell: ids, types and sizes; never bodies, names or words. */
export interface Observer {
  readonly logger: Logger;
  readonly count: (metric: string, by?: number) => void;
}

/** Service, namespace and level come from the environment that `ServiceFunction` sets. */
export function observed<Event, Result>(
  handle: (event: Event, observer: Observer, context: Context) => Promise<Result>,
) {
  const logger = new Logger();
  const metrics = new Metrics();
  const observer = {
    logger,
    count: (metric: string, by = 1) => void metrics.addMetric(metric, MetricUnit.Count, by),
  };
  return middy<Event, Result>()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .use(logMetrics(metrics, { throwOnEmptyMetrics: false }))
    .handler((event: Event, context: Context) => handle(event, observer, context));
}

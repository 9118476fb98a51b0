import { type RouteDefinition, routeKey } from '@maplebridge/contracts';
import { CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { type CfnStage, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { RunbookAlarm } from '../constructs/runbook-alarm.ts';
import { ServiceStack } from '../constructs/service-stack.ts';
import type { PlatformStack } from './platform.ts';

/** Paths contain ids and codes, so the access log has the route instead of the path. */
const accessLogFields = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  bytes: '$context.responseLength',
  // Not `messageString`, which already contains quotes.
  error: '$context.error.message',
  authorizerError: '$context.authorizer.error',
};

/**
 * The stage of the API, apart from the platform: API Gateway takes the throttle of a route only once the route exists,
 * and the routes come with the services.
 */
export class EdgeStack extends ServiceStack {
  readonly alarmTopic;
  constructor(
    scope: Construct,
    { deployment, alarmTopic, sharedApi }: PlatformStack,
    routes: readonly RouteDefinition[],
  ) {
    super(scope, 'edge', deployment);
    this.alarmTopic = alarmTopic;
    const { throttle, logRetentionDays, protect } = deployment.stage;
    const logGroup = new LogGroup(this, 'AccessLog', {
      retention: logRetentionDays,
      removalPolicy: protect ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: sharedApi.api,
      autoDeploy: true,
      throttle: { rateLimit: throttle.rate, burstLimit: throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    });
    const own = routes.flatMap((route) => {
      const { rate, burst } = route.throttle ?? {};
      return rate === undefined
        ? []
        : [[routeKey(route), { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst }]];
    });
    (stage.node.defaultChild as CfnStage).routeSettings = Object.fromEntries(own);

    new RunbookAlarm(this, 'ServerErrors', {
      metric: stage.metricServerError({ period: Duration.minutes(5), statistic: 'sum' }),
      above: 0,
      what: 'The API answers with faults',
      anchor: 'api-errors',
    });
    new CfnOutput(this, 'ApiUrl', {
      value: deployment.stage.apiUrl ?? stage.url,
      description: 'Where client apps call',
    });
  }
}

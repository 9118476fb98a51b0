import { platformRoutes } from '@maplebridge/contracts/platform';
import { ApiEnv } from '@maplebridge/platform/env';
import { CfnOutput, Duration, Validations } from 'aws-cdk-lib';
import {
  CorsHttpMethod,
  HttpApi,
  HttpAuthorizer,
  HttpAuthorizerType,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { Deployment } from '../config.ts';
import { DeploymentSecret } from '../constructs/deployment-secret.ts';
import { acknowledgeOpen, HttpService, type SharedApi } from '../constructs/http-service.ts';
import { type Issuer, userPool } from '../constructs/identity.ts';
import { PartnerDashboard } from '../constructs/partner-dashboard.ts';
import { PartnerQueue } from '../constructs/partner-queue.ts';
import { ServiceStack } from '../constructs/service-stack.ts';

/** Resources that services share: the event topic, the HTTP API and the partners' queues. */
export class PlatformStack extends ServiceStack {
  readonly alarmTopic: Topic;
  readonly topic: Topic;
  readonly sharedApi: SharedApi;
  readonly secret: DeploymentSecret;

  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'platform', deployment);
    this.alarmTopic = this.#alarms();
    this.topic = new Topic(this, 'Events', {
      displayName: `Maplebridge events of ${deployment.city.name.en}`,
      enforceSSL: true,
      masterKey: Alias.fromAliasName(this, 'TopicKey', 'alias/aws/sns'),
    });
    this.secret = new DeploymentSecret(this);
    const api = this.#api();
    this.sharedApi = {
      api: HttpApi.fromHttpApiAttributes(this, 'ApiRef', { httpApiId: api.apiId }),
      authorizer: this.#authorizer(api),
      url: deployment.stage.apiUrl ?? api.apiEndpoint,
    };
    this.#openRoutes();
    const { city } = deployment;
    for (const partner of city.partners) new PartnerQueue(this, partner, this.topic, city);
    new PartnerDashboard(this, city.partners);
    new CfnOutput(this, 'EventsTopic', {
      value: this.topic.topicArn,
      description: 'Every event of every service',
    });
  }

  #alarms(): Topic {
    const topic = new Topic(this, 'Alarms', { displayName: 'Maplebridge alarms', enforceSSL: true });
    for (const email of this.deployment.stage.alarmEmails)
      topic.addSubscription(new EmailSubscription(email));
    // A topic without a policy lets its account publish; `enforceSSL` adds a policy with a Deny, which replaces that default.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    Validations.of(topic).acknowledge({
      id: 'AwsSolutions-SNS2',
      reason: 'CloudWatch cannot publish under the key of the account; alarms name resources alone',
    });
    return topic;
  }

  #api(): HttpApi {
    const { corsOrigins } = this.deployment.stage;
    return new HttpApi(this, 'Api', {
      apiName: this.stackName,
      description: 'Maplebridge',
      createDefaultStage: false,
      ...(corsOrigins.length && {
        corsPreflight: {
          allowOrigins: corsOrigins,
          allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST],
          allowHeaders: [
            'authorization',
            'content-type',
            'accept-language',
            'idempotency-key',
            'if-match',
            'if-none-match',
            'traceparent',
          ],
          exposeHeaders: ['apigw-requestid', 'content-disposition', 'etag', 'location', 'retry-after'],
          maxAge: Duration.hours(1),
        },
      }),
    });
  }

  #authorizer(api: HttpApi): SharedApi['authorizer'] {
    const { identity } = this.deployment;
    const { issuer, audience }: Issuer = identity.issuer === undefined ? userPool(this) : identity;
    const { authorizerId } = new HttpAuthorizer(this, 'Token', {
      httpApi: api,
      type: HttpAuthorizerType.JWT,
      identitySource: ['$request.header.Authorization'],
      jwtIssuer: issuer,
      jwtAudience: [audience],
    });
    new CfnOutput(this, 'TokenIssuer', { value: issuer, description: 'Whose tokens are taken' });
    new CfnOutput(this, 'TokenAudience', {
      value: audience,
      description: 'For whom tokens must be made out',
    });
    return HttpAuthorizer.fromHttpAuthorizerAttributes(this, 'TokenRef', {
      authorizerId,
      authorizerType: 'JWT',
    });
  }

  #openRoutes(): void {
    const service = new HttpService(this, {
      sharedApi: this.sharedApi,
      routes: platformRoutes,
      env: ApiEnv,
      environment: {},
    });
    const rest = new HttpRoute(this, 'Rest', {
      httpApi: this.sharedApi.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('rest-integration', service),
      authorizer: new HttpNoneAuthorizer(),
    });
    acknowledgeOpen(rest, 'It tells that there is nothing here');
  }
}

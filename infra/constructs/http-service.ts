import { type RouteDefinition, routeKey } from '@maplebridge/contracts';
import { Duration, Validations } from 'aws-cdk-lib';
import {
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  type IHttpApi,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type * as z from 'zod';
import { RunbookAlarm } from './runbook-alarm.ts';
import { type OwnEnv, ServiceFunction } from './service-function.ts';
import type { ServiceStack } from './service-stack.ts';

/** The API in front of all services. */
export interface SharedApi {
  readonly api: IHttpApi;
  readonly authorizer: IHttpRouteAuthorizer;
  /** The base URL for clients, without a trailing slash. */
  readonly url: string;
}

export interface HttpServiceProps<S extends z.ZodType> {
  readonly sharedApi: SharedApi;
  readonly routes: readonly RouteDefinition[];
  readonly env: S;
  readonly environment: Omit<OwnEnv<S>, 'ROLE_CLAIM' | 'AREA_CLAIM' | 'DEPARTMENT_CLAIM'>;
  /** The handler that answers; `api` by default. */
  readonly handlerName?: string;
}

/** A service's routes as its contract lists them, and the function that answers them. */
export class HttpService<S extends z.ZodType> extends ServiceFunction<S> {
  constructor(
    stack: ServiceStack,
    { sharedApi, routes, env, environment, handlerName = 'api' }: HttpServiceProps<S>,
  ) {
    const { roleClaim, areaClaim, departmentClaim } = stack.deployment.identity;
    super(stack, handlerName, {
      env,
      environment: {
        ...environment,
        ROLE_CLAIM: roleClaim,
        AREA_CLAIM: areaClaim,
        DEPARTMENT_CLAIM: departmentClaim,
      } as unknown as OwnEnv<S>,
      timeout: Duration.seconds(10),
    });
    const integration = new HttpLambdaIntegration(`${handlerName}-integration`, this);
    for (const route of routes) {
      const open = route.roles === 'anyone';
      const it = new HttpRoute(stack, route.operationId, {
        httpApi: sharedApi.api,
        routeKey: HttpRouteKey.with(route.path, HttpMethod[route.method]),
        integration,
        authorizer: open ? new HttpNoneAuthorizer() : sharedApi.authorizer,
      });
      if (open) acknowledgeOpen(it, `${routeKey(route)} is for those without an account; it is throttled`);
    }
    new RunbookAlarm(stack, `${handlerName}-errors`, {
      metric: this.metricErrors({ period: Duration.minutes(5) }),
      above: 0,
      what: `${stack.service}: requests to ${handlerName} end in faults`,
      anchor: 'api-errors',
    });
  }
}

/** A route without a token is a decision, and is documented as one. */
export const acknowledgeOpen = (route: HttpRoute, reason: string): void =>
  Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason });

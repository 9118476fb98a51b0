import type { App, Resource } from '../assembly/resources.ts';
import type { Functions } from '../functions/functions.ts';
import type { LambdaFunction } from '../functions/pool.ts';
import type { Rate } from './throttle.ts';

/** A route as the templates have it. */
export interface Route {
  /** `POST /cases/{id}/transfers`, or `$default`. */
  readonly key: string;
  readonly to: LambdaFunction;
  /** The issuer and audience of its tokens; undefined for a route without a token. */
  readonly token: { readonly issuer: string; readonly audience: readonly string[] } | undefined;
  readonly rate: Rate | undefined;
}

export interface Cors {
  readonly AllowOrigins?: string[];
  readonly AllowMethods?: string[];
  readonly AllowHeaders?: string[];
  readonly ExposeHeaders?: string[];
  readonly MaxAge?: number;
}

/** The HTTP API as the templates have it. */
export interface Front {
  readonly apiId: string;
  readonly routes: readonly Route[];
  readonly cors: Cors | undefined;
  readonly rate: Rate;
  /** The format of the access log, with `$context` variables. */
  readonly accessLog: string | undefined;
}

interface RouteSettings {
  readonly ThrottlingRateLimit?: number;
  readonly ThrottlingBurstLimit?: number;
}

const rateOf = (settings: RouteSettings | undefined): Rate | undefined =>
  settings?.ThrottlingRateLimit !== undefined && settings.ThrottlingBurstLimit !== undefined
    ? { rate: settings.ThrottlingRateLimit, burst: settings.ThrottlingBurstLimit }
    : undefined;

/** The account's default when a stage sets no throttle. */
const accountRate: Rate = { rate: 10_000, burst: 5000 };

export function frontOf(app: App, functions: Functions): Front {
  const [api, ...others] = app.ofType('AWS::ApiGatewayV2::Api');
  const [stage] = app.ofType('AWS::ApiGatewayV2::Stage');
  if (!api || !stage || others.length)
    throw new Error('The local runtime serves one HTTP API with one stage');
  const { DefaultRouteSettings, RouteSettings, AccessLogSettings } = stage.properties;
  const byRoute = (RouteSettings ?? {}) as Record<string, RouteSettings>;
  return {
    apiId: api.identity.ref,
    cors: api.properties.CorsConfiguration as Cors | undefined,
    rate: rateOf(DefaultRouteSettings as RouteSettings) ?? accountRate,
    accessLog: (AccessLogSettings as { Format?: string } | undefined)?.Format,
    routes: app.ofType('AWS::ApiGatewayV2::Route').map((route) => {
      const key = String(route.properties.RouteKey);
      return {
        key,
        to: targetOf(app, functions, route),
        token: tokenOf(app, route),
        rate: rateOf(byRoute[key]),
      };
    }),
  };
}

function targetOf(app: App, functions: Functions, route: Resource): LambdaFunction {
  const id = String(route.properties.Target).replace('integrations/', '');
  const integration = app
    .ofType('AWS::ApiGatewayV2::Integration')
    .find(({ identity }) => identity.ref === id);
  const to = functions.get(String(integration?.properties.IntegrationUri));
  if (!to) throw new Error(`${route.name} has no function`);
  return to;
}

function tokenOf(app: App, { name, properties }: Resource): Route['token'] {
  if (properties.AuthorizationType === 'NONE' || properties.AuthorizationType === undefined) return undefined;
  const authorizer = app
    .ofType('AWS::ApiGatewayV2::Authorizer')
    .find(({ identity }) => identity.ref === properties.AuthorizerId);
  const jwt = authorizer?.properties.JwtConfiguration as { Issuer: string; Audience: string[] } | undefined;
  if (properties.AuthorizationType !== 'JWT' || !jwt)
    throw new Error(`${name} has an authorizer that is not JWT`);
  return { issuer: jwt.Issuer, audience: jwt.Audience };
}

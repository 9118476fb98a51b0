import { routeKey } from '@maplebridge/contracts';
import { allRoutes } from '@maplebridge/contracts/openapi';
import { describe, expect, test } from 'vitest';
import type { Resource } from '../deployments.ts';
import { dev, prod } from './templates.ts';

describe('the API', () => {
  test('has exactly the routes of the contracts, each with a token unless it is public', () => {
    const wanted = Object.values(allRoutes)
      .flat()
      .map((route) => [routeKey(route), route.roles === 'anyone' ? 'NONE' : 'JWT']);
    const found = prod
      .ofType('AWS::ApiGatewayV2::Route')
      .map(({ Properties }) => [Properties.RouteKey, Properties.AuthorizationType]);
    expect(found.sort()).toEqual([...wanted, ['$default', 'NONE']].sort());
  });

  test('writes no path into its access log, since paths contain ids and tracking codes', () => {
    const [stage] = prod.ofType('AWS::ApiGatewayV2::Stage');
    const format = JSON.stringify(stage?.Properties.AccessLogSettings);
    expect(format).toContain('$context.routeKey');
    expect(format).not.toMatch(/\$context\.(path|http|identity)/i);
  });

  test('writes valid JSON lines, whatever the variables contain', () => {
    const [stage] = prod.ofType('AWS::ApiGatewayV2::Stage');
    const settings = stage?.Properties.AccessLogSettings as { Format: string } | undefined;
    // As AWS renders them: `messageString` contains its own quotes, and a variable without a value is a hyphen.
    const format = settings?.Format ?? '';
    const line = format
      .replaceAll('$context.error.messageString', '"Forbidden"')
      .replace(/\$context\.[\w.]+/g, '-');
    expect(JSON.parse(line)).toMatchObject({ route: '-', error: '-' });
  });

  test('throttles all routes, and public ones more strictly', () => {
    const [stage] = prod.ofType('AWS::ApiGatewayV2::Stage');
    expect(stage?.Properties.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 500 });
    const open = Object.values(allRoutes)
      .flat()
      .filter(({ throttle }) => throttle?.rate !== undefined);
    expect(open.map(routeKey)).toEqual(
      expect.arrayContaining(['POST /anonymous-reports', 'POST /open311/v2/requests.xml']),
    );
    const harder = { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 };
    expect(stage?.Properties.RouteSettings).toEqual(
      Object.fromEntries(open.map((route) => [routeKey(route), harder])),
    );
  });

  test('throttles every public write', () => {
    const open = Object.values(allRoutes)
      .flat()
      .filter(({ roles, method }) => roles === 'anyone' && method !== 'GET');
    expect(open.filter(({ throttle }) => throttle?.rate === undefined).map(routeKey)).toEqual([]);
  });

  test('trusts the configured issuer, or its own user pool without one', () => {
    const trusted = ({ Properties }: Resource) => (Properties.JwtConfiguration as { Issuer: unknown }).Issuer;
    expect(prod.ofType('AWS::ApiGatewayV2::Authorizer').map(trusted)).toEqual(['https://id.example.org']);
    expect(prod.ofType('AWS::Cognito::UserPool')).toEqual([]);
    expect(dev.ofType('AWS::Cognito::UserPool')).toHaveLength(1);
  });

  test('a user of the pool cannot change their own role or area', () => {
    const [client] = dev.ofType('AWS::Cognito::UserPoolClient');
    expect(client?.Properties.WriteAttributes).toEqual(['locale']);
    expect(dev.ofType('AWS::Cognito::UserPool')[0]?.Properties.AdminCreateUserConfig).toEqual({
      AllowAdminCreateUserOnly: true,
    });
  });
});

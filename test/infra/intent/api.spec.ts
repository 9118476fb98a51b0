import { routeKey } from '@maplebridge/contracts';
import { allRoutes } from '@maplebridge/contracts/openapi';
import { describe, expect, test } from 'vitest';
import type { Resource } from '../deployments.ts';
import { dev, prod } from './templates.ts';

describe('the API', () => {
  test('has every route of the contracts and no other, each behind a token unless anyone may call', () => {
    const wanted = Object.values(allRoutes)
      .flat()
      .map((route) => [routeKey(route), route.roles === 'anyone' ? 'NONE' : 'JWT']);
    const found = prod
      .ofType('AWS::ApiGatewayV2::Route')
      .map(({ Properties }) => [Properties.RouteKey, Properties.AuthorizationType]);
    expect(found.sort()).toEqual([...wanted, ['$default', 'NONE']].sort());
  });

  test('writes no path into its access log: ids and tracking codes stand there', () => {
    const [stage] = prod.ofType('AWS::ApiGatewayV2::Stage');
    const format = JSON.stringify(stage?.Properties.AccessLogSettings);
    expect(format).toContain('$context.routeKey');
    expect(format).not.toMatch(/\$context\.(path|http|identity)/i);
  });

  test('writes lines of JSON into it, whatever the variables hold', () => {
    const [stage] = prod.ofType('AWS::ApiGatewayV2::Stage');
    const settings = stage?.Properties.AccessLogSettings as { Format: string } | undefined;
    // As AWS renders them: `messageString` brings its own quotes, and a variable without a value is a hyphen.
    const format = settings?.Format ?? '';
    const line = format
      .replaceAll('$context.error.messageString', '"Forbidden"')
      .replace(/\$context\.[\w.]+/g, '-');
    expect(JSON.parse(line)).toMatchObject({ route: '-', error: '-' });
  });

  test('throttles all routes, and the open ones harder', () => {
    const [stage] = prod.ofType('AWS::ApiGatewayV2::Stage');
    expect(stage?.Properties.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 500 });
    const open = [
      'GET /report-forms',
      'POST /anonymous-reports',
      'GET /tracking/{code}',
      'POST /tracking/{code}/messages',
      'POST /tracking/{code}/withdrawals',
      'POST /tracking/{code}/attachments',
      'GET /appointment-slots',
    ];
    expect(stage?.Properties.RouteSettings).toEqual(
      Object.fromEntries(open.map((key) => [key, { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 }])),
    );
  });

  test('trusts the issuer it is given, and a pool of its own when there is none', () => {
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

import { type Binding, httpHandler } from '@maplebridge/lambda';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';

const context = {
  awsRequestId: 'a-1',
  functionName: 'hazard-api',
  getRemainingTimeInMillis: () => 1000,
} as Context;

interface Asked {
  readonly claims?: object;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: object;
  readonly body?: unknown;
  readonly key?: string;
}

/** Asks routes as API Gateway would. A route is told by its template, its path by the parameters. */
export function asking(bindings: readonly Binding[], usual: object) {
  const handler = httpHandler({ role: 'role', area: 'area', department: 'department' }, bindings);
  let requests = 0;

  return async (route: string, { claims = usual, params = {}, query = {}, body, key }: Asked = {}) => {
    const [method = '', template = ''] = route.split(' ');
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
    const event = {
      routeKey: route,
      rawPath: path,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key ?? `request-${String(++requests).padStart(16, '0')}`,
      },
      pathParameters: params,
      queryStringParameters: query,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      isBase64Encoded: false,
      requestContext: { requestId: 'r-1', http: { method, path }, authorizer: { jwt: { claims } } },
    };
    const answer = (await handler(event as never, context)) as APIGatewayProxyStructuredResultV2;
    return { status: answer.statusCode, headers: answer.headers ?? {}, body: JSON.parse(answer.body ?? '') };
  };
}

import type { APIGatewayProxyEventV2, APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { FastifyRequest } from 'fastify';
import { account } from '../assembly/identities.ts';

export type Claims = Readonly<Record<string, string>>;

export interface Routed {
  readonly key: string;
  readonly apiId: string;
  readonly requestId: string;
  readonly claims: Claims | undefined;
  readonly now: Date;
}

type ProxyEvent = APIGatewayProxyEventV2 & Partial<APIGatewayProxyEventV2WithJWTAuthorizer>;

/** Content types that API Gateway passes as text; all others are base64. */
const textual = /^(text\/|application\/(json|xml|javascript|.*\+json|.*\+xml))/i;

/** The event of payload format 2.0. */
export function lambdaEvent(
  request: FastifyRequest,
  { key, apiId, requestId, claims, now }: Routed,
): ProxyEvent {
  const [path = '', query = ''] = request.url.split('?', 2);
  const body = request.body as Buffer | undefined;
  const isText = textual.test(request.headers['content-type'] ?? '');
  const params = request.params as Record<string, string>;
  return {
    version: '2.0',
    routeKey: key,
    rawPath: path,
    rawQueryString: query,
    headers: joined(request.headers),
    ...(query && { queryStringParameters: queryOf(new URLSearchParams(query)) }),
    ...(Object.keys(params).length > 0 && { pathParameters: params }),
    requestContext: {
      accountId: account,
      apiId,
      domainName: request.hostname,
      domainPrefix: 'local',
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: request.ip,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: key,
      stage: '$default',
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
      ...(claims && {
        authorizer: { jwt: { claims: { ...claims }, scopes: [] }, principalId: '', integrationLatency: 0 },
      }),
    } as ProxyEvent['requestContext'],
    ...(body?.length && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: Boolean(body?.length) && !isText,
  } as ProxyEvent;
}

/** Headers in lower case; repeated ones joined by commas. */
function joined(headers: FastifyRequest['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
    ),
  );
}

/** Repeated names are joined by commas; each is processed once, however many there are. */
function queryOf(query: URLSearchParams): Record<string, string> {
  const given = Map.groupBy(query, ([name]) => name);
  return Object.fromEntries([...given].map(([name, of]) => [name, of.map(([, value]) => value).join(',')]));
}

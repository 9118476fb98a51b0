import { randomUUID } from 'node:crypto';
import cors from '@fastify/cors';
import { type ProblemCode, problem } from '@maplebridge/contracts';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { HostCheck } from '../hosts.ts';
import type { AccessLog } from './access-log.ts';
import type { Cors, Front, Route } from './front.ts';
import { headTooLarge, tooLargeHead } from './header-limit.ts';
import { type Claims, lambdaEvent } from './lambda-event.ts';
import { throttle } from './throttle.ts';
import type { TokenCheck } from './token.ts';

export interface Gateway {
  readonly url: string;
  stop(): Promise<void>;
}

export interface GatewaySettings {
  readonly port: number;
  readonly hosts: HostCheck;
  readonly check: TokenCheck;
  readonly accessLog: AccessLog;
}

/** API Gateway takes bodies up to 10 MB. */
const bodyLimit = 10 * 1024 * 1024;

/** API Gateway's own messages; a problem has the same message with a code. */
const ownWords: Partial<Record<ProblemCode, string>> = {
  unauthenticated: 'Unauthorized',
  throttled: 'Too Many Requests',
  'payload-too-large': 'Request Entity Too Large',
  'not-found': 'Not Found',
  internal: 'Internal Server Error',
  unavailable: 'Service Unavailable',
};

/** Serves the HTTP API on a loopback port. */
export async function openGateway(
  front: Front,
  { port, hosts, check, accessLog }: GatewaySettings,
): Promise<Gateway> {
  const server = Fastify({
    bodyLimit,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 8192 },
    // A URL that cannot be decoded matches no route.
    frameworkErrors: (_error, request, reply) => refuse(request, reply, 'not-found'),
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.addHook('onRequest', async (request, reply) => {
    const misled = hosts(request.headers.host);
    if (misled) return reply.code(403).type('text/plain; charset=utf-8').send(misled);
    if (headTooLarge(request.raw)) {
      return reply.code(tooLargeHead.status).type('application/json').send(tooLargeHead.body);
    }
  });
  if (front.cors) await server.register(cors, corsOptions(front.cors));

  const passes = throttle(front.rate);
  for (const route of front.routes) {
    const routePasses = route.rate && throttle(route.rate);
    const answer = async (request: FastifyRequest, reply: FastifyReply) => {
      const now = Date.now();
      if (!passes(now) || (routePasses && !routePasses(now))) refuse(request, reply, 'throttled');
      else await serve(front, route, check, request, reply);
      return reply;
    };
    if (route.key === '$default') server.setNotFoundHandler(answer);
    else {
      const [method = '', path = ''] = route.key.split(' ');
      server.route({
        method,
        url: path.replace(/\{(\w+)\+\}/g, '*').replace(/\{(\w+)\}/g, ':$1'),
        config: { key: route.key },
        handler: answer,
      });
    }
  }
  server.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    refuse(request, reply, refusalOf(error.statusCode));
    return reply;
  });
  server.addHook('onSend', async (request, reply) => void reply.header('apigw-requestid', request.id));
  server.addHook('onResponse', async (request, reply) =>
    accessLog({
      requestId: request.id,
      requestTimeEpoch: Date.now() - Math.round(reply.elapsedTime),
      routeKey: (request.routeOptions.config as { key?: string }).key ?? '$default',
      status: reply.statusCode,
      responseLatency: Math.round(reply.elapsedTime),
      responseLength: Number(reply.getHeader('content-length') ?? 0),
    }),
  );
  const url = await server.listen({ port, host: '127.0.0.1' });
  return { url, stop: () => server.close() };
}

async function serve(
  front: Front,
  route: Route,
  check: TokenCheck,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  let claims: Claims | undefined;
  if (route.token) {
    claims = await check(request.headers.authorization, route.token);
    if (!claims) return refuse(request, reply, 'unauthenticated');
  }
  const routed = { key: route.key, apiId: front.apiId, requestId: request.id, claims, now: new Date() };
  const outcome = await route.to.invoke(lambdaEvent(request, routed));
  if (outcome.ok) return relay(outcome.payload as APIGatewayProxyStructuredResultV2 | null, reply);
  refuse(request, reply, refusalOfFunction(outcome.error.errorType));
}

/** Distinguishes a timeout, a failed function and an event that is too large for Lambda. */
function refusalOfFunction(errorType: string): ProblemCode {
  if (errorType === 'Sandbox.Timedout') return 'unavailable';
  return errorType === 'RequestEntityTooLarge' ? 'payload-too-large' : 'internal';
}

/** The answer to a request that did not reach a function, by Fastify's error code. */
function refusalOf(status: number | undefined): ProblemCode {
  if (status === 413) return 'payload-too-large';
  if (status === 415) return 'unsupported-media-type';
  return status !== undefined && status < 500 ? 'not-found' : 'internal';
}

function relay(result: APIGatewayProxyStructuredResultV2 | null, reply: FastifyReply): void {
  const { statusCode = 200, headers = {}, body = '', isBase64Encoded } = result ?? {};
  for (const [name, value] of Object.entries(headers)) reply.header(name, String(value));
  reply.code(statusCode).send(isBase64Encoded ? Buffer.from(body, 'base64') : body);
}

function refuse(request: FastifyRequest, reply: FastifyReply, code: ProblemCode): void {
  const language = /^\s*zh/i.test(request.headers['accept-language'] ?? '') ? 'zh' : 'en';
  const body = problem(code, language, { instance: request.id });
  reply
    .code(body.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('x-content-type-options', 'nosniff')
    .send(JSON.stringify({ ...body, message: ownWords[code] }));
}

const corsOptions = ({ AllowOrigins, AllowMethods, AllowHeaders, ExposeHeaders, MaxAge }: Cors) => ({
  origin: AllowOrigins ?? [],
  methods: AllowMethods ?? [],
  allowedHeaders: AllowHeaders ?? [],
  exposedHeaders: ExposeHeaders ?? [],
  ...(MaxAge !== undefined && { maxAge: MaxAge }),
});

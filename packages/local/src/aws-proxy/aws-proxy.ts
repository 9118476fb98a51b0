import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { limitChecks } from '../aws-limits/index.ts';
import type { Credentials } from '../credentials.ts';
import { bytesOf } from '../engines/forward.ts';
import type { Engines } from '../engines/index.ts';
import { type HostCheck, refuseInText } from '../hosts.ts';
import type { BucketCors } from './bucket-cors.ts';
import { readCall } from './call.ts';
import { unknownCaller, webPage } from './callers.ts';
import { type Faults, faults } from './faults.ts';
import { headersAsAsked, queueUrlsHere } from './forward.ts';
import { messageMoves } from './message-moves.ts';
import { type Meter, meter } from './meter.ts';
import { MoveRefusal } from './move-rules.ts';
import type { Permissions } from './permissions.ts';
import { presignedFault, signerOf, wrongBytes } from './presigned.ts';
import type { ProxyRequest } from './proxy-request.ts';
import { oldestSentAt, queueAskedFor } from './queue-ages.ts';
import { overtake, refuse } from './refuse.ts';
import { notDone } from './s3-call.ts';
import type { Secrets } from './secrets.ts';

/** What the templates say of calls. */
interface Rules {
  readonly permissions: Permissions;
  readonly cors: BucketCors;
  readonly secrets: Secrets;
  /** The access keys of functions: their names. */
  readonly functions: ReadonlySet<string>;
}

export interface DoorSettings {
  /** 0 takes any free port. */
  readonly port: number;
  readonly operator: Credentials;
  readonly hosts: HostCheck;
}

/** The one way by which anyone reaches the engines. */
export interface AwsProxy {
  readonly endpoint: string;
  readonly faults: Faults;
  readonly meter: Meter;
  /** Puts the rules in force; until then the operator alone is known. */
  enforce(rules: Rules): void;
  stop(): Promise<void>;
}

/** Opens the proxy on a loopback port: it reads who calls, refuses what the caller's role does not allow, and passes the rest on. */
export async function startAwsProxy(
  engines: Engines,
  { port, operator, hosts }: DoorSettings,
): Promise<AwsProxy> {
  const injected = faults();
  const metered = meter();
  const moves = messageMoves(engines.messaging);
  const limits = limitChecks((asked, payload) => engines.dynamodb.send(asked, payload));
  let rules: Rules = {
    permissions: () => undefined,
    secrets: () => undefined,
    cors: () => undefined,
    functions: new Set(),
  };
  const isKnown = (key: string) => key === operator.accessKeyId || rules.functions.has(key);

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked: ProxyRequest = {
      method: incoming.method ?? '',
      url: incoming.url ?? '',
      headers: incoming.headers,
    };
    const cors = rules.cors(asked);
    for (const [name, value] of Object.entries(cors ?? {})) response.setHeader(name, value);
    if (asked.method === 'OPTIONS') return void response.writeHead(cors ? 200 : 403).end();

    const page = webPage(asked, cors !== undefined);
    if (page) return refuse(response, page.status, page.code, page.message);

    const body = await bytesOf(incoming);
    const call = readCall(asked, () => body.toString('utf8'));
    if (!call) return refuse(response, 403, 'MissingAuthenticationToken', 'the request is not signed');
    const { service, operation } = call;
    const unknown = unknownCaller(call, isKnown);
    if (unknown) return refuse(response, unknown.status, unknown.code, unknown.message, service);
    const aged = call.accessKey === operator.accessKeyId && queueAskedFor(asked.url);
    if (aged) return json(response, { oldestSentAt: await oldestSentAt(engines.messaging, aged) });
    if (operation === notDone)
      return refuse(response, 501, notDone, 'the local runtime does not do this', service);
    const unfit = signerOf(asked.url)
      ? await presignedFault(asked, Date.now(), operator.secretAccessKey)
      : undefined;
    if (unfit) return refuse(response, unfit.status, unfit.code, unfit.message, service);
    const lacking = rules.permissions(call);
    if (lacking) {
      const message = `${call.accessKey} is not authorized to perform: ${lacking.action} on resource: ${lacking.resource}`;
      const [status, code] = service === 's3' ? [403, 'AccessDenied'] : [400, 'AccessDeniedException'];
      return refuse(response, status, code, message, service);
    }
    const over = await limits.refusal({ ...call, ...asked, bytes: body.length });
    if (over) return refuse(response, over.status, over.code, over.message, service, over.more);
    const wrong = operation === 'PutObject' ? wrongBytes(asked.headers, body) : undefined;
    if (wrong) return refuse(response, wrong.status, wrong.code, wrong.message, service);
    const fault = injected.meeting(call);
    if (fault === 'refused')
      return refuse(response, 500, 'InternalServerError', 'an injected fault', service);
    if (fault === 'overtaken') return overtake(response, call);

    if (service === 'secretsmanager') {
      const known = operation === 'GetSecretValue' && rules.secrets(call.needs[0]?.resource ?? '');
      if (known) return json(response, known);
      return refuse(response, 400, 'ResourceNotFoundException', 'there is no such secret', service);
    }
    const moved =
      service === 'sqs' && (await moves.answer(operation, () => JSON.parse(body.toString('utf8'))));
    if (moved instanceof MoveRefusal) return refuse(response, 400, moved.code, moved.message, service);
    if (moved) return json(response, moved);
    const engine = service === 'dynamodb' ? engines.dynamodb : engines.messaging;
    const payload = service === 'dynamodb' ? metered.asking(body.toString('utf8')) : body;
    const answered = await engine.send(asked, payload);
    metered.answered(call, () => answered.body.toString('utf8'));
    if (fault === 'lost') return void response.destroy();
    const { port: own } = server.address() as AddressInfo;
    const shown = headersAsAsked(asked, call, queueUrlsHere(call, answered, own));
    response.writeHead(shown.status, shown.headers).end(shown.body);
  }

  const server = createServer((incoming, response) => {
    const misled = hosts(incoming.headers.host);
    if (misled) return refuseInText(response, 403, misled);
    answer(incoming, response).catch((error: Error) => {
      console.error(`AWS API: ${error.message}`);
      refuse(response, 500, 'InternalFailure', error.message);
    });
  }).listen(port, '127.0.0.1');
  server.keepAliveTimeout = 60_000;
  await once(server, 'listening');

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults: injected,
    meter: metered,
    enforce(its) {
      rules = its;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      moves.stop();
    },
  };
}

const json = (response: ServerResponse, answer: object): void =>
  void response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer));

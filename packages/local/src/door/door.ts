import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Engines } from '../engines/index.ts';
import { isLoopback } from '../ports.ts';
import { type Call, readCall } from './call.ts';
import { type Faults, faults } from './faults.ts';
import { type Meter, meter } from './meter.ts';
import type { Permissions } from './permissions.ts';

/** The one way by which anyone reaches the engines. */
export interface Door {
  readonly endpoint: string;
  readonly faults: Faults;
  readonly meter: Meter;
  /** Puts the permissions in force; until then all calls pass. */
  enforce(permissions: Permissions): void;
  stop(): Promise<void>;
}

/** Opens the door on a loopback port: it reads who calls, refuses what the caller's role does not allow, and passes the rest on. */
export async function openDoor(engines: Engines, port: number): Promise<Door> {
  const agent = new Agent({ keepAlive: true });
  const injected = faults();
  const metered = meter();
  let permissions: Permissions = () => undefined;

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const payload = metered.asking(
      await textOf(incoming),
      incoming.headers['x-amz-target'] as string | undefined,
    );
    const target = incoming.headers['x-amz-target'] as string | undefined;
    const call = readCall(incoming.headers.authorization, target, payload);
    if (!call) return refuse(response, 403, 'MissingAuthenticationToken', 'the request is not signed');
    const lacking = permissions(call);
    if (lacking) {
      const message = `${call.accessKey} is not authorized to perform: ${lacking.action} on resource: ${lacking.resource}`;
      return refuse(response, 400, 'AccessDeniedException', message, call.service);
    }
    const fault = injected.meeting(call);
    if (fault === 'refused')
      return refuse(response, 500, 'InternalServerError', 'an injected fault', call.service);
    if (fault === 'overtaken') return overtake(response, call);
    const answered = await forward(incoming, payload, call);
    metered.answered(call, answered.body);
    if (fault === 'lost') return void response.destroy();
    response.writeHead(answered.status, answered.headers).end(queueUrlsHere(call, answered.body));
  }

  /** Queue URLs as the engine gives them lead past the door. */
  function queueUrlsHere({ operation }: Call, body: string): string {
    if (!['CreateQueue', 'GetQueueUrl', 'ListQueues'].includes(operation)) return body;
    const { port: own } = server.address() as AddressInfo;
    return body.replace(/http:\/\/[^/"]+\/(\d{12})\//g, `http://127.0.0.1:${own}/$1/`);
  }

  function forward(incoming: IncomingMessage, payload: string, { service }: Call): Promise<Answered> {
    const { endpoint } = service === 'dynamodb' ? engines.dynamodb : engines.messaging;
    const { host: _host, 'content-length': _length, ...headers } = incoming.headers;
    const options = { method: incoming.method, headers, agent };
    return new Promise((resolve, reject) => {
      request(`${endpoint}${incoming.url}`, options, (answered) => {
        textOf(answered).then((body) => {
          const { connection: _c, 'transfer-encoding': _t, 'content-length': _l, ...rest } = answered.headers;
          resolve({ status: answered.statusCode ?? 500, headers: rest, body });
        }, reject);
      })
        .on('error', reject)
        .end(payload);
    });
  }

  const server = createServer((incoming, response) => {
    if (!isLoopback(incoming.headers.host)) {
      return refuse(response, 403, 'AccessDeniedException', 'call this by its loopback address');
    }
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
      permissions = its;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}

interface Answered {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

async function textOf(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** What DynamoDB answers when another was faster: a single write by its condition, a transaction by its reasons. */
function overtake(response: ServerResponse, { operation, service }: Call): void {
  const transaction = operation.startsWith('Transact');
  const code = transaction ? 'TransactionCanceledException' : 'ConditionalCheckFailedException';
  const reasons = transaction && { CancellationReasons: [{ Code: 'TransactionConflict' }] };
  refuse(response, 400, code, 'an injected fault', service, { ...reasons });
}

/** An AWS error. SNS reads it as XML; the others as JSON. */
function refuse(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  service?: string,
  more: object = {},
): void {
  if (response.headersSent || response.destroyed) return;
  const [type, body] =
    service === 'sns'
      ? [
          'text/xml',
          `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
        ]
      : ['application/x-amz-json-1.0', JSON.stringify({ __type: code, message, ...more })];
  response.writeHead(status, { 'content-type': type, 'x-amzn-errortype': code }).end(body);
}

import { type Agent, type IncomingMessage, request } from 'node:http';
import type { Asked } from './asked.ts';
import type { Call } from './call.ts';

export interface Answered {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Asks an engine, and takes its answer whole. */
export function forward(
  endpoint: string,
  asked: Asked,
  payload: string | Buffer,
  agent: Agent,
): Promise<Answered> {
  const { method, url } = asked;
  // Whoever waits to be told to go on was told so when the request came in.
  const { host: _host, 'content-length': _length, expect: _expect, ...headers } = asked.headers;
  return new Promise((resolve, reject) => {
    request(`${endpoint}${url}`, { method, headers, agent }, (answered) => {
      bytesOf(answered).then((body) => {
        const { connection: _c, 'transfer-encoding': _t, ...rest } = answered.headers;
        resolve({ status: answered.statusCode ?? 500, headers: rest, body });
      }, reject);
    })
      .on('error', reject)
      .end(payload);
  });
}

/** Queue URLs as the engine gives them lead past the door. */
export function queueUrlsHere({ operation }: Call, answered: Answered, port: number): Answered {
  if (!['CreateQueue', 'GetQueueUrl', 'ListQueues'].includes(operation)) return answered;
  const { 'content-length': _length, ...headers } = answered.headers;
  const here = `http://127.0.0.1:${port}/$1/`;
  const text = answered.body.toString('utf8').replace(/http:\/\/[^/"]+\/(\d{12})\//g, here);
  return { ...answered, headers, body: Buffer.from(text) };
}

/** Whoever gets an object may say with which headers it comes; the engine does not know how. */
export function headersAsAsked({ url }: Asked, { operation }: Call, answered: Answered): Answered {
  if (operation !== 'GetObject' || answered.status >= 300) return answered;
  const wanted = [...new URL(url, 'http://s3').searchParams].flatMap(([name, value]) =>
    name.startsWith('response-') ? [[name.slice('response-'.length), value] as const] : [],
  );
  return { ...answered, headers: { ...answered.headers, ...Object.fromEntries(wanted) } };
}

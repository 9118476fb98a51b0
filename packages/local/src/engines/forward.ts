import { type Agent, type IncomingMessage, request } from 'node:http';
import type { ProxyRequest } from '../aws-proxy/proxy-request.ts';
import type { Answered } from './engine.ts';

export async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Sends a request to an engine and reads the complete answer. */
export function forward(
  endpoint: string,
  asked: ProxyRequest,
  payload: string | Buffer,
  agent: Agent,
): Promise<Answered> {
  const { method, url } = asked;
  // `Expect: 100-continue` was already answered when the request arrived.
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

import type { Answered } from '../engines/engine.ts';
import type { Call } from './call.ts';
import type { ProxyRequest } from './proxy-request.ts';

/** The engine's queue URLs would bypass the proxy, so they are rewritten. */
export function queueUrlsHere({ operation }: Call, answered: Answered, port: number): Answered {
  if (!['CreateQueue', 'GetQueueUrl', 'ListQueues'].includes(operation)) return answered;
  const { 'content-length': _length, ...headers } = answered.headers;
  const here = `http://127.0.0.1:${port}/$1/`;
  const text = answered.body.toString('utf8').replace(/http:\/\/[^/"]+\/(\d{12})\//g, here);
  return { ...answered, headers, body: Buffer.from(text) };
}

/** A GET may override response headers (`response-*` parameters), which the engine does not support. */
export function headersAsAsked({ url }: ProxyRequest, { operation }: Call, answered: Answered): Answered {
  if (operation !== 'GetObject' || answered.status >= 300) return answered;
  const wanted = [...new URL(url, 'http://s3').searchParams].flatMap(([name, value]) =>
    name.startsWith('response-') ? [[name.slice('response-'.length), value] as const] : [],
  );
  return { ...answered, headers: { ...answered.headers, ...Object.fromEntries(wanted) } };
}

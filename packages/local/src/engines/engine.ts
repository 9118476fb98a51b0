import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { type HttpRequest, HttpResponse } from '@smithy/core/transport';
import type { ProxyRequest } from '../aws-proxy/proxy-request.ts';

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** An embedded engine. It is called in this process alone: no port of it answers anyone else. */
export interface Engine {
  send(asked: ProxyRequest, payload: string | Buffer): Promise<Answered>;
  /** Resolves with the reason when the engine has ended by itself, which leaves nothing to do but stop. */
  readonly ended: Promise<Error>;
  stop(): Promise<void>;
}

/** Lets a client of the AWS SDK call an engine directly, without the checks of the AWS API. */
export const engineHandler = (engine: Engine) => ({
  async handle({ method, path, query, headers, body }: HttpRequest): Promise<{ response: HttpResponse }> {
    const search = new URLSearchParams(query as Record<string, string>).toString();
    const lowerCase = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const asked = { method, url: search ? `${path}?${search}` : path, headers: lowerCase };
    const answered = await engine.send(asked, Buffer.from(body ?? ''));
    const response = new HttpResponse({
      statusCode: answered.status,
      headers: answered.headers as Record<string, string>,
      body: Readable.from([answered.body]),
    });
    return { response };
  },
  updateHttpClientConfig(): void {},
  httpHandlerConfigs: () => ({}),
  destroy(): void {},
});

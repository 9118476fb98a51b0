import type { IncomingHttpHeaders } from 'node:http';

/** A request to AWS as received, without its body. */
export interface ProxyRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

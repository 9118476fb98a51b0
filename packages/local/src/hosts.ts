import type { ServerResponse } from 'node:http';

/** Why a request is refused: its `Host` is not an allowed name. Undefined for an allowed name. */
export type HostCheck = (host: string | undefined) => string | undefined;

const loopback = ['127.0.0.1', 'localhost', '[::1]'];
const name = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i;

/**
 * Compares the name in `Host`, without its port, with loopback's and the allowed ones. A web page can reach loopback under a name
 * of its own (DNS rebinding); then the browser takes the answers for the page's own and lets it read them.
 */
export function hostCheck(allowed: readonly string[] = []): HostCheck {
  const names = new Set([...loopback, ...allowed.map((it) => it.toLowerCase())]);
  return (host = '') => {
    const [, called = ''] = /^(\[[^\]]*\]|[^:]*)(:\d{1,5})?$/.exec(host.toLowerCase()) ?? [];
    if (names.has(called)) return undefined;
    return `Not answered under the host name "${called}". Use ${loopback.join(', ')}, or start with --allowed-host NAME.\n`;
  };
}

/** Throws for what is not a host name alone. */
export function hostName(text: string): string {
  if (name.test(text)) return text;
  throw new Error(`--allowed-host ${text} is not a host name: give it without scheme, port and path`);
}

/** Refuses a request with a reason that a person can read. */
export const refuseInText = (response: ServerResponse, status: number, reason: string): void =>
  void response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    .end(reason);

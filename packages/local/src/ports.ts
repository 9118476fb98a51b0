import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** A loopback port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/**
 * Whether a request was meant for this machine by its address. A web page can reach loopback under a name of its own (DNS
 * rebinding), and must find nothing there.
 */
export const isLoopback = (host: string | undefined): boolean =>
  /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? '');

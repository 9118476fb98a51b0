import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { limitChecks } from '../aws-limits/index.ts';
import type { Credentials } from '../credentials.ts';
import type { Engines } from '../engines/index.ts';
import { type HostCheck, refuseInText } from '../hosts.ts';
import { answerRequest } from './answer.ts';
import type { Answering, Rules } from './answering.ts';
import { type Faults, faults } from './faults.ts';
import { messageMoves } from './message-moves.ts';
import { type Meter, meter } from './meter.ts';
import { refuse } from './refuse.ts';

export interface AwsProxySettings {
  /** 0 takes any free port. */
  readonly port: number;
  readonly operator: Credentials;
  readonly hosts: HostCheck;
}

/** The only way to reach the engines. */
export interface AwsProxy {
  readonly endpoint: string;
  readonly faults: Faults;
  readonly meter: Meter;
  /** Applies the rules; before that, only the operator is a known caller. */
  enforce(rules: Rules): void;
  stop(): Promise<void>;
}

const noRules: Rules = {
  permissions: () => undefined,
  secrets: () => undefined,
  cors: () => undefined,
  functions: new Set(),
};

/** Starts the proxy on a loopback port: it identifies the caller, refuses what the caller's role does not allow, and forwards the rest. */
export async function startAwsProxy(
  engines: Engines,
  { port, operator, hosts }: AwsProxySettings,
): Promise<AwsProxy> {
  const moves = messageMoves(engines.messaging);
  const parts: Omit<Answering, 'rules' | 'port'> = {
    engines,
    operator,
    moves,
    faults: faults(),
    meter: meter(),
    limits: limitChecks((asked, payload) => engines.dynamodb.send(asked, payload)),
  };
  let rules = noRules;

  const server = createServer((incoming, response) => {
    const misled = hosts(incoming.headers.host);
    if (misled) return refuseInText(response, 403, misled);
    const { port: own } = server.address() as AddressInfo;
    answerRequest({ ...parts, rules, port: own }, incoming, response).catch((error: Error) => {
      console.error(`AWS API: ${error.message}`);
      refuse(response, 500, 'InternalFailure', error.message);
    });
  }).listen(port, '127.0.0.1');
  server.keepAliveTimeout = 60_000;
  await once(server, 'listening');

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults: parts.faults,
    meter: parts.meter,
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

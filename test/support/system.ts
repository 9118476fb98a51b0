import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListTablesCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DeleteMessageBatchCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import {
  type ClientSettings,
  isProblem,
  type Maplebridge,
  maplebridge,
  type Problem,
  type ProblemCode,
  type Token,
} from '@maplebridge/client';
import { personaTokens, type Runtime, startRuntime } from '@maplebridge/local';
import { assembly } from './assembly.ts';

/** A complete system: data in a temporary folder, on free ports. */
export interface System extends Runtime {
  readonly state: string;
  /** The secret of the deployment. */
  readonly secret: string;
  /** The SDK as a persona, with a token, or without one. */
  client(who?: string | { readonly token: Token }, settings?: Partial<ClientSettings>): Maplebridge;
  /** Every item of the tables whose name contains a part. */
  items(table: string): Promise<Record<string, unknown>[]>;
  /** Receives and deletes all messages of a queue, named by the end of its logical id. */
  drain(queue: string): Promise<string[]>;
  queueUrl(part: string): string;
  /** Everything the functions and the gateway logged. */
  logged(): string;
  /** Stops the system and starts it again on the same data. */
  restarted(): Promise<System>;
  /** Stops the system and removes its data. */
  remove(): Promise<void>;
}

const anyPorts = { api: 0, issuer: 0, aws: 0 };

function secretIn(state: string): string {
  const [secret, ...more] = Object.values(JSON.parse(readFileSync(join(state, 'secrets.json'), 'utf8')));
  if (typeof secret !== 'string' || more.length) throw new Error('a deployment has one secret');
  return secret;
}

interface Settings {
  /** The synthesized app. */
  readonly from?: string;
  /** The visibility timeout. Short, so that a test of failures ends soon; too short for a busy machine. */
  readonly visibilitySeconds?: number;
  /** Allowed host names besides those of loopback. */
  readonly allowedHosts?: readonly string[];
}

export async function startSystem(
  state = mkdtempSync(join(tmpdir(), 'maplebridge-')),
  settings: Settings = {},
): Promise<System> {
  const { from = assembly, visibilitySeconds = 1, allowedHosts = [] } = settings;
  const ports = anyPorts;
  const runtime = await startRuntime({ assembly: from, state, ports, allowedHosts, visibilitySeconds });
  const { clients, app } = runtime;

  const tables = async (part: string) =>
    ((await clients.dynamodb.send(new ListTablesCommand({}))).TableNames ?? []).filter((name) =>
      name.includes(part),
    );

  /** By the end of its name before CDK's eight-digit hash; otherwise a queue would match its dead-letter queue too. */
  function queueUrl(part: string): string {
    const ends = new RegExp(`${part}[0-9A-F]{8}$`);
    const [queue, ...more] = app.ofType('AWS::SQS::Queue').filter(({ name }) => ends.test(name));
    if (!queue || more.length) throw new Error(`"${part}" names not exactly one queue`);
    return queue.identity.ref;
  }

  return {
    ...runtime,
    state,
    secret: secretIn(state),
    queueUrl,
    client: (who, settings) =>
      maplebridge({
        baseUrl: runtime.apiUrl,
        token: typeof who === 'string' ? personaTokens(runtime.issuerUrl, who) : who?.token,
        ...settings,
      }),
    async items(part) {
      const found: Record<string, unknown>[] = [];
      for (const TableName of await tables(part)) {
        let from: Record<string, never> | undefined;
        do {
          const page = await clients.dynamodb.send(
            new ScanCommand({ TableName, ...(from && { ExclusiveStartKey: from }) }),
          );
          found.push(...(page.Items ?? []).map((item) => unmarshall(item)));
          from = page.LastEvaluatedKey as typeof from;
        } while (from);
      }
      return found;
    },
    async drain(part) {
      const QueueUrl = queueUrl(part);
      const bodies: string[] = [];
      for (;;) {
        const { Messages = [] } = await clients.sqs.send(
          new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 }),
        );
        if (Messages.length === 0) return bodies;
        bodies.push(...Messages.map(({ Body = '' }) => Body));
        const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
        await clients.sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
      }
    },
    logged: () =>
      readdirSync(runtime.logs)
        .map((file) => readFileSync(join(runtime.logs, file), 'utf8'))
        .join('\n'),
    async restarted() {
      await runtime.stop();
      return startSystem(state, settings);
    },
    async remove() {
      await runtime.stop();
      rmSync(state, { recursive: true, force: true });
    },
  };
}

/** A dispute about a leak in Dingmao, with the given overrides. */
export const dispute = (over: object = {}) => ({
  kind: 'dispute' as const,
  category: 'neighbours' as const,
  channel: 'app' as const,
  position: { lng: 119.51, lat: 32.18 },
  words: 'Water comes through the ceiling.',
  ...over,
});

/** The problem of a call that must be refused. */
export async function refused(call: Promise<unknown>): Promise<Problem> {
  const answer = await call.catch((thrown: unknown) => {
    if (isProblem(thrown)) return thrown;
    throw thrown;
  });
  if (!isProblem(answer)) throw new Error(`not refused: ${JSON.stringify(answer)}`);
  return answer;
}

/** The status and code of that problem. */
export async function refusal(call: Promise<unknown>): Promise<[number, ProblemCode]> {
  const { status, code } = await refused(call);
  return [status, code];
}

/** A raw request, for what the typed client does not allow. */
export async function send(
  { apiUrl }: Pick<System, 'apiUrl'>,
  method: string,
  path: string,
  { token, body, headers = {} }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
) {
  const isText = typeof body === 'string';
  const answer = await fetch(`${apiUrl}${path}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
      ...headers,
    },
    ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const text = bytes.toString();
  const type = answer.headers.get('content-type') ?? '';
  return {
    status: answer.status,
    headers: answer.headers,
    bytes,
    text,
    body: type.includes('json') ? JSON.parse(text) : undefined,
  };
}

import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { region } from './assembly/identities.ts';
import { type App, readApp } from './assembly/resources.ts';
import { type AwsProxy, startAwsProxy } from './aws-proxy/aws-proxy.ts';
import { bucketCors } from './aws-proxy/bucket-cors.ts';
import { permissionsOf } from './aws-proxy/permissions.ts';
import { secretsOf } from './aws-proxy/secrets.ts';
import { type Credentials, newCredentials, removeCredentials, writeCredentials } from './credentials.ts';
import { ensureBuckets } from './engines/buckets.ts';
import { startEngines } from './engines/index.ts';
import { ensureMessaging } from './engines/messaging.ts';
import { ensureTable } from './engines/tables.ts';
import { type Functions, functionsOf } from './functions/functions.ts';
import { hostCheck } from './hosts.ts';
import { accessLog } from './http/access-log.ts';
import { frontOf } from './http/front.ts';
import { openGateway } from './http/gateway.ts';
import { tokenCheck } from './http/token.ts';
import { type Issuer, startIssuer } from './issuer/issuer.ts';
import { logFilesIn } from './log-files.ts';
import { freePort } from './ports.ts';
import { privateFolder } from './private-files.ts';
import { startSchedules } from './schedules.ts';
import { checkpointsIn } from './sources/checkpoints.ts';
import { startSources } from './sources/sources.ts';

export interface RuntimeSettings {
  /** The synthesized app. */
  readonly assembly: string;
  /** Where data, logs and keys are kept. */
  readonly state: string;
  /** 0 takes any free port. */
  readonly ports: { readonly api: number; readonly issuer: number; readonly aws: number };
  /** Host names under which the servers answer, besides those of loopback. */
  readonly allowedHosts?: readonly string[];
  /** Shortens the visibility timeout, so that tests of failures end soon. */
  readonly visibilitySeconds?: number;
}

export interface Runtime {
  readonly apiUrl: string;
  readonly issuerUrl: string;
  /** The endpoint of the AWS API: DynamoDB, SQS, SNS and S3. */
  readonly awsUrl: string;
  readonly app: App;
  readonly functions: Functions;
  readonly faults: AwsProxy['faults'];
  readonly meter: AwsProxy['meter'];
  readonly clients: Clients;
  /** The key of this start for the AWS API; the file `aws-credentials` of the state folder holds it too. */
  readonly credentials: Credentials;
  /** Resolves with the reason when an engine has ended by itself: what is left must be stopped. */
  readonly failed: Promise<Error>;
  readonly logs: string;
  token: Issuer['token'];
  /** Stops everything in order; accepted data is kept. */
  stop(): Promise<void>;
}

export interface Clients {
  readonly dynamodb: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  readonly sqs: SQSClient;
  readonly sns: SNSClient;
  readonly s3: S3Client;
}

const clientsAt = (endpoint: string, operator: Credentials): Clients => ({
  dynamodb: new DynamoDBClient({ endpoint, region, credentials: operator }),
  streams: new DynamoDBStreamsClient({ endpoint, region, credentials: operator }),
  sqs: new SQSClient({ endpoint, region, credentials: operator }),
  sns: new SNSClient({ endpoint, region, credentials: operator }),
  s3: new S3Client({ endpoint, region, credentials: operator, forcePathStyle: true }),
});

/** Runs a synthesized app on embedded engines. Ready for requests when the promise resolves; a start that fails leaves nothing running. */
export async function startRuntime(settings: RuntimeSettings): Promise<Runtime> {
  // Lambda runs in UTC. Worker threads share the time zone of the process.
  process.env.TZ = 'UTC';
  const started: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | undefined;
  /** Stops everything that was started, in reverse order. */
  async function unwind(): Promise<void> {
    for (const end of started.reverse()) await end();
  }
  const stop = () => {
    stopping ??= unwind();
    return stopping;
  };
  try {
    return { ...(await start(settings, (end) => started.push(end))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  { assembly, state, ports, allowedHosts, visibilitySeconds }: RuntimeSettings,
  onStop: (end: () => Promise<void>) => void,
): Promise<Omit<Runtime, 'stop'>> {
  privateFolder(state);
  const logs = join(state, 'logs');
  const logFiles = logFilesIn(logs);
  onStop(() => logFiles.close());
  const engines = await startEngines(join(state, 'data'));
  onStop(() => engines.stop());
  const [operator, hosts] = [newCredentials(), hostCheck(allowedHosts)];
  const awsProxy = await startAwsProxy(engines, { port: ports.aws, operator, hosts });
  onStop(() => awsProxy.stop());
  writeCredentials(state, operator);
  onStop(async () => removeCredentials(state));
  // Functions receive the API's URL before the API is listening.
  const apiPort = ports.api || (await freePort());
  const app = readApp(assembly, { aws: awsProxy.endpoint, api: `http://127.0.0.1:${apiPort}` });
  const clients = clientsAt(awsProxy.endpoint, operator);
  onStop(async () => {
    for (const client of Object.values(clients)) client.destroy();
  });
  await createResources(app, clients, visibilitySeconds);
  const secrets = secretsOf(app, join(state, 'secrets.json'));
  awsProxy.enforce({
    permissions: permissionsOf(app),
    cors: bucketCors(app),
    secrets,
    functions: new Set(app.ofType('AWS::Lambda::Function').map(({ name }) => name)),
  });

  const secret = operator.secretAccessKey;
  const functions = functionsOf(app, { endpoint: awsProxy.endpoint, secret, logs: logFiles });
  onStop(async () => void (await Promise.all([...functions.values()].map((it) => it.end()))));
  const front = frontOf(app, functions);
  const checkpoints = checkpointsIn(join(state, 'checkpoints.json'));
  const pollers = [...startSources(app, functions, clients, checkpoints), ...startSchedules(app, functions)];
  onStop(async () => void (await Promise.all(pollers.map((poller) => poller.stop()))));
  const issuer = await startIssuer({
    ...identityOf(app),
    port: ports.issuer,
    hosts,
    keyFile: join(state, 'issuer.json'),
  });
  onStop(() => issuer.stop());
  const gateway = await openGateway(front, {
    port: apiPort,
    hosts,
    check: tokenCheck(issuer.keys),
    accessLog: accessLog(logFiles.open('access'), front.accessLog),
  });
  onStop(() => gateway.stop());

  return {
    apiUrl: gateway.url,
    issuerUrl: issuer.url,
    awsUrl: awsProxy.endpoint,
    app,
    functions,
    faults: awsProxy.faults,
    meter: awsProxy.meter,
    clients,
    credentials: operator,
    failed: engines.ended,
    logs,
    token: issuer.token,
  };
}

async function createResources(
  app: App,
  clients: Clients,
  visibilitySeconds: number | undefined,
): Promise<void> {
  await Promise.all(app.ofType('AWS::DynamoDB::Table').map((table) => ensureTable(clients.dynamodb, table)));
  await ensureMessaging(clients, app, { visibilitySeconds });
  await ensureBuckets(clients.s3, app);
}

/** The issuer the templates trust, and the claims their functions read. */
function identityOf(app: App) {
  const [authorizer] = app.ofType('AWS::ApiGatewayV2::Authorizer');
  if (!authorizer) throw new Error('The app has no authorizer, so no token could be accepted');
  const { Issuer: name, Audience } = authorizer.properties.JwtConfiguration as {
    Issuer: string;
    Audience: string[];
  };
  const variables = app
    .ofType('AWS::Lambda::Function')
    .map(({ properties }) => (properties.Environment as { Variables?: Record<string, string> })?.Variables)
    .find((it) => it?.ROLE_CLAIM);
  return {
    name,
    audience: Audience[0] ?? '',
    roleClaim: variables?.ROLE_CLAIM ?? 'role',
    areaClaim: variables?.AREA_CLAIM ?? 'area',
    departmentClaim: variables?.DEPARTMENT_CLAIM ?? 'department',
  };
}

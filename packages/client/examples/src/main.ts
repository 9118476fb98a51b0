import { fileURLToPath } from 'node:url';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { clientCredentials, maplebridge } from '@maplebridge/client';
import { consume } from './consume.ts';
import { court } from './court.ts';
import { seenIn } from './seen.ts';

/** Every value is that of the local system unless the environment tells another. */
const told = (name: string, local: string): string => process.env[name] ?? local;

const repository = fileURLToPath(new URL('../../../../', import.meta.url));
const department = told('DEPARTMENT', 'court');
const account = process.env.MAPLEBRIDGE_ACCOUNT;
// The local system writes a new key at each start; the SDK reads it from this file.
if (!account) process.env.AWS_SHARED_CREDENTIALS_FILE ??= `${repository}.maplebridge/aws-credentials`;
// In AWS, the region and the credentials of the department's own account are found as its tools find them.
const sqs = new SQSClient(
  account
    ? {}
    : {
        endpoint: told('AWS_ENDPOINT_URL', 'http://127.0.0.1:4702'),
        region: 'us-east-1',
      },
);

async function queue(QueueName: string): Promise<string> {
  const owner = account && { QueueOwnerAWSAccountId: account };
  return (await sqs.send(new GetQueueUrlCommand({ QueueName, ...owner }))).QueueUrl ?? '';
}

const issuer = process.env.ISSUER;
const clientId = told('CLIENT_ID', department);
const api = maplebridge({
  baseUrl: told('MAPLEBRIDGE_API', 'http://127.0.0.1:4700'),
  token: clientCredentials({
    ...(issuer ? { issuer } : { tokenUrl: told('TOKEN_URL', 'http://127.0.0.1:4701/token') }),
    clientId,
    clientSecret: told('CLIENT_SECRET', clientId),
    resource: told('RESOURCE', 'urn:maplebridge'),
  }),
});

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stopping.abort());

const deployment = told('DEPLOYMENT', 'maplebridge-zhenjiang-local');
const partner = told('PARTNER', 'court-referrals');
const seen = seenIn(told('SEEN', 'seen.sqlite'));
const byMessage = told('ANSWER_BY', 'http') === 'message';
const replies = byMessage && { sqs, queueUrl: await queue(`${deployment}-mediation-replies-${partner}`) };
const queueUrl = await queue(`${deployment}-partner-${partner}`);
console.log(
  `${department} reads ${queueUrl} and answers by ${byMessage ? 'message' : 'HTTP'}; Ctrl-C ends it`,
);
await consume({
  ...{ sqs, queueUrl, seen, signal: stopping.signal },
  handle: court({ api, department, replies: replies || undefined }),
});
seen.close();

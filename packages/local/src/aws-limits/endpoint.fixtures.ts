import type { LimitId } from './limit-rows.ts';

/** A request to the local AWS endpoint. */
export type Request =
  | { readonly service: 'dynamodb' | 'sqs'; readonly operation: string; readonly body: object }
  | { readonly service: 'sns'; readonly operation: string; readonly form: Readonly<Record<string, string>> }
  | { readonly service: 's3'; readonly path: string; readonly headers?: Readonly<Record<string, string>> };

/** The endpoint with a table `pairs`, a queue and a topic. */
export interface Endpoint {
  readonly url: string;
  readonly queue: string;
  readonly topic: string;
}

export interface Case {
  readonly id: LimitId;
  readonly what: string;
  readonly request: (endpoint: Endpoint) => Request;
  /** When it differs from the row's error. */
  readonly error?: string;
  readonly status?: number;
}

const signed = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=operator/20260521/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
  'x-amz-date': '20260521T000000Z',
});
const targets = { dynamodb: 'DynamoDB_20120810', sqs: 'AmazonSQS' };

function fetched({ url }: Endpoint, request: Request): Promise<Response> {
  const headers = signed(request.service);
  switch (request.service) {
    case 's3':
      return fetch(`${url}${request.path}`, {
        method: 'PUT',
        headers: { ...headers, ...request.headers },
        body: 'x',
      });
    case 'sns': {
      const body = new URLSearchParams({ Action: request.operation, Version: '2010-03-31', ...request.form });
      return fetch(url, { method: 'POST', headers, body });
    }
    default: {
      const target = `${targets[request.service]}.${request.operation}`;
      const json = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target };
      return fetch(url, {
        method: 'POST',
        headers: { ...headers, ...json },
        body: JSON.stringify(request.body),
      });
    }
  }
}

/** Sends a raw request: SDKs refuse some of these on the client side. */
export async function call(endpoint: Endpoint, request: Request) {
  const response = await fetched(endpoint, request);
  const text = await response.text();
  const code = /"__type":"(?:[^"]*#)?(\w+)"/.exec(text)?.[1] ?? /<Code>([\w.]+)<\/Code>/.exec(text)?.[1];
  return { status: response.status, error: code, text };
}

const key = (AttributeName: string, KeyType: 'HASH' | 'RANGE') => ({ AttributeName, KeyType });

export async function prepare(url: string): Promise<Endpoint> {
  const bare = { url, queue: '', topic: '' };
  await call(bare, {
    service: 'dynamodb',
    operation: 'CreateTable',
    body: {
      TableName: 'pairs',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [key('pk', 'HASH'), key('sk', 'RANGE')],
      AttributeDefinitions: ['pk', 'sk', 'g'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      GlobalSecondaryIndexes: [
        { IndexName: 'byG', KeySchema: [key('g', 'HASH')], Projection: { ProjectionType: 'ALL' } },
      ],
    },
  });
  const made = await call(bare, {
    service: 'sqs',
    operation: 'CreateQueue',
    body: { QueueName: 'queue', Attributes: { MaximumMessageSize: '262144' } },
  });
  const topic = await call(bare, { service: 'sns', operation: 'CreateTopic', form: { Name: 'topic' } });
  return {
    url,
    queue: JSON.parse(made.text).QueueUrl,
    topic: /<TopicArn>(.*?)</.exec(topic.text)?.[1] ?? '',
  };
}

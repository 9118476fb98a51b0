import { arn } from '../assembly/identities.ts';
import { signerOf } from './presigned.ts';
import type { ProxyRequest } from './proxy-request.ts';
import { s3Operation } from './s3-call.ts';

/** One AWS call as IAM evaluates it: actions and resources. */
export interface Call {
  readonly service: string;
  /** The caller: the access key that signed the request. */
  readonly accessKey: string;
  /** The API operation: `PutItem`. */
  readonly operation: string;
  /** The permissions needed: `dynamodb:PutItem` on an ARN. */
  readonly needs: readonly { readonly action: string; readonly resource: string }[];
  /** The parameters of the request: JSON or form; empty for S3. */
  readonly input: Body;
}

type Body = Readonly<Record<string, unknown>>;

/** The credential scope of a SigV4 signature: key, region, service. */
const credential = /Credential=([^/]+)\/\d{8}\/([^/]+)\/([^/]+)\//;

/** Reads a request to AWS. Undefined when it is not signed. The signature is in a header or, for S3, in the query. */
export function readCall({ method, url, headers }: ProxyRequest, payload: () => string): Call | undefined {
  const presigner = signerOf(url);
  const [, signer, , scope] = credential.exec(headers.authorization ?? '') ?? [];
  const accessKey = presigner ?? signer;
  const service = presigner ? 's3' : scope;
  if (!accessKey || !service) return undefined;
  if (service === 's3') return { service, accessKey, input: {}, ...s3Operation({ method, url, headers }) };
  // DynamoDB, SQS and Secrets Manager name the operation in a header, SNS in its form-encoded body.
  const target = headers['x-amz-target'] as string | undefined;
  const body: Body = target ? parse(payload()) : Object.fromEntries(new URLSearchParams(payload()));
  const operation = target?.slice(target.indexOf('.') + 1) ?? String(body.Action ?? '');
  return { service, accessKey, operation, input: body, needs: needs(service, operation, body) };
}

function parse(payload: string): Body {
  try {
    return JSON.parse(payload) as Body;
  } catch {
    return {};
  }
}

function needs(service: string, operation: string, body: Body): Call['needs'] {
  if (service === 'dynamodb') return dynamodbNeeds(operation, body);
  if (service === 'secretsmanager')
    return [{ action: `${service}:${operation}`, resource: String(body.SecretId) }];
  const resource =
    service === 'sns'
      ? String(body.TopicArn ?? '*')
      : queueArn(String(body.QueueUrl ?? body.QueueName ?? ''));
  // IAM has no action for a batch: it needs the action of a single message.
  return [{ action: `${service}:${operation.replace(/Batch$/, '')}`, resource }];
}

const queueArn = (url: string): string => arn('sqs', url.slice(url.lastIndexOf('/') + 1));
const tableArn = (name: unknown): string =>
  String(name).startsWith('arn:') ? String(name) : arn('dynamodb', `table/${name}`);

type Action = Readonly<Record<string, { readonly TableName?: string } | undefined>>;

/** A transaction and a batch need the permissions of each of their parts. */
function dynamodbNeeds(operation: string, body: Body): Call['needs'] {
  const one = (action: string, table: unknown) => ({
    action: `dynamodb:${action}`,
    resource: tableArn(table),
  });
  if (operation === 'TransactWriteItems' || operation === 'TransactGetItems') {
    const single: Record<string, string> = {
      Put: 'PutItem',
      Update: 'UpdateItem',
      Delete: 'DeleteItem',
      ConditionCheck: 'ConditionCheckItem',
      Get: 'GetItem',
    };
    return (body.TransactItems as Action[]).flatMap((item) =>
      Object.entries(item).map(([kind, of]) => one(single[kind] ?? kind, of?.TableName)),
    );
  }
  if (operation.startsWith('Batch')) {
    return Object.keys(body.RequestItems as object).map((table) => one(operation, table));
  }
  if (body.IndexName !== undefined) {
    return [
      { action: `dynamodb:${operation}`, resource: `${tableArn(body.TableName)}/index/${body.IndexName}` },
    ];
  }
  return [one(operation, body.TableName)];
}

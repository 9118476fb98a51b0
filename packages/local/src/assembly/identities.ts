/** The account and region of everything local. */
export const account = '000000000000';
export const region = 'us-east-1';
const partition = 'aws';

/** The values of `Ref` and of the attributes of `Fn::GetAtt` for one resource. */
export interface Identity {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export const arn = (service: string, resource: string): string =>
  `arn:${partition}:${service}:${region}:${account}:${resource}`;

/** The local endpoints: the AWS API, whose URL starts every queue URL, and the HTTP API. */
export interface Endpoints {
  readonly aws: string;
  readonly api: string;
}

type Naming = (name: string, endpoints: Endpoints) => Identity;

/** `Ref` is the name and `Arn` the only attribute, as for most resource types. */
const named =
  (service: string, prefix = ''): Naming =>
  (name) => ({ ref: name, attributes: { Arn: arn(service, `${prefix}${name}`) } });

const plain: Naming = (name) => ({ ref: name, attributes: { Id: name } });

/** S3 allows at most 63 lower-case characters; the distinguishing part is at the end of the name. */
const bucketName = (name: string): string =>
  name
    .toLowerCase()
    .slice(-63)
    .replace(/^[^a-z0-9]+/, '');

const namings: Readonly<Record<string, Naming>> = {
  'AWS::DynamoDB::Table': (name) => ({
    ref: name,
    attributes: {
      Arn: arn('dynamodb', `table/${name}`),
      StreamArn: arn('dynamodb', `table/${name}/stream/local`),
    },
  }),
  'AWS::S3::Bucket': (name) => {
    const bucket = bucketName(name);
    const host = `${bucket}.s3.${region}.amazonaws.com`;
    return {
      ref: bucket,
      attributes: { Arn: `arn:${partition}:s3:::${bucket}`, RegionalDomainName: host },
    };
  },
  'AWS::SNS::Topic': (name) => ({
    ref: arn('sns', name),
    attributes: { TopicName: name, TopicArn: arn('sns', name) },
  }),
  'AWS::SQS::Queue': (name, { aws }) => ({
    ref: `${aws}/${account}/${name}`,
    attributes: { Arn: arn('sqs', name), QueueName: name, QueueUrl: `${aws}/${account}/${name}` },
  }),
  'AWS::SecretsManager::Secret': (name) => ({ ref: arn('secretsmanager', `secret:${name}`), attributes: {} }),
  'AWS::ApiGatewayV2::Api': (name, { api }) => ({
    ref: name,
    attributes: { ApiId: name, ApiEndpoint: api },
  }),
  'AWS::Lambda::Function': named('lambda', 'function:'),
  'AWS::Logs::LogGroup': named('logs', 'log-group:'),
  'AWS::KMS::Key': named('kms', 'key/'),
  'AWS::Events::Rule': named('events', 'rule/'),
  'AWS::IAM::Role': (name) => ({
    ref: name,
    attributes: { Arn: `arn:${partition}:iam::${account}:role/${name}` },
  }),
};

/** The name and ARN of a resource. A queue may have a name of its own; all else follows from stack and logical id alone, so that a restart finds all data again. */
export function identityOf(
  { Type, Properties }: { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> },
  stack: string,
  logicalId: string,
  endpoints: Endpoints,
): Identity {
  const own = Type === 'AWS::SQS::Queue' ? Properties?.QueueName : undefined;
  const name = typeof own === 'string' ? own : `${stack}-${logicalId}`;
  return (namings[Type] ?? plain)(name, endpoints);
}

/** `AWS::Region` and its like. */
export const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::AccountId': account,
  'AWS::Partition': partition,
  'AWS::Region': region,
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::NoValue': '',
};

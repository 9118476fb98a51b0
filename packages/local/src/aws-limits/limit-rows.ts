/** A documented limit of AWS, and the error for a request over it. */
export interface AwsLimit {
  readonly value: number;
  readonly unit: 'bytes' | 'count' | 'characters' | 'seconds' | 'rule';
  /** The error type by which SDKs know it. */
  readonly error: string;
  readonly status: number;
  /** Where it is documented. */
  readonly source: string;
  /** When the source was last read. */
  readonly checked: string;
  /** What enforces it locally: the embedded engine, or the local endpoint in front of it. */
  readonly by: 'engine' | 'endpoint';
}

const checked = '2026-11-29';
const docs = 'https://docs.aws.amazon.com/';
const dynamodbQuotas = `${docs}amazondynamodb/latest/developerguide/Constraints.html`;
const expressionQuotas = `${dynamodbQuotas}#limits-expression-parameters`;
const dynamodbApi = (operation: string) => `${docs}amazondynamodb/latest/APIReference/API_${operation}.html`;
const sqsQuotas = `${docs}AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html`;
const sqsApi = (operation: string) =>
  `${docs}AWSSimpleQueueService/latest/APIReference/API_${operation}.html`;
const sqsAttributes = `${docs}AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html`;
const snsApi = (operation: string) => `${docs}sns/latest/api/API_${operation}.html`;
const snsAttributes = `${docs}sns/latest/dg/sns-message-attributes.html`;
const snsFilters = `${docs}sns/latest/dg/subscription-filter-policy-constraints.html`;
const s3Signing = `${docs}AmazonS3/latest/API/sigv4-query-string-auth.html`;
const s3Keys = `${docs}AmazonS3/latest/userguide/object-keys.html`;

type Row = readonly [
  value: number,
  unit: AwsLimit['unit'],
  error: string,
  by: AwsLimit['by'],
  source: string,
  status?: number,
];

const invalid = 'ValidationException';

/**
 * The value is 0 where a row is a rule without a number. Undocumented limits were taken from the error AWS returns,
 * as reported publicly: the checks contain the messages.
 */
const rows = {
  'dynamodb-partition-key': [2048, 'bytes', invalid, 'engine', dynamodbQuotas],
  'dynamodb-sort-key': [1024, 'bytes', invalid, 'engine', dynamodbQuotas],
  'dynamodb-index-key': [2048, 'bytes', invalid, 'endpoint', dynamodbQuotas],
  'dynamodb-key-empty': [0, 'rule', invalid, 'engine', dynamodbQuotas],
  'dynamodb-key-type': [0, 'rule', invalid, 'engine', dynamodbApi('PutItem')],
  'dynamodb-key-schema': [0, 'rule', invalid, 'engine', dynamodbApi('GetItem')],
  'dynamodb-item': [400 * 1024, 'bytes', invalid, 'engine', dynamodbQuotas],
  'dynamodb-nesting': [32, 'count', invalid, 'engine', dynamodbQuotas],
  'dynamodb-attribute-name': [65_535, 'bytes', invalid, 'endpoint', dynamodbQuotas],
  'dynamodb-number': [38, 'count', invalid, 'engine', dynamodbQuotas],
  'dynamodb-query-key': [2048, 'bytes', invalid, 'endpoint', dynamodbQuotas],
  'dynamodb-query-key-type': [0, 'rule', invalid, 'endpoint', dynamodbApi('Query')],
  'dynamodb-start-key': [0, 'rule', invalid, 'endpoint', dynamodbApi('Query')],
  'dynamodb-start-key-shape': [0, 'rule', invalid, 'engine', dynamodbApi('Query')],
  'dynamodb-limit': [1, 'count', invalid, 'engine', dynamodbApi('Query')],
  'dynamodb-segments': [1_000_000, 'count', invalid, 'engine', dynamodbApi('Scan')],
  'dynamodb-expression': [4096, 'bytes', invalid, 'engine', expressionQuotas],
  'dynamodb-operators': [300, 'count', invalid, 'endpoint', expressionQuotas],
  'dynamodb-in-operands': [100, 'count', invalid, 'endpoint', expressionQuotas],
  'dynamodb-placeholder': [255, 'characters', invalid, 'endpoint', expressionQuotas],
  'dynamodb-substitutions': [2 * 1024 * 1024, 'bytes', invalid, 'endpoint', expressionQuotas],
  'dynamodb-reserved-words': [
    573,
    'count',
    invalid,
    'engine',
    `${docs}amazondynamodb/latest/developerguide/ReservedWords.html`,
  ],
  'dynamodb-placeholders-used': [0, 'rule', invalid, 'endpoint', dynamodbApi('PutItem')],
  'dynamodb-batch-write': [25, 'count', invalid, 'engine', dynamodbApi('BatchWriteItem')],
  'dynamodb-batch-get': [100, 'count', invalid, 'engine', dynamodbApi('BatchGetItem')],
  'dynamodb-batch-keys': [0, 'rule', invalid, 'engine', dynamodbApi('BatchWriteItem')],
  'dynamodb-transaction': [100, 'count', invalid, 'engine', dynamodbApi('TransactWriteItems')],
  'dynamodb-transaction-bytes': [
    4 * 1024 * 1024,
    'bytes',
    invalid,
    'engine',
    dynamodbApi('TransactWriteItems'),
  ],
  'dynamodb-transaction-items': [0, 'rule', invalid, 'engine', dynamodbApi('TransactWriteItems')],
  'dynamodb-request': [
    16 * 1024 * 1024,
    'bytes',
    'RequestEntityTooLarge',
    'endpoint',
    dynamodbApi('BatchWriteItem'),
    413,
  ],
  // SQS takes 1 MiB since August 2025; our queues say 262 144, and batches of ours must pass SNS too (ADR 0051).
  'sqs-message': [262_144, 'bytes', 'InvalidParameterValue', 'engine', sqsQuotas],
  'sqs-batch-bytes': [262_144, 'bytes', 'BatchRequestTooLong', 'endpoint', sqsApi('SendMessageBatch')],
  'sqs-batch': [10, 'count', 'TooManyEntriesInBatchRequest', 'engine', sqsApi('SendMessageBatch')],
  'sqs-batch-empty': [0, 'rule', 'EmptyBatchRequest', 'engine', sqsApi('SendMessageBatch')],
  'sqs-batch-ids': [0, 'rule', 'BatchEntryIdsNotDistinct', 'engine', sqsApi('SendMessageBatch')],
  'sqs-batch-id': [80, 'characters', 'InvalidBatchEntryId', 'endpoint', sqsApi('SendMessageBatch')],
  'sqs-attributes': [10, 'count', 'InvalidParameterValue', 'endpoint', sqsAttributes],
  'sqs-attribute-name': [256, 'characters', 'InvalidParameterValue', 'endpoint', sqsAttributes],
  'sqs-attribute-value': [0, 'rule', 'InvalidParameterValue', 'endpoint', sqsAttributes],
  'sqs-characters': [0, 'rule', 'InvalidMessageContents', 'engine', sqsApi('SendMessage')],
  'sqs-delay': [900, 'seconds', 'InvalidParameterValue', 'endpoint', sqsApi('SendMessage')],
  'sqs-receive': [10, 'count', 'InvalidParameterValue', 'engine', sqsApi('ReceiveMessage')],
  'sqs-wait': [20, 'seconds', 'InvalidParameterValue', 'engine', sqsApi('ReceiveMessage')],
  'sqs-visibility': [43_200, 'seconds', 'InvalidParameterValue', 'engine', sqsApi('ChangeMessageVisibility')],
  'sqs-queue-name': [80, 'characters', 'InvalidParameterValue', 'endpoint', sqsApi('CreateQueue')],
  'sns-message': [262_144, 'bytes', 'InvalidParameter', 'engine', snsApi('Publish')],
  'sns-batch-bytes': [262_144, 'bytes', 'BatchRequestTooLong', 'endpoint', snsApi('PublishBatch')],
  'sns-batch': [10, 'count', 'TooManyEntriesInBatchRequest', 'engine', snsApi('PublishBatch')],
  'sns-batch-empty': [0, 'rule', 'EmptyBatchRequest', 'engine', snsApi('PublishBatch')],
  'sns-batch-ids': [0, 'rule', 'BatchEntryIdsNotDistinct', 'engine', snsApi('PublishBatch')],
  'sns-batch-id': [80, 'characters', 'InvalidBatchEntryId', 'engine', snsApi('PublishBatch')],
  'sns-subject': [100, 'characters', 'InvalidParameter', 'endpoint', snsApi('Publish')],
  // AWS publishes such a message and discards it at each raw subscription; all of ours are raw. Refused here, where the error is visible.
  'sns-attributes': [10, 'count', 'InvalidParameter', 'endpoint', snsAttributes],
  'sns-attribute-name': [256, 'characters', 'ParameterValueInvalid', 'endpoint', snsAttributes],
  'sns-attribute-value': [0, 'rule', 'ParameterValueInvalid', 'endpoint', snsAttributes],
  'sns-filter-keys': [5, 'count', 'InvalidParameter', 'engine', snsFilters],
  'sns-filter-values': [150, 'count', 'InvalidParameter', 'engine', snsFilters],
  'sns-filter-shape': [0, 'rule', 'InvalidParameter', 'endpoint', snsFilters],
  's3-presigned-expiry': [604_800, 'seconds', 'AuthorizationQueryParametersError', 'endpoint', s3Signing],
  's3-key': [1024, 'bytes', 'KeyTooLongError', 'endpoint', s3Keys],
  's3-metadata': [
    2048,
    'bytes',
    'MetadataTooLarge',
    'endpoint',
    `${docs}AmazonS3/latest/userguide/UsingMetadata.html`,
  ],
} as const satisfies Readonly<Record<string, Row>>;

export type LimitId = keyof typeof rows;

/** Every limit that the local AWS endpoint enforces, by id. */
export const awsLimits = Object.fromEntries(
  Object.entries(rows as Readonly<Record<string, Row>>).map(
    ([id, [value, unit, error, by, source, status = 400]]) => [
      id,
      { value, unit, error, status, by, source, checked },
    ],
  ),
) as Readonly<Record<LimitId, AwsLimit>>;

/** A request that AWS would refuse, and how. */
export interface LimitRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly more?: object;
}

/** The refusal of a row, with AWS's message. */
export const over = (id: LimitId, message: string): LimitRefusal => ({
  status: awsLimits[id].status,
  code: awsLimits[id].error,
  message,
});

import { messageBytes } from '@maplebridge/event-log/batches';
import { awsLimits, type LimitId, type LimitRefusal, over } from './limit-rows.ts';

export interface Attribute {
  readonly DataType?: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
}
export type Attributes = Readonly<Record<string, Attribute>>;

/** The rows of one service. */
export type Service = 'sqs' | 'sns';
const row = (service: Service, name: string) => `${service}-${name}` as LimitId;

/** XML 1.0 characters, as SQS requires; lone surrogates are not among them. */
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const types = /^(String|Number|Binary)(\..+)?$/;
const names = /^(?!(?:aws|amazon)\.)(?!\.)(?!.*\.\.)(?!.*\.$)[\w.-]+$/i;

/** Why a service would refuse the attributes of a message. */
export function attributesRefusal(service: Service, attributes: Attributes = {}): LimitRefusal | undefined {
  const entries = Object.entries(attributes);
  const most = awsLimits[row(service, 'attributes')].value;
  if (entries.length > most)
    return over(
      row(service, 'attributes'),
      `Number of message attributes [${entries.length}] exceeds the allowed maximum [${most}].`,
    );
  for (const [name, attribute] of entries) {
    if (!names.test(name) || name.length > awsLimits[row(service, 'attribute-name')].value)
      return over(
        row(service, 'attribute-name'),
        `The message attribute name '${name.slice(0, 80)}' is invalid.`,
      );
    const wrong = valueFault(name, attribute);
    if (wrong) return over(row(service, 'attribute-value'), wrong);
  }
  return undefined;
}

function valueFault(
  name: string,
  { DataType = '', StringValue, BinaryValue }: Attribute,
): string | undefined {
  const [, type] = types.exec(DataType) ?? [];
  if (!type)
    return `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`;
  const value = type === 'Binary' ? BinaryValue : StringValue;
  if (!value)
    return `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${DataType}'.`;
  if (type === 'Number' && !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value))
    return `Can't cast the value of message (user) attribute '${name}' to a number.`;
  if (type === 'String' && notXml.test(value))
    return `Invalid binary character was found in the message attribute '${name}'.`;
  return undefined;
}

/** The size of a message; a binary value counts as its base64 text here. */
export const sizeOf = (body: string, attributes: Attributes = {}): number =>
  messageBytes(
    body,
    Object.fromEntries(
      Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
        name,
        { DataType, StringValue: StringValue ?? BinaryValue },
      ]),
    ),
  );

/** Why a service would refuse a batch: the bytes of all its messages count together. */
export function batchBytesRefusal(service: Service, bytes: readonly number[]): LimitRefusal | undefined {
  const most = awsLimits[row(service, 'batch-bytes')].value;
  const sent = bytes.reduce((sum, it) => sum + it, 0);
  if (sent <= most) return undefined;
  return over(
    row(service, 'batch-bytes'),
    `Batch requests cannot be longer than ${most} bytes. You have sent ${sent} bytes.`,
  );
}

import { awsLimits, type LimitId, type LimitRefusal, over } from './limit-rows.ts';

/** A value in DynamoDB JSON; only the types a key can have. */
export interface AttributeValue {
  readonly S?: string;
  readonly N?: string;
  readonly B?: string;
}

export type Item = Readonly<Record<string, AttributeValue>>;

/** Bytes of a key's value. */
export const bytesOf = ({ S, N, B }: AttributeValue): number =>
  S !== undefined
    ? Buffer.byteLength(S)
    : B !== undefined
      ? Buffer.from(B, 'base64').length
      : (N ?? '').length;

/** The refusal of a key's value that is too long. */
export function keyTooLong(
  id: LimitId,
  value: AttributeValue,
  isPartition: boolean,
): LimitRefusal | undefined {
  const limit = awsLimits[isPartition ? 'dynamodb-partition-key' : 'dynamodb-sort-key'];
  if (bytesOf(value) <= limit.value) return undefined;
  return over(
    id,
    isPartition
      ? 'One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes'
      : 'One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes',
  );
}

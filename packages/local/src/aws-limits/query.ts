import type { Expressions } from './expressions.ts';
import { type AttributeValue, bytesOf, keyTooLong } from './key-values.ts';
import { awsLimits, type LimitRefusal, over } from './limit-rows.ts';
import type { KeyPart, KeyShape } from './table-shapes.ts';

/** One condition on a key: its attribute, its operator, and what it is compared with. */
export interface KeyCondition {
  readonly name: string;
  readonly operator: '=' | '<' | '<=' | '>' | '>=' | 'between' | 'begins_with';
  readonly values: readonly AttributeValue[];
}

export interface Query extends Expressions {
  readonly TableName: string;
  readonly IndexName?: string;
  readonly ExclusiveStartKey?: Readonly<Record<string, AttributeValue>>;
}

/** The conditions of a `KeyConditionExpression`; undefined for an expression that the engine does not parse either. */
export function keyConditions(query: Expressions): KeyCondition[] | undefined {
  const {
    KeyConditionExpression = '',
    ExpressionAttributeNames = {},
    ExpressionAttributeValues = {},
  } = query;
  const tokens = KeyConditionExpression.match(/[#:]?\w+|<=|>=|[=<>]/g) ?? [];
  const conditions: KeyCondition[] = [];
  for (let at = 0; at < tokens.length; ) {
    if (/^and$/i.test(tokens[at] ?? '')) at += 1;
    const begins = tokens[at] === 'begins_with';
    const [name = '', second = ''] = tokens.slice(begins ? at + 1 : at);
    const operator = begins ? 'begins_with' : second.toLowerCase();
    const places = begins ? [at + 2] : operator === 'between' ? [at + 2, at + 4] : [at + 2];
    const values = places.map((place) => ExpressionAttributeValues[tokens[place] ?? '']);
    if (values.includes(undefined)) return undefined;
    conditions.push({
      name: ExpressionAttributeNames[name] ?? name,
      operator: operator as KeyCondition['operator'],
      values: values as AttributeValue[],
    });
    at = Math.max(...places) + 1;
  }
  return conditions;
}

/** Why DynamoDB would refuse a query with these keys. */
export function queryRefusal(query: Query, keys: KeyShape): LimitRefusal | undefined {
  const conditions = keyConditions(query);
  if (!conditions) return undefined;
  for (const { name, values } of conditions) {
    const at = keys.findIndex((key) => key?.name === name);
    const key = keys[at];
    if (!key) continue;
    for (const value of values) {
      const refused = valueRefusal(key, value, at === 0);
      if (refused) return refused;
    }
  }
  return startKeyRefusal(query.ExclusiveStartKey, keys, conditions);
}

function valueRefusal({ name, type }: KeyPart, value: AttributeValue, isPartition: boolean) {
  if (value[type] === undefined)
    return over(
      'dynamodb-query-key-type',
      'One or more parameter values were invalid: Condition parameter type does not match schema type',
    );
  if (value[type] === '')
    return over(
      'dynamodb-query-key',
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: ${name}`,
    );
  return keyTooLong('dynamodb-query-key', value, isPartition);
}

function startKeyRefusal(
  start: Query['ExclusiveStartKey'],
  keys: KeyShape,
  conditions: readonly KeyCondition[],
): LimitRefusal | undefined {
  if (!start) return undefined;
  for (const [i, key] of keys.entries()) {
    const value = key && start[key.name];
    // Another shape, which the engine refuses.
    if (!key || value?.[key.type] === undefined) return undefined;
    const bytes = bytesOf(value);
    const most = awsLimits[i === 0 ? 'dynamodb-partition-key' : 'dynamodb-sort-key'].value;
    if (bytes === 0 || bytes > most)
      return over('dynamodb-start-key', 'The provided starting key is invalid');
    const outside = conditions.some((it) => it.name === key.name && !satisfies(value, it));
    if (outside)
      return over(
        'dynamodb-start-key',
        i === 0
          ? 'The provided starting key is outside query boundaries based on provided conditions'
          : 'The provided starting key does not match the range key predicate',
      );
  }
  return undefined;
}

function satisfies(
  value: AttributeValue,
  { operator, values: [first = {}, second = {}] }: KeyCondition,
): boolean {
  const order = compare(value, first);
  switch (operator) {
    case '=':
      return order === 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case 'between':
      return order >= 0 && compare(value, second) <= 0;
    case 'begins_with':
      return (value.S ?? value.B ?? '').startsWith(first.S ?? first.B ?? '');
    default:
      return operator satisfies never;
  }
}

/** Strings by their bytes of UTF-8, as DynamoDB sorts them. */
function compare(a: AttributeValue, b: AttributeValue): number {
  if (a.N !== undefined) return Number(a.N) - Number(b.N);
  const [x, y] = [a, b].map(({ S, B = '' }) => (S === undefined ? Buffer.from(B, 'base64') : Buffer.from(S)));
  return Buffer.compare(x ?? Buffer.of(), y ?? Buffer.of());
}

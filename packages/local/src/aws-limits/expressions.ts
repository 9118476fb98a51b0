import { awsLimits, type LimitRefusal, over } from './limit-rows.ts';

/** The expression parameters of a request or of one part of it. */
export interface Expressions {
  readonly ConditionExpression?: string;
  readonly FilterExpression?: string;
  readonly KeyConditionExpression?: string;
  readonly UpdateExpression?: string;
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
}

const kinds = [
  'ConditionExpression',
  'FilterExpression',
  'KeyConditionExpression',
  'UpdateExpression',
] as const;

const token = /[#:]?\w+|<=|>=|<>|[=<>+\-(),]/g;
const comparison = /^(<=|>=|<>|[=<>])$/;
/** Keyword operators; the AND of a BETWEEN is subtracted. */
const word = /^(and|or|not|between|in)$/i;

/** Operators and functions of an expression, as DynamoDB counts them; the `=` of `SET a = :v` is not counted. */
export function operatorsOf(kind: (typeof kinds)[number], expression: string): number {
  const tokens = expression.match(token) ?? [];
  const update = kind === 'UpdateExpression';
  return tokens.reduce((count, it, i) => {
    if (/^between$/i.test(it)) return count;
    if (word.test(it) || it === '+' || it === '-') return count + 1;
    if (comparison.test(it)) return update ? count : count + 1;
    return tokens[i + 1] === '(' && /^[a-z_]+$/i.test(it) ? count + 1 : count;
  }, 0);
}

/** The operands of the longest `IN (…)`. */
const inOperands = (expression: string): number =>
  Math.max(
    0,
    ...[...expression.matchAll(/\bin\s*\(([^)]*)\)/gi)].map(([, list = '']) => list.split(',').length),
  );

/** Why DynamoDB would refuse the expressions of a request. */
export function expressionRefusal(it: Expressions): LimitRefusal | undefined {
  for (const kind of kinds) {
    const expression = it[kind];
    if (typeof expression !== 'string') continue;
    const operands = inOperands(expression);
    if (operands > awsLimits['dynamodb-in-operands'].value)
      return over(
        'dynamodb-in-operands',
        `Invalid ${kind}: The IN operator is provided with too many operands; number of operands: ${operands}`,
      );
    const operators = operatorsOf(kind, expression);
    if (operators > awsLimits['dynamodb-operators'].value)
      return over(
        'dynamodb-operators',
        `Invalid ${kind}: The expression contains too many operators; operator count: ${operators}`,
      );
  }
  return substitutionRefusal(it) ?? unusedRefusal(it);
}

/** The engine checks for unused placeholders after a condition holds; AWS checks before it reads any item. */
function unusedRefusal(it: Expressions): LimitRefusal | undefined {
  const expressions = [...kinds, 'ProjectionExpression' as const].flatMap((kind) => it[kind] ?? []);
  if (expressions.length === 0) return undefined;
  const used = new Set(expressions.flatMap((expression) => expression.match(/[#:]\w+/g) ?? []));
  for (const parameter of ['ExpressionAttributeNames', 'ExpressionAttributeValues'] as const) {
    const unused = Object.keys(it[parameter] ?? {}).filter(
      (name) => /^[#:]\w+$/.test(name) && !used.has(name),
    );
    if (unused.length)
      return over(
        'dynamodb-placeholders-used',
        `Value provided in ${parameter} unused in expressions: keys: {${unused.join(', ')}}`,
      );
  }
  return undefined;
}

function substitutionRefusal({
  ExpressionAttributeNames: names = {},
  ExpressionAttributeValues: values = {},
}: Expressions): LimitRefusal | undefined {
  for (const [parameter, of] of Object.entries({
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  })) {
    const long = Object.keys(of).find((name) => name.length > awsLimits['dynamodb-placeholder'].value);
    if (long)
      return over(
        'dynamodb-placeholder',
        `${parameter} contains invalid key: The expression attribute map contains a key that is too long`,
      );
  }
  const bytes = Buffer.byteLength(JSON.stringify([names, values]));
  if (bytes > awsLimits['dynamodb-substitutions'].value)
    return over('dynamodb-substitutions', 'The sum of the length of all substitution variables exceeds 2 MB');
  return undefined;
}

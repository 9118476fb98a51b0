import { type Expressions, expressionRefusal } from './expressions.ts';
import { type AttributeValue, type Item, keyTooLong } from './key-values.ts';
import { awsLimits, type LimitRefusal, over } from './limit-rows.ts';
import { type Query, queryRefusal } from './query.ts';
import type { ShapeOf, TableShape } from './table-shapes.ts';

export type Input = Readonly<Record<string, unknown>>;

/** A part of a request that is about one item, or about the items of one table. */
interface Part extends Expressions {
  readonly TableName: string;
  readonly Item?: Item;
}

interface Action {
  readonly Put?: Part;
  readonly Update?: Part;
  readonly Delete?: Part;
  readonly ConditionCheck?: Part;
  readonly Get?: Part;
}

/** Why DynamoDB would refuse the request, for limits that the engine does not enforce. */
export async function dynamodbRefusal(
  operation: string,
  input: Input,
  shapeOf: ShapeOf,
): Promise<LimitRefusal | undefined> {
  if (operation.startsWith('Transact')) return transactionRefusal(operation, input, shapeOf);
  for (const part of partsOf(operation, input)) {
    const refused = await partRefusal(part, shapeOf);
    if (refused) return refused;
  }
  if (operation !== 'Query') return undefined;
  const query = input as unknown as Query;
  const shape = await shapeOf(query.TableName);
  const keys = query.IndexName === undefined ? shape?.keys : shape?.indexes[query.IndexName];
  return keys && queryRefusal(query, keys);
}

function partsOf(operation: string, input: Input): Part[] {
  if (operation === 'BatchWriteItem') {
    const requests = Object.entries(
      (input.RequestItems ?? {}) as Record<string, { PutRequest?: { Item: Item } }[]>,
    );
    return requests.flatMap(([TableName, of]) =>
      of.flatMap(({ PutRequest }) => (PutRequest ? [{ TableName, Item: PutRequest.Item }] : [])),
    );
  }
  return typeof input.TableName === 'string' ? [input as unknown as Part] : [];
}

async function partRefusal(part: Part, shapeOf: ShapeOf): Promise<LimitRefusal | undefined> {
  const refused = expressionRefusal(part) ?? namesRefusal(part.Item);
  if (refused) return refused;
  const written = part.Item ?? assigned(part);
  if (Object.keys(written).length === 0) return undefined;
  return indexKeyRefusal(written, await shapeOf(part.TableName));
}

function namesRefusal(item: Item = {}): LimitRefusal | undefined {
  for (const name of Object.keys(item)) {
    if (name === '')
      return over(
        'dynamodb-attribute-name',
        'Supplied AttributeName is empty, must be at least one character',
      );
    if (Buffer.byteLength(name) > awsLimits['dynamodb-attribute-name'].value)
      return over(
        'dynamodb-attribute-name',
        'One or more parameter values were invalid: Attribute name is too large, must be less than 65536 bytes',
      );
  }
  return undefined;
}

/** The values an update assigns directly to attributes. */
function assigned({
  UpdateExpression = '',
  ExpressionAttributeNames,
  ExpressionAttributeValues,
}: Part): Item {
  const pairs = [...UpdateExpression.matchAll(/(#?\w+)\s*=\s*(:\w+)/g)].flatMap(
    ([, name = '', value = '']) => {
      const set = ExpressionAttributeValues?.[value] as AttributeValue | undefined;
      return set ? [[ExpressionAttributeNames?.[name] ?? name, set] as const] : [];
    },
  );
  return Object.fromEntries(pairs);
}

/** The engine checks the table's own keys. */
function indexKeyRefusal(written: Item, shape: TableShape | undefined): LimitRefusal | undefined {
  for (const keys of Object.values(shape?.indexes ?? {})) {
    for (const [i, key] of keys.entries()) {
      const value = key && written[key.name];
      const refused = value && keyTooLong('dynamodb-index-key', value, i === 0);
      if (refused) return refused;
    }
  }
  return undefined;
}

/** An invalid action cancels the transaction and is reported as the cancellation reason. */
async function transactionRefusal(
  operation: string,
  input: Input,
  shapeOf: ShapeOf,
): Promise<LimitRefusal | undefined> {
  const actions = (input.TransactItems ?? []) as readonly Action[];
  const refusals: (LimitRefusal | undefined)[] = [];
  for (const { Put, Update, Delete, ConditionCheck, Get } of actions) {
    const part = Put ?? Update ?? Delete ?? ConditionCheck ?? Get;
    refusals.push(part && (await partRefusal(part, shapeOf)));
  }
  if (refusals.every((it) => it === undefined)) return undefined;
  const CancellationReasons = refusals.map((it) =>
    it ? { Code: 'ValidationError', Message: it.message } : { Code: 'None' },
  );
  const codes = CancellationReasons.map(({ Code }) => Code).join(', ');
  return {
    status: 400,
    code: 'TransactionCanceledException',
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    more: operation === 'TransactWriteItems' ? { CancellationReasons } : {},
  };
}

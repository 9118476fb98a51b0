import type { Case } from './endpoint.fixtures.ts';
import type { LimitId } from './limit-rows.ts';

const S = (text: string) => ({ S: text });
const long = (length: number) => S('x'.repeat(length));
const table = { TableName: 'pairs' };
const item = (over: object = {}) => ({ pk: S('p'), sk: S('s'), ...over });
const many = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

type Made = Omit<Case, 'id'>;
const request = (operation: string, what: string, body: object, over: object = {}): Made => ({
  what: `${operation}: ${what}`,
  request: () => ({ service: 'dynamodb', operation, body }),
  ...over,
});
const put = (what: string, over: object, rest: object = {}): Made =>
  request('PutItem', what, { ...table, Item: item(over), ...rest });
const when = (what: string, ConditionExpression: string, rest: object = {}): Made =>
  put(what, {}, { ConditionExpression, ...rest });
const query = (what: string, over: object): Made =>
  request('Query', what, {
    ...table,
    KeyConditionExpression: 'pk = :p',
    ExpressionAttributeValues: { ':p': S('p') },
    ...over,
  });
const update = (what: string, UpdateExpression: string, value: object): Made =>
  request('UpdateItem', what, {
    ...table,
    Key: item(),
    UpdateExpression,
    ExpressionAttributeValues: { ':v': value },
  });
/** A query of a range of sort keys; `:v` and `:w` are its bounds. */
const range = (what: string, condition: string, bounds: readonly string[], sk?: string): Made =>
  query(what, {
    KeyConditionExpression: `pk = :p AND ${condition}`,
    ExpressionAttributeValues: {
      ':p': S('p'),
      ...Object.fromEntries(bounds.map((it, i) => [[':v', ':w'][i], S(it)])),
    },
    ...(sk !== undefined && { ExclusiveStartKey: { pk: S('p'), sk: S(sk) } }),
  });
const batch = (what: string, requests: readonly object[]): Made =>
  request('BatchWriteItem', what, { RequestItems: { pairs: requests } });
const transaction = (what: string, TransactItems: readonly object[], over: object = {}): Made =>
  request('TransactWriteItems', what, { TransactItems }, over);
const putting = (over: object) => ({ Put: { ...table, Item: item(over) } });
const numbered = (i: number) => ({ sk: S(String(i)) });
const nested = (levels: number): object => (levels === 0 ? S('x') : { M: { a: nested(levels - 1) } });
const ors = (count: number) => many(count, () => 'a = :v').join(' OR ');
const sums = (count: number) => `SET ${many(count, (i) => `n${i}=:v+:v`).join(',')}`;
const inList = (count: number) => many(count, (i) => `:v${i}`).join(', ');
const inValues = (count: number) => Object.fromEntries(many(count, (i) => [`:v${i}`, S('1')]));
const one = { ExpressionAttributeValues: { ':v': S('1') } };
const cancelled = { error: 'TransactionCanceledException' };

const byRow: Readonly<Partial<Record<LimitId, readonly Made[]>>> = {
  'dynamodb-partition-key': [
    put('2049 bytes', { pk: long(2049) }),
    request('GetItem', '2049 bytes', { ...table, Key: item({ pk: long(2049) }) }),
  ],
  'dynamodb-sort-key': [
    put('1025 bytes', { sk: long(1025) }),
    put('1026 bytes in 342 characters', { sk: S('枫'.repeat(342)) }),
    batch('1025 bytes', [{ PutRequest: { Item: item({ sk: long(1025) }) } }]),
    request('BatchGetItem', '1025 bytes', { RequestItems: { pairs: { Keys: [item({ sk: long(1025) })] } } }),
    transaction('1025 bytes', [putting({ sk: long(1025) })], cancelled),
  ],
  'dynamodb-index-key': [
    put('2049 bytes', { g: long(2049) }),
    batch('2049 bytes', [{ PutRequest: { Item: item({ g: long(2049) }) } }]),
    update('2049 bytes', 'SET g = :v', long(2049)),
    transaction('2049 bytes', [putting({ g: long(2049) })], cancelled),
  ],
  'dynamodb-key-empty': [
    put('partition key', { pk: S('') }),
    put('sort key', { sk: S('') }),
    put('key of an index', { g: S('') }),
    update('key of an index', 'SET g = :v', S('')),
    request('GetItem', 'sort key', { ...table, Key: item({ sk: S('') }) }),
    batch('sort key', [{ DeleteRequest: { Key: item({ sk: S('') }) } }]),
  ],
  'dynamodb-key-type': [
    put('a number for a string', { pk: { N: '1' } }),
    put('in an index', { g: { N: '1' } }),
    update('in an index', 'SET g = :v', { N: '1' }),
  ],
  'dynamodb-key-schema': [
    request('PutItem', 'no sort key', { ...table, Item: { pk: S('p') } }),
    request('GetItem', 'no sort key', { ...table, Key: { pk: S('p') } }),
    request('GetItem', 'more than the key', { ...table, Key: item({ a: S('1') }) }),
    update('an attribute of the key', 'SET sk = :v', S('1')),
  ],
  'dynamodb-item': [
    put('over 400 KB', { a: long(409_600) }),
    update('that would grow over 400 KB', 'SET a = :v', long(409_600)),
    batch('over 400 KB', [{ PutRequest: { Item: item({ a: long(409_600) }) } }]),
    transaction('over 400 KB', [putting({ a: long(409_600) })]),
  ],
  'dynamodb-nesting': [put('33 levels', { a: nested(33) })],
  'dynamodb-attribute-name': [
    put('65 536 bytes', { ['n'.repeat(65_536)]: S('1') }),
    put('empty', { '': S('1') }),
  ],
  'dynamodb-number': [put('39 digits', { a: { N: '1'.repeat(39) } }), put('1e126', { a: { N: '1e126' } })],
  'dynamodb-query-key': [
    query('partition key of 2049 bytes', { ExpressionAttributeValues: { ':p': long(2049) } }),
    query('an empty partition key', { ExpressionAttributeValues: { ':p': S('') } }),
    range('sort key of 1025 bytes', 'sk > :v', ['x'.repeat(1025)]),
    range('an empty prefix', 'begins_with(sk, :v)', ['']),
    range('an empty lower bound', 'sk BETWEEN :v AND :w', ['', 'b']),
  ],
  'dynamodb-query-key-type': [
    query('a number for a string', { ExpressionAttributeValues: { ':p': { N: '1' } } }),
    query('of an index', {
      IndexName: 'byG',
      KeyConditionExpression: '#g = :p',
      ExpressionAttributeNames: { '#g': 'g' },
      ExpressionAttributeValues: { ':p': { N: '1' } },
    }),
  ],
  'dynamodb-start-key': [
    query('of another partition', { ExclusiveStartKey: item({ pk: S('other') }) }),
    query('with an empty sort key', { ExclusiveStartKey: item({ sk: S('') }) }),
    query('with a sort key of 1025 bytes', { ExclusiveStartKey: item({ sk: long(1025) }) }),
    query('of another partition of an index', {
      IndexName: 'byG',
      KeyConditionExpression: 'g = :p',
      ExclusiveStartKey: item({ g: S('other') }),
    }),
    range('before the range', 'sk > :v', ['m'], 'a'),
    range('behind the range', 'sk <= :v', ['m'], 'n'),
    range('outside of the bounds', 'sk BETWEEN :v AND :w', ['m', 'n'], 'z'),
    range('without the prefix', 'begins_with(sk, :v)', ['m'], 'a'),
  ],
  'dynamodb-start-key-shape': [
    query('no sort key', { ExclusiveStartKey: { pk: S('p') } }),
    query('more than the key', { ExclusiveStartKey: item({ a: S('1') }) }),
    query('another type', { ExclusiveStartKey: item({ sk: { N: '1' } }) }),
    request('Scan', 'no sort key', { ...table, ExclusiveStartKey: { pk: S('p') } }),
  ],
  'dynamodb-limit': [query('0', { Limit: 0 }), request('Scan', '0', { ...table, Limit: 0 })],
  'dynamodb-segments': [
    request('Scan', '1 000 001', { ...table, Segment: 0, TotalSegments: 1_000_001 }),
    request('Scan', 'the third of two', { ...table, Segment: 2, TotalSegments: 2 }),
  ],
  'dynamodb-expression': [
    when('4097 bytes', `a = :${'v'.repeat(4092)}`, {
      ExpressionAttributeValues: { [`:${'v'.repeat(4092)}`]: S('1') },
    }),
  ],
  'dynamodb-operators': [
    when('301 in a condition', ors(151), one),
    query('301 in a filter', {
      FilterExpression: many(301, () => 'attribute_exists(a)')
        .join(' OR ')
        .slice(0, 4096)
        .replace(/ OR [^)]*$/, ''),
    }),
    update('301 sums', sums(301), { N: '1' }),
    transaction(
      '301 in a condition',
      [{ Put: { ...table, Item: item(), ConditionExpression: ors(151), ...one } }],
      cancelled,
    ),
  ],
  'dynamodb-in-operands': [
    when('101', `a IN (${inList(101)})`, { ExpressionAttributeValues: inValues(101) }),
  ],
  'dynamodb-placeholder': [
    when('a value of 256 characters', `a = :${'v'.repeat(255)}`, {
      ExpressionAttributeValues: { [`:${'v'.repeat(255)}`]: S('1') },
    }),
    when('a name of 256 characters', `attribute_exists(#${'v'.repeat(255)})`, {
      ExpressionAttributeNames: { [`#${'v'.repeat(255)}`]: 'a' },
    }),
  ],
  'dynamodb-substitutions': [
    when('over 2 MB', many(6, (i) => `a = :v${i}`).join(' OR '), {
      ExpressionAttributeValues: Object.fromEntries(many(6, (i) => [`:v${i}`, long(390_000)])),
    }),
  ],
  'dynamodb-placeholders-used': [
    when('a value that is not used', 'attribute_exists(pk)', one),
    when('a name that is not used', 'attribute_exists(pk)', { ExpressionAttributeNames: { '#n': 'a' } }),
    when('a value that is not defined', 'a = :nowhere'),
    when('a name that is not defined', 'attribute_exists(#nowhere)'),
    put('values without an expression', {}, one),
    when('no values at all', 'attribute_exists(pk)', { ExpressionAttributeValues: {} }),
  ],
  'dynamodb-batch-write': [
    batch(
      '26 items',
      many(26, (i) => ({ PutRequest: { Item: item(numbered(i)) } })),
    ),
    request('BatchWriteItem', 'none', { RequestItems: {} }),
  ],
  'dynamodb-batch-get': [
    request('BatchGetItem', '101 keys', {
      RequestItems: { pairs: { Keys: many(101, (i) => item(numbered(i))) } },
    }),
  ],
  'dynamodb-batch-keys': [
    batch('one key twice', [{ PutRequest: { Item: item() } }, { DeleteRequest: { Key: item() } }]),
    request('BatchGetItem', 'one key twice', { RequestItems: { pairs: { Keys: [item(), item()] } } }),
  ],
  'dynamodb-transaction': [
    transaction(
      '101 actions',
      many(101, (i) => putting(numbered(i))),
    ),
    transaction('none', []),
    request('TransactGetItems', '101 keys', {
      TransactItems: many(101, (i) => ({ Get: { ...table, Key: item(numbered(i)) } })),
    }),
  ],
  'dynamodb-transaction-bytes': [
    transaction(
      'over 4 MB',
      many(11, (i) => putting({ ...numbered(i), a: long(400_000) })),
    ),
  ],
  'dynamodb-transaction-items': [
    transaction('one item twice', [
      putting({}),
      { ConditionCheck: { ...table, Key: item(), ConditionExpression: 'attribute_exists(pk)' } },
    ]),
  ],
  'dynamodb-request': [
    batch(
      'over 16 MB',
      many(25, (i) => ({ PutRequest: { Item: item({ ...numbered(i), a: long(700_000) }) } })),
    ),
  ],
};

export const dynamodbCases: readonly Case[] = [
  ...Object.entries(byRow).flatMap(([id, made]) => made.map((it) => ({ id: id as LimitId, ...it }))),
  ...[
    when('status in a condition', 'attribute_exists(Status)'),
    query('status in a filter', { FilterExpression: 'status = :p' }),
    query('status in a projection', { ProjectionExpression: 'sk, status' }),
    when('status within an attribute', 'attribute_exists(a.status)'),
  ].map((it): Case => ({ id: 'dynamodb-reserved-words', ...it })),
];

export const fittingDynamodb: readonly Made[] = [
  put('keys as long as they may be', { pk: long(2048), sk: long(1024), g: long(2048) }),
  update('300 sums', sums(300), { N: '1' }),
  query('300 operators in a filter', { FilterExpression: many(150, () => 'a<>:p').join(' OR ') }),
  query('IN of 100', {
    FilterExpression: `a IN (${inList(100)})`,
    ExpressionAttributeValues: { ':p': S('p'), ...inValues(100) },
  }),
  range('a start key within the range', 'sk BETWEEN :v AND :w', ['m', 'p'], 'n'),
  range('a start key at the bound', 'sk >= :v', ['m'], 'm'),
  range('a start key with the prefix', 'begins_with(sk, :v)', ['own#'], 'own#2026'),
];

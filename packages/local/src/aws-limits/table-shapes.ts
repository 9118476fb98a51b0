import type { ProxyRequest } from '../aws-proxy/proxy-request.ts';

/** The name and type of a key attribute. */
export interface KeyPart {
  readonly name: string;
  readonly type: 'S' | 'N' | 'B';
}
/** Partition key, and sort key if there is one. */
export type KeyShape = readonly [partition: KeyPart, sort?: KeyPart];

/** The keys of a table and of its indexes. */
export interface TableShape {
  readonly keys: KeyShape;
  readonly indexes: Readonly<Record<string, KeyShape>>;
}

export type ShapeOf = (table: string) => Promise<TableShape | undefined>;

interface Described {
  readonly AttributeDefinitions: readonly { AttributeName: string; AttributeType: KeyPart['type'] }[];
  readonly KeySchema: readonly { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[];
  readonly GlobalSecondaryIndexes?: readonly (Pick<Described, 'KeySchema'> & { IndexName: string })[];
}

function shapeFrom({ AttributeDefinitions, KeySchema, GlobalSecondaryIndexes = [] }: Described): TableShape {
  const part = (name: string): KeyPart => ({
    name,
    type: AttributeDefinitions.find(({ AttributeName }) => AttributeName === name)?.AttributeType ?? 'S',
  });
  const keys = (schema: Described['KeySchema']): KeyShape => {
    const named = (type: 'HASH' | 'RANGE') => schema.find(({ KeyType }) => KeyType === type)?.AttributeName;
    const sort = named('RANGE');
    return [part(named('HASH') ?? ''), ...(sort ? [part(sort)] : [])] as unknown as KeyShape;
  };
  return {
    keys: keys(KeySchema),
    indexes: Object.fromEntries(GlobalSecondaryIndexes.map((it) => [it.IndexName, keys(it.KeySchema)])),
  };
}

/** Sends a request to the engine. */
export type Send = (
  asked: ProxyRequest,
  payload: string,
) => Promise<{ readonly status: number; readonly body: Buffer }>;

const describing: ProxyRequest = {
  method: 'POST',
  url: '/',
  headers: {
    authorization:
      'AWS4-HMAC-SHA256 Credential=limits/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-date': '20260101T000000Z',
    'x-amz-target': 'DynamoDB_20120810.DescribeTable',
  },
};

/** Asks the engine for the keys of a table, once; a missing table is looked up again. */
export function tableShapes(send: Send): { readonly of: ShapeOf; forget(): void } {
  const known = new Map<string, TableShape>();
  return {
    async of(table) {
      const name = table.slice(table.lastIndexOf('/') + 1);
      const before = known.get(name);
      if (before) return before;
      const { status, body } = await send(describing, JSON.stringify({ TableName: name }));
      if (status !== 200) return undefined;
      const shape = shapeFrom((JSON.parse(body.toString('utf8')) as { Table: Described }).Table);
      known.set(name, shape);
      return shape;
    },
    forget: () => known.clear(),
  };
}

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** What requests took. */
export interface Used {
  readonly queries: number;
  readonly units: number;
}

interface Consumed {
  readonly CapacityUnits?: number;
}

/** Counts all requests and units from now on; `take` returns and resets the totals. */
export function metered(client: Pick<DynamoDBClient, 'middlewareStack'>): () => Used {
  let used = { queries: 0, units: 0 };
  client.middlewareStack.add(
    (next) => async (args) => {
      const asked = { ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } };
      const answer = await next(asked as typeof args);
      const { ConsumedCapacity = [] } = answer.output as { ConsumedCapacity?: Consumed | Consumed[] };
      // A transaction reports its consumption per table.
      const units = [ConsumedCapacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
      used = { queries: used.queries + 1, units: used.units + units };
      return answer;
    },
    { step: 'initialize' },
  );
  return () => {
    const taken = used;
    used = { queries: 0, units: 0 };
    return taken;
  };
}

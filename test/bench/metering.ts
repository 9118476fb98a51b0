import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startDynoxide } from '@maplebridge/local/engines';
import { median } from './figures.ts';

const rounds = 41;

/** DynamoDB's limit of items in one batch. */
export const perBatch = 25;

/** Runs something on an engine of its own, in memory. */
export async function onEngine<T>(run: (client: DynamoDBClient) => Promise<T>): Promise<T> {
  const engine = await startDynoxide();
  try {
    const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
    return await run(new DynamoDBClient({ endpoint: engine.endpoint, region: 'us-east-1', credentials }));
  } finally {
    await engine.stop();
  }
}

/** What requests took. */
export interface Used {
  readonly queries: number;
  readonly units: number;
}

interface Consumed {
  readonly CapacityUnits?: number;
}

/** Requests and units of every request from now on, and how to take what has been used. */
export function metered(client: DynamoDBClient): () => Used {
  let used = { queries: 0, units: 0 };
  client.middlewareStack.add(
    (next) => async (args) => {
      const asked = { ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } };
      const answer = await next(asked as typeof args);
      const { ConsumedCapacity = [] } = answer.output as { ConsumedCapacity?: Consumed | Consumed[] };
      // A transaction tells what it took of each table.
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

/** Reads of each load in turn, so that whatever else the machine does falls on all alike: what each took, and the median of its times. */
export async function byTurns<Load>(
  loads: readonly Load[],
  read: (load: Load) => Promise<unknown>,
  taken: () => Used,
): Promise<(Used & { readonly ms: string })[]> {
  const samples = loads.map((): number[] => []);
  const used = loads.map((): Used => ({ queries: 0, units: 0 }));
  for (let round = 0; round < rounds; round++) {
    for (const [i, load] of loads.entries()) {
      const began = performance.now();
      await read(load);
      samples[i]?.push(performance.now() - began);
      used[i] = taken();
    }
  }
  return used.map((it, i) => ({ ...it, ms: median(samples[i] ?? []).toFixed(1) }));
}

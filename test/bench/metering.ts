import { type Scratch, scratchTables, type Used } from '@maplebridge/local/engines';
import { median } from './figures.ts';

const rounds = 41;

/** DynamoDB's limit of items in one batch. */
export const perBatch = 25;

/** Runs a function with its own tables, in memory. */
export async function onScratch<T>(
  tables: Parameters<typeof scratchTables>[0],
  run: (scratch: Scratch) => Promise<T>,
): Promise<T> {
  const scratch = await scratchTables(tables);
  try {
    return await run(scratch);
  } finally {
    await scratch.stop();
  }
}

/** Alternates between loads, so that other load on the machine affects all alike; returns units and the median time of each. */
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

import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { categories, codes } from '@maplebridge/contracts/intake';
import { loadCity } from '@maplebridge/directory/load';
import { listedItems } from '@maplebridge/event-log';
import { metered, pairKeys } from '@maplebridge/local/engines';
import { confidentialRule } from '../../services/intake/src/domain/confidential-matter.ts';
import { listedReport } from '../../services/intake/src/read-model/reports.ts';
import { similarTo } from '../../services/intake/src/read-model/similar.ts';
import type { Report } from '../../services/intake/src/report/state.ts';
import { median, percentile, table } from './figures.ts';
import { onScratch, perBatch } from './metering.ts';

const { duplicates, confidential } = loadCity('zhenjiang').policy;
const rule = confidentialRule(confidential);
const lookUps = 200;
const now = Date.parse('2026-05-21T02:00:00.000Z');
const yearMs = 365 * 86_400_000;

/** A district of ten by ten kilometres, and one road crossing. */
const [west, south, width] = [119.45, 32.14, 0.1] as const;
const crossing = { lng: 119.508, lat: 32.178 };

/** Reproducible pseudo-random numbers from 0 to 1 (Park and Miller). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

type Spread = (random: () => number) => Pick<Report, 'category' | 'position' | 'receivedAt'>;
const at = (ms: number) => new Date(ms).toISOString();

/** The reports of a city in five years. */
const everywhere: Spread = (random) => ({
  category: codes(categories.hazard)[Math.floor(random() * 6)] ?? 'other',
  position: { lng: west + random() * width, lat: south + random() * width },
  receivedAt: at(now - random() * 5 * yearMs),
});
/** Many reports about the same matter. */
const atOnce: Spread = (random) => ({
  category: 'gas',
  position: crossing,
  receivedAt: at(now - random() * duplicates.days * 86_400_000),
});

const report = (of: ReturnType<Spread>): Report => ({
  ...{ kind: 'hazard', channel: 'app', anonymous: false },
  area: { city: '321100', district: '321171', station: 'dingmao' },
  ...of,
  ...{ progress: [], causes: new Set(), joinedBy: [], absorbed: [], messages: [], attachments: [] },
  ...{ disclosures: [], held: false },
});

/** The cost of looking up reports among that many, with separate tables. */
const among = (many: number, spread: Spread): Promise<(string | number)[]> =>
  onScratch({ View: pairKeys }, async ({ plain, client }) => {
    await fill(client, many, spread);
    const taken = metered(plain);
    const [random, ms] = [chance(7), [] as number[]];
    for (let n = 0; n < lookUps; n++) {
      const { receivedAt: _, ...sought } = spread(random);
      const began = performance.now();
      await similarTo({ client, table: 'View' }, rule, duplicates, {
        kind: 'hazard',
        ...sought,
        at: at(now),
      });
      ms.push(performance.now() - began);
    }
    return [(taken().units / lookUps).toFixed(1), median(ms).toFixed(1), percentile(ms, 0.99).toFixed(1)];
  });

/** Writes the rows that the look-up reads; the station's lists are left out to save time. */
async function fill(client: DynamoDBDocumentClient, many: number, spread: Spread): Promise<void> {
  const random = chance(many);
  for (let from = 0; from < many; from += perBatch) {
    const items = Array.from({ length: Math.min(perBatch, many - from) }, (_, n) => {
      const id = String(from + n).padStart(26, '0');
      return listedItems(listedReport(rule, id, report(spread(random)), 1)).filter(({ pk }) =>
        pk.startsWith('list#near/'),
      );
    }).flat();
    const RequestItems = { View: items.map((Item) => ({ PutRequest: { Item } })) };
    await client.send(new BatchWriteCommand({ RequestItems }));
  }
}

/** The cost of checking whether a report is a duplicate. */
export async function similar(): Promise<string> {
  const rows = [
    ['10³ in five years', ...(await among(1_000, everywhere))],
    ['10⁵ in five years', ...(await among(100_000, everywhere))],
    ['10⁴ about the same within a week', ...(await among(10_000, atOnce))],
  ];
  return table(['among reports', 'read units', 'p50, ms', 'p99, ms'], rows);
}

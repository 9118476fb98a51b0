import { randomUUID } from 'node:crypto';
import { isProblem } from '@maplebridge/client';
import autocannon from 'autocannon';
import { dispute, type System } from '../support/system.ts';
import { percentile, table } from './figures.ts';
import { until } from './until.ts';

/** Reports a second through the whole intake path, and the latency of each. */
export async function load(system: System, connections: number, seconds: number): Promise<string> {
  const token = await system.token('dingmao-officer');
  const result = await autocannon({
    url: `${system.apiUrl}/reports`,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(dispute()),
        setupRequest: (request) => ({
          ...request,
          headers: { ...request.headers, 'idempotency-key': randomUUID() },
        }),
      },
    ],
  });
  const { requests, latency, non2xx, errors } = result;
  return table(
    ['reports', 'a second', 'p50, ms', 'p99, ms', 'refused or failed'],
    [
      [
        `${connections} callers for ${seconds} s`,
        requests.average.toFixed(0),
        latency.p50,
        latency.p99,
        non2xx + errors,
      ],
    ],
  );
}

/** Waits until statistics have counted every accepted report. */
export async function drained(system: System): Promise<void> {
  let before = -1;
  await until(async () => {
    const counted = (await system.items('statistics-ProcessedEvent')).length;
    const still = counted === before;
    before = counted;
    return still;
  }, 2000);
}

/** The time from sending a report until its case is routed, and until the statistics show it. */
export async function reaction(system: System, rounds: number): Promise<string> {
  const api = system.client('dingmao-officer', { retry: false });
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const wanted = { figures: 'cases-accepted', from: today, to: today } as const;
  async function accepted(): Promise<number> {
    const { figures } = await api.get('/statistics/overview', wanted);
    return figures[0]?.numerator ?? 0;
  }
  async function isRouted(id: string): Promise<boolean> {
    try {
      await api.get('/cases/{id}', { id });
      return true;
    } catch (error) {
      if (isProblem(error, 'not-found')) return false;
      throw error;
    }
  }

  const routed: number[] = [];
  const counted: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = await accepted();
    const sent = performance.now();
    const { id } = await api.post('/reports', { body: dispute() });
    await until(() => isRouted(id));
    routed.push(performance.now() - sent);
    await until(async () => (await accepted()) > before);
    counted.push(performance.now() - sent);
  }
  const row = (what: string, samples: number[]) => [
    what,
    percentile(samples, 0.5).toFixed(0),
    percentile(samples, 0.99).toFixed(0),
  ];
  return table(
    [`from the report, ${rounds} times`, 'p50, ms', 'p99, ms'],
    [row('to its routed case', routed), row('to the statistics', counted)],
  );
}

import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import { dispute, type System, send } from '../support/system.ts';
import { percentile, table } from './figures.ts';
import { until } from './until.ts';

/** Reports a second through the whole front, and how long each takes. */
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

/** Waits until everything taken in so far has been counted. */
export async function drained(system: System): Promise<void> {
  let before = -1;
  await until(async () => {
    const counted = (await system.items('statistics-Proof')).length;
    const still = counted === before;
    before = counted;
    return still;
  }, 2000);
}

/** From the moment a report is sent until its case is routed, and until the statistics show it. */
export async function reaction(system: System, rounds: number): Promise<string> {
  const token = await system.token('dingmao-officer');
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const path = `/statistics/overview?figures=cases-accepted&from=${today}&to=${today}`;
  const accepted = async (): Promise<number> =>
    (await send(system, 'GET', path, { token })).body.figures[0].numerator;

  const routed: number[] = [];
  const counted: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = await accepted();
    const sent = performance.now();
    const { body } = await send(system, 'POST', '/reports', { token, body: dispute() });
    await until(async () => (await send(system, 'GET', `/cases/${body.id}`, { token })).status === 200);
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

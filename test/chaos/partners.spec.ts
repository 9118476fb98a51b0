import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { loadCity } from '@maplebridge/directory/load';
import { audienceOf, hears } from '@maplebridge/directory/partners';
import { publication, type RecordedEvent } from '@maplebridge/event-log';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { announce, maplebridge } from '../support/operator.ts';
import { assemblyOfPartners, cities, randomPartners, seed } from '../support/partners-assembly.ts';
import { recordedAtRandom } from '../support/random-events.ts';
import { type System, startSystem } from '../support/system.ts';

const count = process.env.MAPLEBRIDGE_DEEP ? 10_000 : 1_500;
const soon = { timeout: 240_000, interval: 2000 };

const city = loadCity('zhenjiang', cities);
const { partners } = city;
const random = new Set(partners.map(({ id }) => id).filter((id) => id.startsWith('random-')));
let system: System;
beforeAll(async () => {
  system = await startSystem(undefined, { from: assemblyOfPartners, visibilitySeconds: 30 });
});
afterAll(() => system.remove());

/** The events each partner must receive, computed from the logs alone. */
function wanted(recorded: readonly (RecordedEvent & { service: string })[]): Map<string, string[]> {
  return new Map(
    partners.map((partner) => {
      const audience = audienceOf(city, partner);
      const events = recorded.map(({ service, ...event }) =>
        publication(event, { city: 'zhenjiang', service, api: 'http://127.0.0.1' }),
      );
      return [
        partner.id,
        events
          .filter((event) => hears(audience, event))
          .map(({ id }) => id)
          .sort(),
      ];
    }),
  );
}

const services = ['intake', 'mediation', 'hazard', 'statistics'] as const;
const logTable = (service: string) =>
  system.app.ofType('AWS::DynamoDB::Table').find(({ name }) => name.includes(`${service}-Log`))?.name ?? '';

/** The current logs, each event with its service. */
async function logs() {
  const all = services.map(async (service) =>
    (await system.items(`${service}-Log`)).map((event) => ({
      ...(event as unknown as RecordedEvent),
      service,
    })),
  );
  return (await Promise.all(all)).flat();
}

async function record(service: string, events: readonly RecordedEvent[]): Promise<void> {
  const client = DynamoDBDocumentClient.from(system.clients.dynamodb);
  for (let from = 0; from < events.length; from += 25) {
    const puts = events.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [logTable(service)]: puts } }));
  }
}

const heard = new Map<string, string[]>(partners.map(({ id }) => [id, []]));
async function listen(): Promise<void> {
  await Promise.all(
    [...heard].map(async ([partner, ids]) => {
      const bodies = await system.drain(`partner${partner.replaceAll('-', '')}`);
      ids.push(...bodies.map((body) => JSON.parse(body).id as string));
    }),
  );
}
const heardOnce = () => new Map([...heard].map(([partner, ids]) => [partner, [...new Set(ids)].sort()]));

interface Lag {
  readonly partner: string;
  readonly queue: string;
  readonly waiting: number;
}

test('with random events and relay crashes, each of five partners receives exactly the logged events its filter matches', async () => {
  const began = performance.now();
  const events = recordedAtRandom(seed, count, city);
  for (const service of services) {
    // Refused calls and lost responses: the relay retries events that it may have sent already.
    system.faults.inject({
      caller: `${service}-relay`,
      operation: 'PublishBatch',
      kind: 'refused',
      times: 7,
    });
    system.faults.inject({ caller: `${service}-relay`, operation: 'PublishBatch', kind: 'lost', times: 7 });
  }
  const halves = services.flatMap((service) => {
    const own = events.filter((it) => it.service === service).map(({ service: _, ...event }) => event);
    return [
      { service, events: own.slice(0, own.length / 2) },
      { service, events: own.slice(own.length / 2) },
    ];
  });
  for (const [i, half] of halves.entries()) {
    await record(half.service, half.events);
    // In the middle, every environment of the relays is killed.
    if (i === services.length) {
      const relays = [...system.functions.values()].filter(({ name }) => name.includes('-relay'));
      expect(relays).toHaveLength(services.length);
      await Promise.all(relays.map((relay) => relay.crash()));
    }
  }
  const recorded = await logs();
  expect(recorded).toHaveLength(count);
  const due = wanted(recorded);
  await vi.waitFor(async () => {
    await listen();
    expect([...heardOnce()].map(([id, ids]) => [id, ids.length])).toEqual(
      [...due].map(([id, ids]) => [id, ids.length]),
    );
  }, soon);
  expect(heardOnce()).toEqual(due);
  expect(random.size).toBe(5);
  for (const id of random) {
    expect(due.get(id)?.length).toBeGreaterThan(0);
    expect(due.get(id)?.length).toBeLessThan(count);
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const told = [...due]
    .filter(([id]) => random.has(id))
    .map(([id, ids]) => `${id} ${ids.length}`)
    .join(', ');
  process.stdout.write(`${count} events in ${seconds} s, seed ${seed}: ${told}\n`);
}, 300_000);

test('a replay that is killed twice sends one partner all its events again, and other partners nothing', async () => {
  await listen();
  for (const ids of heard.values()) ids.length = 0;
  const recorded = await logs();
  const [[partner, due] = ['', []]] = [...wanted(recorded)]
    .filter(([id]) => random.has(id))
    .sort(([, a], [, b]) => b.length - a.length);
  announce(system);
  const deployment = ['--city', 'zhenjiang', '--cities', cities, '--state', system.state];
  const replay = (rate: string) => [
    ...['partners', 'replay', '--partner', partner, '--from', '2019-01-01T00:00:00Z', '--rate', rate],
    ...deployment,
  ];
  const checkpoint = join(system.state, 'replays', `zhenjiang-local-${partner}.json`);
  const sent = () => (existsSync(checkpoint) ? Number(JSON.parse(readFileSync(checkpoint, 'utf8')).sent) : 0);

  for (const signal of ['SIGKILL', 'SIGINT'] as const) {
    const before = sent();
    const { code, said } = await maplebridge(replay('500'), async (child) => {
      // By then it has started to send.
      await vi.waitFor(() => expect(sent()).toBeGreaterThan(before + 50), { ...soon, interval: 20 });
      child.kill(signal);
    });
    expect(sent()).toBeLessThan(due.length);
    if (signal === 'SIGINT') {
      expect(code).toBe(130);
      expect(said).toContain('Run the same command again to go on');
    }
  }
  const { code, said } = await maplebridge(replay('3000'));
  expect([code, said]).toEqual([0, expect.stringContaining('Going on with the replay')]);
  expect(said).toContain(`was told ${due.length} events again`);
  await listen();
  expect([...new Set(heard.get(partner))].sort()).toEqual(due);
  // A kill repeats only the few that were not recorded yet.
  expect((heard.get(partner)?.length ?? 0) - due.length).toBeLessThanOrEqual(10);
  for (const [other, ids] of heard) if (other !== partner) expect(ids).toEqual([]);

  const { said: lag } = await maplebridge(['partners', 'lag', '--json', ...deployment]);
  const events: Lag[] = JSON.parse(lag).filter(({ queue }: Lag) => queue === 'events');
  expect(events.map(({ partner: id, waiting }) => [id, waiting])).toEqual(partners.map(({ id }) => [id, 0]));
}, 300_000);

test('the seed generates filters of every kind', () => {
  const made = fc.sample(fc.integer(), { numRuns: 20, seed }).flatMap((it) => randomPartners(it, city));
  expect(new Set(made.map(({ addressedOnly }) => addressedOnly)).size).toBe(2);
  expect(new Set(made.flatMap(({ types }) => types.map((it) => it.endsWith('*')))).size).toBe(2);
});

import { type CloudEvent, cloudEvent } from '@maplebridge/contracts';
import { list } from '@maplebridge/event-log';
import { hearing } from '@maplebridge/lambda/spec';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { policy, safetyLogs } from '../deps.ts';
import { enterprise as facts } from '../enterprise/enterprise.fixtures.ts';
import { enterpriseStream } from '../enterprise/stream.ts';
import { hazardStream } from '../hazard/stream.ts';
import { startStores } from '../http/http.fixtures.ts';
import { inspectionStream } from '../inspection/stream.ts';
import { listedHazard } from '../read-model/hazards.ts';
import { listedInspection } from '../read-model/inspections.ts';
import { consumers } from './consumers.ts';
import { hazardIdFor } from './derived-ids.ts';

const now = '2026-06-01T02:00:00.000Z';
const later = '2026-06-02T02:00:00.000Z';
const id = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
const enterprise = '7w3k0d4m2x9q5r8t1v6y0z3b2d';
const { area, park } = facts;
const site = { enterprise, unit: 'U1', area, park };
const context = { by: 'officer:1', now };

let stores: Awaited<ReturnType<typeof startStores>>;
let logs: ReturnType<typeof safetyLogs>;
let hear: (event: CloudEvent) => Promise<unknown>;
beforeAll(async () => {
  stores = await startStores();
  const { view } = stores.deps;
  logs = safetyLogs(view.client, { LOG_TABLE: 'Log' });
  hear = hearing(consumers({ ...logs, view, policy }, () => later));
  const stream = enterpriseStream(enterprise);
  await logs.enterprises.execute(stream, { type: 'RegisterEnterprise', ...facts, at: now }, context);
  const unit = { type: 'DeclareUnit', kind: 'tank-farm', note: 'note-2', at: now } as const;
  for (let n = 0; n < 2; n++) await logs.enterprises.execute(stream, unit, context);
});
afterAll(() => stores.stop());

const told = (service: string, stream: string, type: string, data: object, version = 1): CloudEvent =>
  cloudEvent({
    ...{ city: 'zhenjiang', service, stream, version, type, schemaVersion: 1, at: now, data },
    area: '321100/321112/gaozi',
  });

describe('a received report', () => {
  const received = (kind: string, over: object = {}) =>
    told('intake', `report-${id}`, 'received', {
      ...{ kind, category: 'fire-lane-blocked', channel: 'app', area, anonymous: false },
      ...{ position: { lng: 119.3, lat: 32.155 }, ...over },
    });

  test('opens one hazard, even if redelivered; enterprise and reporter stay unknown', async () => {
    expect(await hear(received('hazard'))).toBe('handled');
    expect(await hear(received('hazard'))).toEqual({ ignored: 'it is already open' });
    const { state, events } = await logs.hazards.load(hazardStream(hazardIdFor(`report-${id}#1`)));
    expect(state).toMatchObject({ kind: 'fire-lane-blocked', source: 'report', reportId: id, park: null });
    expect(state?.enterprise).toBeUndefined();
    expect(state?.note).toBeUndefined();
    expect(events.map(({ type }) => type)).toEqual(['found', 'report-followed']);
    expect(JSON.stringify(events.map(({ stream, departments }) => [stream, departments]))).not.toContain(id);
  });

  test.each(['dispute', 'service', 'tip'])('of kind %s is ignored', async (kind) =>
    expect(await hear(received(kind))).toEqual({ ignored: `${kind} is not a hazard` }),
  );
});

describe('an answer on site', () => {
  const answered = (answer: string, version: number) =>
    told(
      'hazard',
      `inspection-${id}`,
      'answered',
      { ...site, item: 12, pack: 'major-hazards-121', answer, photos: [], note: 'note-9' },
      version,
    );

  test('without a finding opens no hazard', async () =>
    expect(await hear(answered('in-order', 4))).toEqual({ ignored: 'in-order is not a finding' }));

  test('with a finding opens a hazard with its clause; the next one of the same clause lists it as similar', async () => {
    expect(await hear(answered('finding', 5))).toBe('handled');
    expect(await hear(answered('finding', 5))).toEqual({ ignored: 'it is already open' });
    const first = await onlyHazardOf(5);
    expect(first.state).toMatchObject({
      source: 'inspection',
      inspection: id,
      clause: { pack: 'major-hazards-121', item: 12 },
      note: 'note-9',
      similar: [],
    });
    for (const row of listedHazard(policy, first.id, first.state, 1))
      await list(stores.deps.view.client, 'View', row, now);
    await hear(answered('finding', 6));
    expect((await onlyHazardOf(6)).state.similar).toEqual([first.id]);
  });

  async function onlyHazardOf(version: number) {
    const hazard = hazardIdFor(`inspection-${id}#${version}`);
    const { state } = await logs.hazards.load(hazardStream(hazard));
    if (!state) throw new Error('nothing was opened');
    return { id: hazard, state };
  }
});

describe('a closed unit', () => {
  const ask = (inspection: string, unit: string) =>
    logs.inspections.execute(
      inspectionStream(inspection),
      {
        type: 'PlanInspection',
        ...site,
        ...{ unit, why: 'asked-for', pack: 'major-hazards-121', dueAt: '2026-07-01T00:00:00Z', at: now, now },
      },
      context,
    );
  const statusOf = async (inspection: string) =>
    (await logs.inspections.load(inspectionStream(inspection))).state?.status;
  const [listed, elsewhere, unlisted] = ['1', '2', '3'].map((it) => it.padEnd(26, '0')) as [
    string,
    string,
    string,
  ];

  test('has its open inspections cancelled, also requested ones', async () => {
    for (const [inspection, unit] of [
      [listed, 'U1'],
      [elsewhere, 'U2'],
    ] as const) {
      await ask(inspection, unit);
      const { state } = await logs.inspections.load(inspectionStream(inspection));
      for (const row of state ? listedInspection(policy, inspection, state, 1) : [])
        await list(stores.deps.view.client, 'View', row, now);
    }
    const planned = (inspection: string) =>
      told('hazard', inspectionStream(inspection), 'planned', {
        ...{ ...site, why: 'asked-for', dueAt: '2026-07-01T00:00:00Z' },
        checklist: { pack: 'major-hazards-121', version: 1 },
      });
    expect(await hear(planned(listed))).toEqual({ ignored: 'its unit is in use' });

    const stream = enterpriseStream(enterprise);
    await logs.enterprises.execute(stream, { type: 'CloseUnit', unit: 'U1', at: later }, context);
    expect(await hear(told('hazard', stream, 'unit-closed', { unit: 'U1' }))).toBe('handled');
    expect([await statusOf(listed), await statusOf(elsewhere)]).toEqual(['cancelled', 'planned']);

    // An inspection planned at the same moment is on no list yet.
    await ask(unlisted, 'U1');
    expect(await hear(planned(unlisted))).toBe('handled');
    expect(await statusOf(unlisted)).toBe('cancelled');
  });
});

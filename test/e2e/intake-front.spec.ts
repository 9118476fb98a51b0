import { type Answer, type Body, type Maplebridge, newKey, type Schema } from '@maplebridge/client';
import type { NewReport } from '@maplebridge/contracts/intake';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dispute, type System, send, startSystem } from '../support/system.ts';

let system: System;
let li: Maplebridge;
/** No retries, so that faults are visible. */
let officer: Maplebridge;
let anyone: Maplebridge;
beforeAll(async () => {
  system = await startSystem();
  li = system.client('li');
  officer = system.client('dingmao-officer', { retry: false });
  anyone = system.client();
});
afterAll(() => system.remove());

const service = (over: object = {}) => dispute({ kind: 'service', category: 'small-help', ...over });
const report = (body: Schema<'NewReport'>) => li.post('/reports', { body });

const numbers = ({ triage }: Pick<Schema<'Report'>, 'triage'>) => triage?.call.map(({ number }) => number);

describe('what can be reported', () => {
  test('is public, with its questions and emergency numbers', async () => {
    const { items, emergency } = await anyone.get('/report-forms');
    expect(items).toHaveLength(34);
    expect(emergency.map(({ number }) => number)).toEqual(['110', '119', '120', '12110']);
    const desk = items.find(({ category }) => category === 'immigration');
    expect(desk?.name).toMatchObject({ ja: expect.any(String), ko: expect.any(String) });
    expect(desk?.appointment).toBe(true);
  });

  test('is validated by its form, in the caller’s language', async () => {
    await report(
      service({ category: 'immigration', answers: { matter: 'visa' }, language: 'ja', words: '質問' }),
    );
    const [kept] = (await system.items('intake-Log')).filter(({ data }) => (data as NewReport).language);
    expect(kept?.data).toMatchObject({ language: 'ja', answers: { matter: 'visa' } });
  });
});

describe('what cannot wait', () => {
  test('is answered with emergency numbers from the text alone, also without an account', async () => {
    const body = service({ words: '三楼着火，有人被困' });
    for (const taken of [await report(body), await anyone.post('/anonymous-reports', { body })]) {
      expect(taken.triage).toMatchObject({ urgent: true, danger: ['fire', 'trapped'], scope: 'net' });
      expect(numbers(taken)).toEqual(['119']);
      expect(taken.triage?.call[0]).toEqual({ number: '119', en: 'Fire and rescue', zh: '消防救援' });
      expect(taken.triage?.reasons.at(-1)).toMatchObject({ rule: 'danger-to-net', zh: expect.any(String) });
    }
  });

  test('is answered with emergency numbers from flags alone', async () => {
    const taken = await report(service({ danger: ['violence', 'injury'] }));
    expect(taken.triage?.urgent).toBe(true);
    expect(numbers(taken)).toEqual(['110', '12110', '120']);
  });

  test('is repeated when the report is read, by account or tracking code', async () => {
    const body = service({ words: 'He has a knife' });
    const { id, triage } = await report(body);
    expect((await li.get('/reports/{id}', { id })).triage).toEqual(triage);
    const unnamed = await anyone.post('/anonymous-reports', { body });
    const tracked = await anyone.get('/tracking/{code}', { code: unnamed.trackingCode });
    expect(tracked.triage).toEqual(unnamed.triage);
  });

  test('keeps its text in the personal-data store', async () => {
    const words = 'planted-c0de: she is bleeding';
    const answers = { 'best-time': 'planted-7e1e' };
    const { triage } = await report(service({ words, answers }));
    expect(triage?.danger).toEqual(['injury']);
    for (const table of ['-Log', '-View'])
      expect(JSON.stringify(await system.items(table))).not.toMatch(/planted|bleeding/);
    const kept = JSON.stringify(await system.items('intake-PersonalDataStore'));
    expect(kept).toContain('planted-c0de');
    expect(kept).toContain('planted-7e1e');
  });
});

describe('where it is', () => {
  test('the grid of the position decides the station, though another is nearer', async () => {
    const { area, triage } = await report(service({ position: { lng: 119.476, lat: 32.201 } }));
    expect(area).toEqual({ city: '321100', district: '321171', station: 'dingmao' });
    expect(triage).toMatchObject({ grid: 'dingmao-grid-4', scope: 'grid' });
  });

  test('a position from a Chinese web map is converted to the place it shows', async () => {
    const shown = { lng: 119.485, lat: 32.1979 };
    const { triage, position } = await report(service({ position: { ...shown, crs: 'GCJ-02' } }));
    expect(triage?.grid).toBe('dingmao-grid-4');
    expect(position.lng).toBeCloseTo(119.48, 2);
  });

  test('without a grid the nearest station receives it', async () => {
    const { area, triage } = await report(service({ position: { lng: 119.3, lat: 32.155 } }));
    expect([area.station, triage?.grid]).toEqual(['gaozi', undefined]);
  });
});

describe('a batch', () => {
  type Part = Body<'/report-batches'>['reports'][number];
  type Batched = Answer<'/report-batches', 'post'>;
  const batch = (reports: Part[]) => officer.post('/report-batches', { body: { reports } });
  const statuses = ({ results }: Batched) => results.map(({ status }) => status);
  const idsOf = ({ results }: Batched) => results.map(({ report }) => String(report?.id));
  const part = (body: unknown) => ({ key: newKey(), report: body });
  const taken = async (words: string) =>
    (await system.items('intake-PersonalDataStore')).filter((item) => JSON.stringify(item).includes(words))
      .length;
  const received = async (ids: string[]) =>
    (await system.items('intake-Log')).filter(({ stream }) =>
      ids.includes(String(stream).replace('report-', '')),
    ).length;

  test('answers each report as if sent alone; a refused one does not affect others', async () => {
    const parts = [
      part(service()),
      part(service({ words: 7 })),
      part(service({ position: { lng: 116.4, lat: 39.9 } })),
      part(service({ category: 'permit-or-id' })),
      part(null),
      part(dispute({ words: 'x'.repeat(70_000) })),
      part(dispute({ words: 'There is a fire' })),
    ];
    const told = await batch(parts);
    expect(told.results.map(({ key }) => key)).toEqual(parts.map(({ key }) => key));
    expect(statuses(told)).toEqual([201, 422, 422, 422, 422, 413, 201]);
    // Raw, since some are not reports.
    const token = await system.token('dingmao-officer');
    for (const [index, { key, report: alone }] of parts.entries()) {
      const headers = { 'idempotency-key': key };
      const answer = await send(system, 'POST', '/reports', { token, headers, body: alone });
      const { status: wanted, report: shown, problem } = told.results[index] ?? {};
      expect(answer.status).toBe(wanted);
      if (shown) expect(answer.body).toEqual(shown);
      else expect({ ...answer.body, instance: '' }).toEqual({ ...problem, instance: '' });
    }
    expect(told.results[6]?.report?.triage?.call.map(({ number }) => number)).toEqual(['119']);
  });

  test('sent again is the same batch; a key used for another report is refused', async () => {
    const parts = [part(service({ words: 'batch-again-1' })), part(service({ words: 'batch-again-2' }))];
    const first = await batch(parts);
    expect(await batch(parts)).toEqual(first);
    const [one = part(undefined), ...others] = parts;
    const changed = await batch([{ ...one, report: service({ words: 'batch-again-3' }) }, ...others]);
    expect(statuses(changed)).toEqual([422, 201]);
    expect(changed.results[0]?.problem?.code).toBe('idempotency-key-reused');
    expect(await received(idsOf(first))).toBe(2);
  });

  test('that fails in the middle and is sent again accepts each report once', async () => {
    const words = 'batch-fault-5d2e';
    const parts = Array.from({ length: 12 }, () => part(service({ words })));
    await batch(parts.slice(0, 1));
    // The first is stored and not written again; some of the next ones fail so often that the SDK gives up.
    system.faults.inject({ caller: 'intake-api', operation: 'PutItem', kind: 'refused', times: 20 });
    const hurt = await batch(parts);
    system.faults.clear();
    expect([statuses(hurt)[0], statuses(hurt)[11]]).toEqual([201, 201]);
    expect(new Set(statuses(hurt))).toEqual(new Set([201, 500]));
    const failed = hurt.results.find(({ problem }) => problem);
    expect(failed?.problem).toMatchObject({ code: 'internal', instance: expect.any(String) });
    const whole = await batch(parts);
    expect(new Set(statuses(whole))).toEqual(new Set([201]));
    expect(await taken(words)).toBe(12);
    expect(await received(idsOf(whole))).toBe(12);
  });

  test('whose responses are lost is written once', async () => {
    const words = 'batch-lost-91aa';
    const parts = Array.from({ length: 3 }, () => part(service({ words })));
    system.faults.inject({ caller: 'intake-api', operation: 'PutItem', kind: 'lost', times: 4 });
    await batch(parts);
    system.faults.clear();
    const told = await batch(parts);
    expect(statuses(told)).toEqual([201, 201, 201]);
    expect(await received(idsOf(told))).toBe(3);
  });
});

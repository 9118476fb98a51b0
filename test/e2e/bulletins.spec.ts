import type { Body, Maplebridge, Params } from '@maplebridge/client';
import { Bulletin } from '@maplebridge/contracts/statistics';
import { addMonths, localDate } from '@maplebridge/directory';
import { peopleOf, playSeason } from '@maplebridge/local/demo';
import { CloudEvent } from 'cloudevents';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { frozen, withoutText } from '../support/frozen.ts';
import { dispute, type System, send, startSystem } from '../support/system.ts';

let system: System;
let supervisor: Maplebridge;
beforeAll(async () => {
  system = await startSystem();
  supervisor = system.client('city-supervisor');
  const people = peopleOf(system.apiUrl, system.issuerUrl);
  let played = 0;
  const step = () => {
    played += 1;
  };
  await playSeason(people, step, '2019-09-20');
  await vi.waitFor(
    async () => {
      const { figures } = await overview('2019-09-01', '2019-10-31');
      const handled = figures.find(({ definition }) => definition === 'cases-handled');
      expect(handled?.numerator).toBe(played);
    },
    { timeout: 120_000, interval: 500 },
  );
}, 300_000);
afterAll(() => system.remove());

const overview = (from: string, to: string) =>
  supervisor.get('/statistics/overview', { area: 'dingmao', from, to });
const issue = async (body: Body<'/statistics/bulletins'>) =>
  Bulletin.parse(await supervisor.post('/statistics/bulletins', { body }));
type Form = Omit<Params<'/statistics/bulletins/{id}/document'>, 'id'>;
const documentOf = (id: string, form: Form) =>
  supervisor.get('/statistics/bulletins/{id}/document', { id, ...form });
const inChinese = { form: 'markdown', language: 'zh' } as const;
/** Raw, since the headers are part of how a document is served. */
const served = async (id: string, query: string, headers: Record<string, string> = {}) =>
  send(system, 'GET', `/statistics/bulletins/${id}/document${query}`, {
    token: await system.token('city-supervisor'),
    headers,
  });

interface NewBulletin {
  readonly code: string;
  readonly month: string;
}

let bulletin: Bulletin;
let text: string;

test('is issued for a month that ended long ago, and equals the overview to the last digit', async () => {
  bulletin = await issue({ area: 'dingmao', month: '2019-10' });
  const { figures, distributions } = await overview('2019-10-01', '2019-10-31');
  expect(bulletin.snapshot.figures).toEqual(figures.map(frozen));
  expect(bulletin.snapshot.distributions).toEqual(distributions.map(withoutText));
  expect(bulletin).toMatchObject({ version: 1, correctionDue: false, area: 'dingmao', month: '2019-10' });
});

describe('its document', () => {
  test('reads like a bulletin of the police, with the figures of the snapshot', async () => {
    text = await documentOf(bulletin.id, inChinese);
    const { headers } = await served(bulletin.id, '?form=markdown&language=zh');
    expect(headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    const figure = (id: string) => bulletin.snapshot.figures.find(({ definition }) => definition === id);
    const rate = figure('success-rate');
    expect(text).toContain('# 关于2019年10月丁卯派出所矛盾纠纷化解和隐患整治情况的通报');
    expect(text).toContain(`调解成功率${rate?.value}%（${rate?.numerator}/${rate?.denominator}）`);
    expect(text).toContain('## 附：指标口径');
  });

  test('is served as a page in both languages and for print, without scripts or external resources', async () => {
    for (const query of ['', '?language=en', '?form=print&language=zh']) {
      const { status, headers, text: page } = await served(bulletin.id, query);
      expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(page).not.toMatch(/<script|src=|href=/);
      expect(page).toContain('<svg');
    }
    const chinese = await served(bulletin.id, '', { 'accept-language': 'zh-CN' });
    expect(chinese.text).toContain('<html lang="zh-CN">');
  });

  test('states that nothing happened at a station without events', async () => {
    const { id } = await issue({ area: 'xinba', month: '2019-10' });
    expect(await documentOf(id, inChinese)).toContain('新坝派出所没有可供统计的数据');
  });
});

test('issuing it again returns the same bulletin and no second version', async () => {
  expect(await issue({ area: 'dingmao', month: '2019-10' })).toEqual(bulletin);
});

/** A walk-in dispute, entered by its station. */
const enter = (receivedAt: string) =>
  system.client('dingmao-officer').post('/reports', { body: dispute({ channel: 'walk-in', receivedAt }) });

describe('when figures change after it was published', () => {
  const read = (version?: number) =>
    supervisor.get('/statistics/bulletins/{id}', { id: bulletin.id, version });
  beforeAll(async () => {
    await enter('2019-10-15T09:00:00+08:00');
    await vi.waitFor(async () => expect((await read()).correctionDue).toBe(true), {
      timeout: 30_000,
      interval: 200,
    });
  });

  test('it stays unchanged, and states that a correction is due', async () => {
    expect(await read()).toEqual({ ...bulletin, correctionDue: true });
    expect(await documentOf(bulletin.id, inChinese)).toBe(text);
  });

  test('a correction is version 2, with the old and new figures', async () => {
    const { id } = bulletin;
    const second = await supervisor.post('/statistics/bulletins/{id}/corrections', {
      id,
      body: { ground: 'entered-late' },
    });
    expect(Bulletin.parse(second)).toMatchObject({
      version: 2,
      ground: 'entered-late',
      correctionDue: false,
    });
    const { changes } = await supervisor.get('/statistics/bulletins/{id}/diff', { id });
    const accepted = (it: Bulletin) =>
      it.snapshot.figures.find(({ definition }) => definition === 'cases-accepted')?.numerator ?? 0;
    expect(changes.find(({ of, aspect }) => of === 'cases-accepted' && aspect === 'value')).toEqual({
      what: 'figure',
      of: 'cases-accepted',
      aspect: 'value',
      before: String(accepted(bulletin)),
      after: String(accepted(bulletin) + 1),
    });
    const corrected = await documentOf(id, inChinese);
    expect(corrected).toContain('第2版（更正：数据补录）');
    expect(corrected).toContain(
      `| 指标 | 受理数 | 数值 | ${accepted(bulletin)} | ${accepted(bulletin) + 1} |`,
    );
  });

  test('every version can be read', async () => {
    const first = await read(1);
    expect(first.snapshot).toEqual(bulletin.snapshot);
    expect(first.versions.map(({ version }) => version)).toEqual([1, 2]);
    expect(await documentOf(bulletin.id, { ...inChinese, version: 1 })).toBe(text);
  });

  test('partners receive both as CloudEvents', async () => {
    const heard = new Map<string, CloudEvent<object>>();
    await vi.waitFor(
      async () => {
        for (const body of await system.drain('partnerbulletins')) {
          const event = new CloudEvent<object>(JSON.parse(body));
          heard.set(event.id, event);
        }
        const own = [...heard.values()].filter(({ subject }) => subject === `bulletin-${bulletin.id}`);
        expect(own.map(({ type }) => type).sort()).toEqual([
          'maplebridge.statistics.bulletin.corrected.v1',
          'maplebridge.statistics.bulletin.published.v1',
        ]);
        expect(own[0]?.area).toBe('321100/321171/dingmao');
      },
      { timeout: 30_000 },
    );
  });
});

/** The month a number of months before this one. */
const monthBefore = (by: number): string =>
  addMonths(`${localDate(new Date().toISOString(), 'Asia/Shanghai').slice(0, 7)}-01`, -by).slice(0, 7);

test('the scheduler issues the bulletins of the due month, exactly one for each area', async () => {
  // Which of the two is due depends on the day of the month.
  const months = [monthBefore(1), monthBefore(2)];
  for (const month of months) await enter(`${month}-10T09:00:00+08:00`);
  const issued = async () =>
    (await system.items('statistics-Log')).filter(({ by }) => by === 'service:statistics');
  await vi.waitFor(async () => expect(await issued()).toHaveLength(15), { timeout: 150_000, interval: 1000 });
  const told = (await issued()).map(({ data, version }) => ({ ...(data as NewBulletin), version }));
  expect(new Set(told.map(({ code }) => code)).size).toBe(15);
  expect(new Set(told.map(({ month }) => month)).size).toBe(1);
  expect(months).toContain(told[0]?.month);
  expect(told.map(({ version }) => version)).toEqual(Array(15).fill(1));
});

test('they are listed only for callers of the area, latest month first', async () => {
  const { items } = await system.client('dingmao-officer').get('/statistics/bulletins');
  expect(new Set(items.map(({ area }) => area))).toEqual(new Set(['dingmao']));
  const months = items.map(({ month }) => month);
  expect(months).toEqual(months.toSorted().reverse());
  const first = await supervisor.get('/statistics/bulletins', { limit: 2 });
  expect(first.items).toHaveLength(2);
  const second = await supervisor.get('/statistics/bulletins', { limit: 2, cursor: first.cursor });
  const ids = [...first.items, ...second.items].map(({ id }) => id);
  expect(new Set(ids).size).toBe(4);
});

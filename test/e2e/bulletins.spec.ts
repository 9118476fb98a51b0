import { Bulletin, type BulletinChange, type FrozenFigure } from '@maplebridge/contracts/statistics';
import { addMonths, localDate } from '@maplebridge/directory';
import { peopleOf, playSeason } from '@maplebridge/local/demo';
import { CloudEvent } from 'cloudevents';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { frozen, withoutText } from '../support/frozen.ts';
import { dispute, type System, send, startSystem } from '../support/system.ts';

let system: System;
let token: string;
beforeAll(async () => {
  system = await startSystem();
  token = await system.token('city-supervisor');
  const people = peopleOf(system.apiUrl, system.issuerUrl);
  let played = 0;
  const step = () => {
    played += 1;
  };
  await playSeason(people, step, '2019-09-20');
  await vi.waitFor(
    async () => {
      const { body } = await get('/statistics/overview?area=dingmao&from=2019-09-01&to=2019-10-31');
      const handled = body.figures.find(({ definition }: FrozenFigure) => definition === 'cases-handled');
      expect(handled.numerator).toBe(played);
    },
    { timeout: 120_000, interval: 500 },
  );
}, 300_000);
afterAll(() => system.remove());

const get = (path: string, as = token) => send(system, 'GET', path, { token: as });
async function post(path: string, body: object): Promise<Bulletin> {
  const answer = await send(system, 'POST', path, { token, body });
  expect(answer.status, answer.text).toBe(201);
  return Bulletin.parse(answer.body);
}
const documentOf = async (id: string, query: string) => get(`/statistics/bulletins/${id}/document?${query}`);

interface NewBulletin {
  readonly code: string;
  readonly month: string;
}

let bulletin: Bulletin;
let text: string;

test('is issued of a month that ended long ago, and agrees with the overview to the last digit', async () => {
  bulletin = await post('/statistics/bulletins', { area: 'dingmao', month: '2019-10' });
  const { body: overview } = await get('/statistics/overview?area=dingmao&from=2019-10-01&to=2019-10-31');
  expect(bulletin.snapshot.figures).toEqual(overview.figures.map(frozen));
  expect(bulletin.snapshot.distributions).toEqual(overview.distributions.map(withoutText));
  expect(bulletin).toMatchObject({ version: 1, correctionDue: false, area: 'dingmao', month: '2019-10' });
});

describe('its document', () => {
  test('reads like a bulletin of the police, with the figures of the snapshot', async () => {
    const answer = await documentOf(bulletin.id, 'form=markdown&language=zh');
    text = answer.text;
    expect(answer.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    const figure = (id: string) => bulletin.snapshot.figures.find(({ definition }) => definition === id);
    const rate = figure('success-rate');
    expect(text).toContain('# 关于2019年10月丁卯派出所矛盾纠纷化解和隐患整治情况的通报');
    expect(text).toContain(`调解成功率${rate?.value}%（${rate?.numerator}/${rate?.denominator}）`);
    expect(text).toContain('## 附：指标口径');
  });

  test('comes as a page in both languages and for paper, which runs and loads nothing', async () => {
    for (const query of ['', 'language=en', 'form=print&language=zh']) {
      const { status, headers, text: page } = await documentOf(bulletin.id, query);
      expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(page).not.toMatch(/<script|src=|href=/);
      expect(page).toContain('<svg');
    }
    const chinese = await send(system, 'GET', `/statistics/bulletins/${bulletin.id}/document`, {
      token,
      headers: { 'accept-language': 'zh-CN' },
    });
    expect(chinese.text).toContain('<html lang="zh-CN">');
  });

  test('of a station where nothing happened says so', async () => {
    const { id } = await post('/statistics/bulletins', { area: 'xinba', month: '2019-10' });
    expect((await documentOf(id, 'form=markdown&language=zh')).text).toContain(
      '新坝派出所没有可供统计的数据',
    );
  });
});

test('issued again it is the same, and no second version', async () => {
  const again = await post('/statistics/bulletins', { area: 'dingmao', month: '2019-10' });
  expect(again).toEqual(bulletin);
});

describe('when figures change after it was published', () => {
  beforeAll(async () => {
    const officer = await system.token('dingmao-officer');
    const body = dispute({ channel: 'walk-in', receivedAt: '2019-10-15T09:00:00+08:00' });
    expect((await send(system, 'POST', '/reports', { token: officer, body })).status).toBe(201);
    await vi.waitFor(
      async () => expect((await get(`/statistics/bulletins/${bulletin.id}`)).body.correctionDue).toBe(true),
      { timeout: 30_000, interval: 200 },
    );
  });

  test('it stands as it was, and says that a correction is due', async () => {
    const { body } = await get(`/statistics/bulletins/${bulletin.id}`);
    expect(body).toEqual({ ...bulletin, correctionDue: true });
    expect((await documentOf(bulletin.id, 'form=markdown&language=zh')).text).toBe(text);
  });

  test('a correction is version 2, with what was and what is', async () => {
    const second = await post(`/statistics/bulletins/${bulletin.id}/corrections`, { ground: 'entered-late' });
    expect(second).toMatchObject({ version: 2, ground: 'entered-late', correctionDue: false });
    const { body: diff } = await get(`/statistics/bulletins/${bulletin.id}/diff`);
    const accepted = (it: Bulletin) =>
      it.snapshot.figures.find(({ definition }) => definition === 'cases-accepted')?.numerator ?? 0;
    expect(
      diff.changes.find(({ of, aspect }: BulletinChange) => of === 'cases-accepted' && aspect === 'value'),
    ).toEqual({
      what: 'figure',
      of: 'cases-accepted',
      aspect: 'value',
      before: String(accepted(bulletin)),
      after: String(accepted(bulletin) + 1),
    });
    const { text: corrected } = await documentOf(bulletin.id, 'form=markdown&language=zh');
    expect(corrected).toContain('第2版（更正：数据补录）');
    expect(corrected).toContain(
      `| 指标 | 受理数 | 数值 | ${accepted(bulletin)} | ${accepted(bulletin) + 1} |`,
    );
  });

  test('every version can be read', async () => {
    const { body: first } = await get(`/statistics/bulletins/${bulletin.id}?version=1`);
    expect(first.snapshot).toEqual(bulletin.snapshot);
    expect(first.versions.map(({ version }: { version: number }) => version)).toEqual([1, 2]);
    expect((await documentOf(bulletin.id, 'form=markdown&language=zh&version=1')).text).toBe(text);
  });

  test('partners hear of both as CloudEvents', async () => {
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

/** The month that lies so many before this one. */
const monthBefore = (by: number): string =>
  addMonths(`${localDate(new Date().toISOString(), 'Asia/Shanghai').slice(0, 7)}-01`, -by).slice(0, 7);

test('the clock issues the bulletins of the month that is due, one for each area, and no more', async () => {
  // Which of the two is due depends on the day of the month.
  const months = [monthBefore(1), monthBefore(2)];
  const officer = await system.token('dingmao-officer');
  for (const month of months) {
    const body = dispute({ channel: 'walk-in', receivedAt: `${month}-10T09:00:00+08:00` });
    expect((await send(system, 'POST', '/reports', { token: officer, body })).status).toBe(201);
  }
  const issued = async () =>
    (await system.items('statistics-Log')).filter(({ by }) => by === 'service:statistics');
  await vi.waitFor(async () => expect(await issued()).toHaveLength(15), { timeout: 150_000, interval: 1000 });
  const told = (await issued()).map(({ data, version }) => ({ ...(data as NewBulletin), version }));
  expect(new Set(told.map(({ code }) => code)).size).toBe(15);
  expect(new Set(told.map(({ month }) => month)).size).toBe(1);
  expect(months).toContain(told[0]?.month);
  expect(told.map(({ version }) => version)).toEqual(Array(15).fill(1));
});

test('they are listed for those of the area alone, the latest month first', async () => {
  const officer = await system.token('dingmao-officer');
  const { body } = await get('/statistics/bulletins', officer);
  expect(new Set(body.items.map((it: { area: string }) => it.area))).toEqual(new Set(['dingmao']));
  const months = body.items.map((it: { month: string }) => it.month);
  expect(months).toEqual(months.toSorted().reverse());
  const first = (await get('/statistics/bulletins?limit=2')).body;
  expect(first.items).toHaveLength(2);
  const second = (await get(`/statistics/bulletins?limit=2&cursor=${first.cursor}`)).body;
  const ids = [...first.items, ...second.items].map((it: { id: string }) => it.id);
  expect(new Set(ids).size).toBe(4);
});

import { figureIn, glass, park, peopleOf, playSeason, season, statistics } from '@maplebridge/local/demo';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { frozen, withoutText } from '../support/frozen.ts';
import { type System, send, startSystem } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.remove());

test('the glass case goes from the 110 desk through mediation, agreement and court to its case file', async () => {
  const told: string[] = [];
  const people = peopleOf(system.apiUrl, system.issuerUrl);
  await glass(people, (when, who, what, ...details) => told.push([when, who, what, ...details].join(' | ')));
  expect(told.find((line) => line.includes('The router'))).toContain(
    'centre (dingmao-centre), a gold-medal mediator is asked for',
  );
  expect(told.find((line) => line.includes('accepts'))).toContain('because: Of 1 who are suitable and free');
  expect(told.find((line) => line.includes('agree in writing'))).toContain(
    'B pays A 400000 yuan by 2019-06-24 | B pays A 400000 yuan by 2019-12-24 | the court may confirm it until 2019-06-24',
  );
  expect(told.find((line) => line.includes('closes the case'))).toContain('case-closed');
  expect(told.find((line) => line.includes('visits'))).toContain(
    'term 1, 2019-06-24: performed | term 2, 2019-12-24: due',
  );
  expect(told.at(-1)).toMatch(/none is missing.+events, their chain of hashes holds/);
});

test('the figures of the Dingmao season equal the published ones: 256 of 260, 98.5 %', async () => {
  const people = peopleOf(system.apiUrl, system.issuerUrl);
  await playSeason(people, () => {});
  const { total, months } = await statistics(people);
  expect(figureIn(total.figures, 'cases-accepted').numerator).toBe(260);
  expect(figureIn(total.figures, 'success-rate')).toMatchObject({
    numerator: season.settled,
    denominator: season.handled,
    text: '98.5 %',
  });
  expect(months.points.map(({ key }) => key)).toEqual([
    '2019-04',
    '2019-05',
    '2019-06',
    '2019-07',
    '2019-08',
    '2019-09',
    '2019-10',
  ]);
  const byMonth = months.points.map(({ figures }) => figureIn(figures, 'cases-settled').numerator);
  expect(byMonth.reduce((sum, n) => sum + n, 0)).toBe(season.settled);
});

test('the bulletin of Dingmao for October equals the overview to the last digit', async () => {
  const { supervisor } = peopleOf(system.apiUrl, system.issuerUrl);
  const bulletin = await supervisor.post('/statistics/bulletins', {
    body: { area: 'dingmao', month: '2019-10' },
  });
  const overview = await supervisor.get('/statistics/overview', {
    area: 'dingmao',
    from: '2019-10-01',
    to: '2019-10-31',
  });
  const { figures, distributions } = bulletin.snapshot;
  expect(figures).toEqual(overview.figures.map(frozen));
  expect(distributions).toEqual(overview.distributions.map(withoutText));
  const rate = figures.find(({ definition }) => definition === 'success-rate');
  const text = await supervisor.get('/statistics/bulletins/{id}/document', {
    id: bulletin.id,
    form: 'markdown',
    language: 'zh',
  });
  expect(text).toContain('# 关于2019年10月丁卯派出所矛盾纠纷化解和隐患整治情况的通报');
  expect(text).toContain(`调解成功率${rate?.value}%（${rate?.numerator}/${rate?.denominator}）`);
});

test('the season opens in a spreadsheet, and an unchanged table is answered with 304', async () => {
  const { supervisor } = peopleOf(system.apiUrl, system.issuerUrl);
  const asked = { area: 'dingmao', from: season.from, to: season.to, figures: 'success-rate' };
  const csv = await supervisor.get('/statistics/overview', { ...asked, format: 'csv' });
  expect(csv).toContain('success-rate,Success rate,%,256,260,98.5,');
  const xlsx = await supervisor.get('/statistics/overview', { ...asked, format: 'xlsx' });
  const [sheet] = await readExcelFile(Buffer.from(xlsx));
  expect(sheet?.data[1]).toEqual(expect.arrayContaining(['success-rate', 256, 260, 98.5]));

  // Raw, since the client hides the headers that spreadsheets and caches use.
  const token = await system.token('city-supervisor');
  const raw = (format: string, headers: Record<string, string> = {}) =>
    send(system, 'GET', `/statistics/overview?${new URLSearchParams({ ...asked, format })}`, {
      token,
      headers,
    });
  const text = await raw('csv');
  expect(text.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(text.bytes.subarray(0, 3)).toEqual(Buffer.of(0xef, 0xbb, 0xbf));
  const sent = await raw('xlsx');
  expect(sent.headers.get('content-disposition')).toMatch(
    /^attachment; filename="overview-dingmao-.+\.xlsx"$/,
  );
  const etag = sent.headers.get('etag') ?? '';
  const again = await raw('xlsx', { 'if-none-match': etag });
  expect([again.status, again.headers.get('etag'), again.text]).toEqual([304, etag, '']);
});

/** The output of the park demo, line by line. */
async function parkTold(): Promise<string[]> {
  const told: string[] = [];
  const people = peopleOf(system.apiUrl, system.issuerUrl);
  await park(people, (when, who, what, ...details) => told.push([when, who, what, ...details].join(' | ')));
  return told;
}
let before: string[];

test('the plant goes from inventory and level through finding, order and two reviews to the park overview', async () => {
  before = await parkTold();
  const line = (when: string) => before.find((it) => it.startsWith(when));
  expect(line('Grading')).toContain('S = 5.4 ≥ 1: a major hazard; α = 1.2; R = α Σ β q/Q = 13.92: level 3');
  expect(line('Finding')).toContain('item 18 of major-hazards-121');
  expect(line('Second review')).toContain('delisted 核销, closed: rectified, on time');
  expect(line('Inspection')).toBeDefined();
  expect(before.at(-1)).toContain('has 0 red, 0 orange, 1 yellow and 0 blue units');
  expect(before.at(-1)).toContain(
    'hazards: 0 open, 0 overdue, 0 major; of the month 1 of 1 rectified (100.0 %)',
  );
  expect(before.at(-1)).toContain('E = (A + B) × α = (50 + 50) × 1 = 100');
});

test('a second run after a restart changes no figure', async () => {
  system = await system.restarted();
  const people = peopleOf(system.apiUrl, system.issuerUrl);
  const counted = await statistics(people);
  await glass(people, () => {});
  await playSeason(people, () => {});
  expect(await statistics(people)).toEqual(counted);
  expect(await parkTold()).toEqual(before);
});

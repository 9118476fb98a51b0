import { getPark, listParks, ParkList, ParkView } from '@maplebridge/contracts/hazard';
import { loadCity } from '@maplebridge/directory/load';
import type { Counted } from '@maplebridge/event-log';
import { expect, test } from 'vitest';
import { asking } from './http.fixtures.ts';
import { parkRoutes } from './parks.ts';

const asked: string[] = [];
const counted = async (partition: string): Promise<Counted> => {
  asked.push(partition);
  const counters = new Map([['2026-05', { found: 4, rectified: 3, onTime: 3 }]]);
  return { counters, asOf: '2026-06-01T00:00:00.000Z' };
};
const ask = asking(parkRoutes({ city: loadCity('zhenjiang'), counted }));
const park = (id: string) => ({ path: { park: id } });

test('authorities see the parks of the stations in their area', async () => {
  const ids = async (person: Parameters<typeof ask>[0]) =>
    ParkList.parse((await ask(person, listParks)).body).items.map(({ id }) => id);
  expect(await ids('officer')).toEqual(['gaozi-park']);
  expect(await ids('elsewhere')).toEqual(['new-materials-east']);
  expect(await ids('emergency')).toEqual(['gaozi-park', 'new-materials-east']);
});

test('a park is shown from one read of its counters, for the month asked for', async () => {
  const { status, body } = await ask('supervisor', getPark, {
    ...park('gaozi-park'),
    query: { month: '2026-05' },
  });
  expect(status).toBe(200);
  expect(ParkView.parse(body)).toMatchObject({ month: '2026-05', hazards: { found: 4, rectified: 3 } });
  expect(asked).toEqual(['park-gaozi-park']);
  const { body: now } = await ask('supervisor', getPark, park('gaozi-park'));
  expect(now.month).toMatch(/^\d{4}-\d\d$/);
});

test('parks of another area and unknown parks are not found; enterprises are refused', async () => {
  const refused = async (person: Parameters<typeof ask>[0], id: string) => {
    const { status, body } = await ask(person, getPark, park(id));
    return [status, body.code];
  };
  expect(await refused('officer', 'new-materials-east')).toEqual([404, 'not-found']);
  expect(await refused('officer', 'atlantis')).toEqual([404, 'not-found']);
  expect(await refused('miller', 'gaozi-park')).toEqual([403, 'role-not-allowed']);
});

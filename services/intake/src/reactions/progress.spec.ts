import { eventType } from '@maplebridge/contracts';
import { hazardEvents } from '@maplebridge/contracts/hazard';
import { caseEvents } from '@maplebridge/contracts/mediation';
import { aggregateLog } from '@maplebridge/event-log';
import { memoryStore } from '@maplebridge/event-log/memory';
import { hearing } from '@maplebridge/lambda/spec';
import { expect, test } from 'vitest';
import { reportDecider, reportStream } from '../report/stream.ts';
import { progressConsumers } from './progress.ts';

const now = '2019-05-21T02:00:00.000Z';
const id = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
const area = { city: '321100', district: '321112', station: 'gaozi' };

async function opened() {
  const reports = aggregateLog(memoryStore(), reportDecider);
  const hear = hearing(progressConsumers(reports, () => now));
  await reports.execute(
    reportStream(id),
    {
      type: 'ReceiveReport',
      ...{ kind: 'hazard', category: 'fire-lane-blocked', channel: 'app' },
      ...{ area, position: { lng: 119.3, lat: 32.155 }, anonymous: false },
      ...{ at: now, now, mayBackdate: false, recordsFrom: '2019-01-01T00:00:00+08:00' },
    },
    { by: 'resident', now },
  );
  const tell = (type: string, subject: string, data: object) => {
    const event = {
      specversion: '1.0',
      source: '/zhenjiang/hazard',
      datacontenttype: 'application/json',
    } as const;
    return hear({
      ...event,
      id: `${subject}#1`,
      type,
      subject,
      time: now,
      area: '321100/321112/gaozi',
      data,
    });
  };
  return { tell, progress: async () => (await reports.load(reportStream(id))).state?.progress };
}

test('progress of a hazard is recorded in its report, without the responsible party', async () => {
  const { tell, progress } = await opened();
  const hazardId = '7w3k0d4m2x9q5r8t1v6y0z3b2d';
  const followed = { reportId: id, step: 'closed', outcome: 'rectified' };
  expect(await tell(eventType(hazardEvents, 'report-followed'), `hazard-${hazardId}`, followed)).toBe(
    'handled',
  );
  expect(await progress()).toEqual([{ step: 'hazard-closed', at: now, hazardId, outcome: 'rectified' }]);
});

test('progress of a case is recorded in its report', async () => {
  const { tell, progress } = await opened();
  const ending = { outcome: 'settled', tier: 'workstation', since: now };
  const closed = { reportId: id, category: 'other', ...ending };
  expect(await tell(eventType(caseEvents, 'closed'), `case-${id}`, closed)).toBe('handled');
  expect(await progress()).toEqual([{ step: 'case-closed', at: now, caseId: id, outcome: 'settled' }]);
});

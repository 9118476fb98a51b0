import { type CloudEvent, eventType } from '@maplebridge/contracts';
import { reportEvents } from '@maplebridge/contracts/intake';
import { aggregateLog } from '@maplebridge/event-log';
import { memoryStore } from '@maplebridge/event-log/memory';
import { hearing } from '@maplebridge/lambda/spec';
import { expect, test } from 'vitest';
import { area, at, id, merged, otherId, position, receivedAt } from '../report/report.fixtures.ts';
import { reportDecider, reportStream } from '../report/stream.ts';
import { absorbing } from './merged.ts';

const mergedEvent = {
  ...{ specversion: '1.0', source: '/zhenjiang/intake', datacontenttype: 'application/json' },
  ...{ id: `report-${id}#3`, type: eventType(reportEvents, 'merged'), subject: `report-${id}`, time: at },
  area: '321100/321171/dingmao',
  data: merged.data,
} as CloudEvent;

test('a merge is recorded once in the report that was merged into; an unknown report fails', async () => {
  const reports = aggregateLog(memoryStore(), reportDecider);
  const hear = hearing([absorbing(reports, () => at)]);
  await expect(hear(mergedEvent)).rejects.toThrow('was not recorded');
  await reports.execute(
    reportStream(otherId),
    {
      ...{ type: 'ReceiveReport', kind: 'dispute', category: 'neighbours', channel: 'app' },
      ...{ area, position, anonymous: false, at: receivedAt, now: receivedAt },
      ...{ mayBackdate: false, recordsFrom: '2019-01-01T00:00:00+08:00' },
    },
    { by: 'resident', now: receivedAt },
  );
  expect(await hear(mergedEvent)).toBe('handled');
  expect(await hear(mergedEvent)).toEqual({ ignored: 'already recorded' });
  expect((await reports.load(reportStream(otherId))).state?.absorbed).toEqual([id]);
});

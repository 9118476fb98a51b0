import * as z from 'zod';
import { Area, AreaCode } from '../common.ts';
import { catalogue, type EventOf, event } from '../event.ts';
import { BulletinChange, CorrectionGround, Snapshot } from './bulletin.ts';
import { RecordedObservation } from './observation.ts';
import { Month } from './period.ts';

export const observationEvents = catalogue('statistics', 'observation', {
  recorded: event({
    version: 1,
    summary: { en: 'A figure was told, or told anew', zh: '外部指标数据已报送' },
    data: RecordedObservation,
  }),
});
export type ObservationEvent = EventOf<typeof observationEvents>;

export const bulletinEvents = catalogue('statistics', 'bulletin', {
  published: event({
    version: 1,
    summary: { en: 'The bulletin of a month was published', zh: '统计通报已发布' },
    data: z.strictObject({
      area: Area,
      code: AreaCode.describe('The city, district or station it is about'),
      month: Month,
      snapshot: Snapshot,
    }),
  }),
  corrected: event({
    version: 1,
    summary: { en: 'A bulletin was issued anew with other figures', zh: '统计通报已更正' },
    data: z.strictObject({
      code: AreaCode,
      month: Month,
      ground: CorrectionGround,
      changes: z.array(BulletinChange).min(1),
      snapshot: Snapshot,
    }),
  }),
});
export type BulletinEvent = EventOf<typeof bulletinEvents>;

import { bulletinEvents } from '@maplebridge/contracts/statistics';
import type { Decider } from '@maplebridge/event-log';
import type { BulletinCommand } from './commands.ts';
import { decide } from './decide.ts';
import { type BulletinState, evolve } from './state.ts';

export const bulletinDecider: Decider<BulletinState, BulletinCommand, typeof bulletinEvents> = {
  events: bulletinEvents,
  initial: undefined,
  evolve,
  decide,
  caps: { published: 'by-its-rules', corrected: { limit: 'bulletin-corrections' } },
  area: (state) => {
    if (!state) throw new Error('what was not issued is about nowhere');
    return state.area;
  },
};

const streamStart = 'bulletin-';
export const bulletinStream = (id: string): string => `${streamStart}${id}`;
/** The bulletin a stream tells of; undefined for any other stream. */
export const bulletinOf = (stream: string): string | undefined =>
  stream.startsWith(streamStart) ? stream.slice(streamStart.length) : undefined;

import { bulletinEvents } from '@maplebridge/contracts/statistics';
import type { Decider } from '@maplebridge/event-log';
import type { BulletinCommand } from './commands.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import type { BulletinState } from './state.ts';

export const bulletinDecider: Decider<BulletinState, BulletinCommand, typeof bulletinEvents> = {
  events: bulletinEvents,
  initial: undefined,
  evolve,
  decide,
  caps: { published: 'by-its-rules', corrected: { limit: 'bulletin-corrections' } },
  area: (state) => {
    if (!state) throw new Error('a bulletin that was not issued has no area');
    return state.area;
  },
};

const prefix = 'bulletin-';
export const bulletinStream = (id: string): string => `${prefix}${id}`;
/** The bulletin id in a stream name; undefined for any other stream. */
export const bulletinOf = (stream: string): string | undefined =>
  stream.startsWith(prefix) ? stream.slice(prefix.length) : undefined;

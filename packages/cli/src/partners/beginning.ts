import { isDeepStrictEqual } from 'node:util';
import type { Audience } from '@maplebridge/directory/partners';
import type { Checkpoint } from './checkpoint.ts';

export interface Wanted {
  readonly partner: string;
  readonly from: string;
  readonly to?: string;
  readonly audience: Audience;
}

/** Where a replay begins: at the beginning, or where an earlier one of the same span to the same audience stopped. */
export function beginning(
  { partner, from, to, audience }: Wanted,
  left: Checkpoint | undefined,
  now = () => new Date(),
): Checkpoint {
  const heard = JSON.parse(JSON.stringify(audience)) as Checkpoint['audience'];
  if (!left) {
    const none = { service: 0, place: 'begin', done: 0, read: 0, sent: 0 } as const;
    return { partner, from, to: to ?? now().toISOString(), audience: heard, ...none };
  }
  const isSame =
    Date.parse(left.from) === Date.parse(from) &&
    (to === undefined || Date.parse(left.to) === Date.parse(to));
  if (!isSame)
    throw new Error(
      `A replay from ${left.from} to ${left.to} is not finished: go on with it by that --from, or start again with --restart`,
    );
  if (!isDeepStrictEqual(left.audience, heard))
    throw new Error(
      `The filter of ${partner} has changed since its replay stopped: start again with --restart`,
    );
  return left;
}

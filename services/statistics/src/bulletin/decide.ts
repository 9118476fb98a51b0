import type { BulletinEvent } from '@maplebridge/contracts/statistics';
import { assertNever, type Rejection, reject } from '@maplebridge/event-log';
import type { BulletinCommand, CorrectBulletin, IssueBulletin } from './commands.ts';
import { differences } from './differences.ts';
import { type BulletinState, newestOf } from './state.ts';

type Decision = readonly BulletinEvent[] | Rejection;

export function decide(command: BulletinCommand, state: BulletinState): Decision {
  switch (command.type) {
    case 'IssueBulletin':
      return issue(command, state);
    case 'CorrectBulletin':
      return correct(command, state);
    default:
      return assertNever(command);
  }
}

/** Once for each month that has ended. If its figures change later, they need a correction. */
function issue({ area, code, month, today, snapshot, at }: IssueBulletin, state: BulletinState): Decision {
  if (today.slice(0, 7) <= month) return reject('time-in-future', `${month} has not ended`, '/month');
  return state ? [] : [{ type: 'published', at, data: { area, code, month, snapshot } }];
}

/** A correction is published only if the text of the bulletin changes. */
function correct({ ground, snapshot, at }: CorrectBulletin, state: BulletinState): Decision {
  if (!state) return reject('not-found');
  const changes = differences(newestOf(state).snapshot, snapshot);
  if (changes.length === 0) return reject('nothing-to-correct');
  const { code, month } = state;
  return [{ type: 'corrected', at, data: { code, month, ground, changes, snapshot } }];
}

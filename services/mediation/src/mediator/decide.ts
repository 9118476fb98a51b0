import type { MediatorEvent } from '@maplebridge/contracts/mediation';
import { areaPath, type City } from '@maplebridge/directory';
import { assertNever, type Rejection, reject } from '@maplebridge/event-log';
import type { ChangeMediator, MediatorCommand, RegisterMediator } from './commands.ts';
import { eraseName, holdName } from './erasure.ts';
import type { Mediator, MediatorState } from './state.ts';

type Decision = MediatorEvent[] | Rejection;

export function decide(city: City, command: MediatorCommand, state: MediatorState): Decision {
  if (command.type === 'RegisterMediator') return register(city, command, state);
  if (!state) return reject('not-found');
  switch (command.type) {
    case 'ChangeMediator':
      return change(city, command, state);
    case 'EraseName':
      return eraseName(command, state);
    case 'HoldName':
      return holdName(command, state);
    default:
      return assertNever(command);
  }
}

function register(city: City, command: RegisterMediator, state: MediatorState): Decision {
  if (state) return reject('already-registered', undefined, '/account');
  const { type: _type, at, ...data } = command;
  return unlisted(city, data) ?? [{ type: 'registered', at, data }];
}

function change(city: City, { change: data, at }: ChangeMediator, state: Mediator): Decision {
  const rejected = unlisted(city, data);
  if (rejected) return rejected;
  const keys = Object.keys(data) as (keyof typeof data)[];
  const same = keys.every((key) => JSON.stringify(data[key]) === JSON.stringify(state[key]));
  return same ? [] : [{ type: 'changed', at, data }];
}

/** Areas and skills must be listed in the city's data. */
function unlisted(
  city: City,
  { areas = [], skills = [] }: Pick<ChangeMediator['change'], 'areas' | 'skills'>,
): Rejection | undefined {
  const listedSkills = new Set(city.policy.skills.map(({ id }) => id));
  const area = areas.findIndex((it) => areaPath(city, it) === undefined);
  if (area >= 0) return reject('unknown-area', `there is no "${areas[area]}"`, `/areas/${area}`);
  const skill = skills.findIndex((it) => !listedSkills.has(it));
  return skill >= 0
    ? reject('unknown-skill', `there is no "${skills[skill]}"`, `/skills/${skill}`)
    : undefined;
}

import type { Area } from '@maplebridge/contracts';
import { type MediatorEvent, mediatorEvents } from '@maplebridge/contracts/mediation';
import { areaPath, type City } from '@maplebridge/directory';
import {
  assertNever,
  type Caps,
  changeHold,
  type Decider,
  holdBound,
  isRejection,
  type Rejection,
  reject,
} from '@maplebridge/event-log';

type Registered = Extract<MediatorEvent, { type: 'registered' }>['data'];
type Change = Extract<MediatorEvent, { type: 'changed' }>['data'];
/** `records`: how many are erased with it. */
type Erasing = Extract<MediatorEvent, { type: 'words-erased' }>['data'];
type Held = Extract<MediatorEvent, { type: 'hold-changed' }>['data'];

/** JSON holds no undefined: what a change does not name it does not have. */
type Known<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** A mediator as their events left them; undefined before they were registered. */
export type MediatorState =
  | (Registered & {
      /** Areas they served once and serve no more. */
      readonly left: readonly string[];
      /** Their name may not be erased for now. */
      readonly held: boolean;
      readonly erased?: { readonly records: number; readonly at: string };
    })
  | undefined;

export type MediatorCommand =
  | ({ readonly type: 'RegisterMediator'; readonly at: string } & Registered)
  | { readonly type: 'ChangeMediator'; readonly at: string; readonly change: Change }
  | ({ readonly type: 'EraseName'; readonly at: string } & Erasing)
  | ({ readonly type: 'HoldName'; readonly at: string } & Held);

function evolve(state: MediatorState, event: MediatorEvent): MediatorState {
  switch (event.type) {
    case 'registered':
      return { ...event.data, left: [], held: false };
    case 'changed': {
      if (!state) throw new Error('changed before registered');
      const now = { ...state, ...(event.data as Known<Change>) };
      const left = [...new Set([...state.left, ...state.areas])].filter((area) => !now.areas.includes(area));
      return { ...now, left };
    }
    case 'words-erased':
      return state && { ...state, erased: { records: event.data.records, at: event.at } };
    case 'hold-changed':
      return state && { ...state, held: event.data.state === 'held' };
    default:
      return assertNever(event);
  }
}

/** Areas and skills are those the city lists. */
function unlisted(
  city: City,
  { areas = [], skills = [] }: Pick<Change, 'areas' | 'skills'>,
): Rejection | undefined {
  const listedSkills = new Set(city.policy.skills.map(({ id }) => id));
  const area = areas.findIndex((it) => areaPath(city, it) === undefined);
  if (area >= 0) return reject('unknown-area', `there is no "${areas[area]}"`, `/areas/${area}`);
  const skill = skills.findIndex((it) => !listedSkills.has(it));
  return skill >= 0
    ? reject('unknown-skill', `there is no "${skills[skill]}"`, `/skills/${skill}`)
    : undefined;
}

/** Why the name of a mediator may not be erased now: the parties must know who mediates. */
export function keptBack({ held, available }: Pick<NonNullable<MediatorState>, 'held' | 'available'>) {
  if (held) return reject('on-hold');
  return available ? reject('still-needed', 'they take new cases') : undefined;
}

function eraseName(
  { ground, records, at }: Extract<MediatorCommand, { type: 'EraseName' }>,
  state: NonNullable<MediatorState>,
): MediatorEvent[] | Rejection {
  const kept = keptBack(state);
  if (kept) return kept;
  return records === 0 ? [] : [{ type: 'words-erased', at, data: { ground, records } }];
}

function holdName(
  { state: wanted, ground, at }: Extract<MediatorCommand, { type: 'HoldName' }>,
  { held }: NonNullable<MediatorState>,
): MediatorEvent[] | Rejection {
  const changes = changeHold({ state: wanted, ground }, held);
  return isRejection(changes) ? changes : changes.map((data) => ({ type: 'hold-changed', at, data }));
}

function decide(city: City, command: MediatorCommand, state: MediatorState): MediatorEvent[] | Rejection {
  switch (command.type) {
    case 'RegisterMediator': {
      if (state) return reject('already-registered', undefined, '/account');
      const { type: _type, at, ...data } = command;
      return unlisted(city, data) ?? [{ type: 'registered', at, data }];
    }
    case 'ChangeMediator': {
      if (!state) return reject('not-found');
      const refused = unlisted(city, command.change);
      if (refused) return refused;
      const keys = Object.keys(command.change) as (keyof Change)[];
      const same = keys.every((key) => JSON.stringify(command.change[key]) === JSON.stringify(state[key]));
      return same ? [] : [{ type: 'changed', at: command.at, data: command.change }];
    }
    case 'EraseName':
      return state ? eraseName(command, state) : reject('not-found');
    case 'HoldName':
      return state ? holdName(command, state) : reject('not-found');
    default:
      return assertNever(command);
  }
}

/** Taking no new cases stays possible whatever was changed before. */
const mediatorCaps: Caps<MediatorState, typeof mediatorEvents> = {
  registered: 'by-its-rules',
  changed: ({ available, ...others }) =>
    available === false && Object.keys(others).length === 0 ? 'always' : { limit: 'mediator-changes' },
  'words-erased': 'always',
  'hold-changed': holdBound,
};

const streamStart = 'mediator-';
export const mediatorStream = (id: string): string => `${streamStart}${id}`;
/** The mediator a stream tells of; undefined for any other stream. */
export const mediatorOf = (stream: string): string | undefined =>
  stream.startsWith(streamStart) ? stream.slice(streamStart.length) : undefined;

/** The aggregate. A mediator offers as many reservations as they can take cases, and none while they take no new ones. */
export const mediatorDecider = (
  city: City,
): Decider<MediatorState, MediatorCommand, typeof mediatorEvents> => ({
  events: mediatorEvents,
  initial: undefined,
  evolve,
  decide: (command, state) => decide(city, command, state),
  caps: mediatorCaps,
  area: (state): Area => {
    if (!state) throw new Error('a mediator who was not registered lives nowhere');
    return state.area;
  },
  isHeld: (state) => state?.held ?? false,
  offers: (state, stream) =>
    state && {
      resource: mediatorOf(stream) ?? stream,
      capacity: state.available ? state.capacity : 0,
    },
});

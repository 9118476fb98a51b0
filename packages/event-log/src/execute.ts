import type { Area, EventCatalogue, EventOf } from '@maplebridge/contracts';
import { untilUncontended } from './contention.ts';
import { decideWithin } from './decide-within.ts';
import { type Decider, fold, isRejection, type Rejection } from './decider.ts';
import { seal, type Unsealed } from './hash-chain.ts';
import type { Provenance, RecordedEvent } from './recorded.ts';
import { reservationChanges } from './reservations.ts';
import { type EventStore, UnknownStoredEvent } from './store.ts';

/** The result of a command. `version` is the stream's version after it; `replayed`: a repeated request that got its first result. */
export type CommandResult<State> =
  | {
      readonly outcome: 'appended' | 'unchanged' | 'replayed';
      readonly state: State;
      readonly version: number;
    }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection }
  | { readonly outcome: 'missing' | 'stale' | 'key-reused' | 'contended' | 'full' };

export interface CommandContext extends Provenance {
  /** RFC 3339, the moment of recording. */
  readonly now: string;
  /** From `If-Match`: reject when the stream has a newer version. */
  readonly expectedVersion?: number | undefined;
  /**
   * Runs once the command is accepted, before its events are written: words and names go to the personal-data store here, so that
   * an event never refers to what is not there, and is erased here, so that none tells of what was not done. `held`: the
   * stream's records must be kept. `key-reused`: the personal-data store holds another request under this key.
   */
  readonly beforeAppend?: (held: boolean) => Promise<'done' | 'key-reused' | Rejection>;
}

/** Checks on the stream beyond the aggregate's own decision. */
export interface Guards<State> {
  /** For a command on an existing stream: the reason why this caller has no access, if any. */
  readonly admit?: (state: State) => Rejection | undefined;
}

export interface Loaded<State> {
  readonly state: State;
  readonly version: number;
  readonly events: readonly RecordedEvent[];
}

/** Loads streams of one aggregate and runs commands on them. */
export function aggregateLog<State, Command, C extends EventCatalogue>(
  store: EventStore,
  decider: Decider<State, Command, C>,
) {
  const allKnown = (events: readonly RecordedEvent[]) => events.map((event) => known(decider.events, event));
  const stateOf = (events: readonly RecordedEvent[]): State => fold(decider, allKnown(events));

  async function load(stream: string, upTo?: number): Promise<Loaded<State>> {
    const events = await store.load(stream, upTo);
    return { state: stateOf(events), version: events.length, events };
  }

  async function execute(
    stream: string,
    command: Command,
    context: CommandContext & Guards<State>,
  ): Promise<CommandResult<State>> {
    const done = await untilUncontended(() => tryOnce(stream, command, context));
    return done ?? { outcome: 'contended' };
  }

  async function tryOnce(
    stream: string,
    command: Command,
    context: CommandContext & Guards<State>,
  ): Promise<CommandResult<State> | undefined> {
    const { state, version, events } = await load(stream);
    // A caller who has lost access still gets the result of their own earlier request: the key is theirs alone.
    const repeated = repetition(events, context);
    if (repeated === 'key-reused') return { outcome: 'key-reused' };
    if (repeated)
      return { outcome: 'replayed', state: stateOf(events.slice(0, repeated)), version: repeated };
    if (context.admit && version === 0) return { outcome: 'missing' };
    const barred = context.admit?.(state);
    if (barred) return { outcome: 'rejected', rejection: barred };
    if (context.expectedVersion !== undefined && context.expectedVersion !== version)
      return { outcome: 'stale' };

    const decided = decideWithin(decider, command, allKnown(events), state);
    if (isRejection(decided)) return { outcome: 'rejected', rejection: decided };
    if (decided.length === 0) return { outcome: 'unchanged', state, version };

    const next = decided.reduce<State>((folded, event) => decider.evolve(folded, event), state);
    const prepared = await context.beforeAppend?.(decider.isHeld?.(next) ?? false);
    if (prepared === 'key-reused') return { outcome: 'key-reused' };
    if (isRejection(prepared)) return { outcome: 'rejected', rejection: prepared };
    const fresh = unsealed(decider, stream, version, decided, decider.area(next), context);
    const reservations = reservationChanges(decider, stream, state, next);
    const appended = await store.append(version, seal(fresh, events.at(-1)?.hash ?? ''), reservations);
    if (appended === 'full') return { outcome: 'full' };
    return appended === 'conflict'
      ? undefined
      : { outcome: 'appended', state: next, version: version + decided.length };
  }

  /** The stored events, neither folded nor checked: they must be readable even when some are missing. */
  const history = (stream: string): Promise<RecordedEvent[]> => store.history(stream);

  return { load, execute, history };
}

/** The version after the earlier run of the same request, if there was one. */
function repetition(
  events: readonly RecordedEvent[],
  { request }: CommandContext,
): number | 'key-reused' | undefined {
  const earlier = request && events.findLast((event) => event.request?.key === request.key);
  if (!earlier) return undefined;
  return earlier.request?.body === request.body ? earlier.version : 'key-reused';
}

function known<C extends EventCatalogue>(catalogue: C, event: RecordedEvent): EventOf<C> {
  if (catalogue.facts[event.type]?.version !== event.schema) throw new UnknownStoredEvent(event);
  return { type: event.type, at: event.at, data: event.data } as EventOf<C>;
}

function unsealed<C extends EventCatalogue>(
  { events: { facts } }: { events: C },
  stream: string,
  version: number,
  decided: readonly EventOf<C>[],
  area: Area,
  { by, request, traceparent, now }: CommandContext,
): Unsealed[] {
  return decided.map((event, index) => {
    const contract = facts[event.type];
    if (!contract) throw new Error(`No contract for ${event.type}`);
    // An event that violates its contract could not be published; do not append it.
    const data = contract.data.parse(event.data);
    const departments = contract.departments?.(data);
    return {
      stream,
      version: version + index + 1,
      type: event.type,
      schema: contract.version,
      at: event.at,
      recordedAt: now,
      area: `${area.city}/${area.district}/${area.station}`,
      by,
      data,
      ...(departments?.length && { departments }),
      ...(request && { request }),
      ...(traceparent && { traceparent }),
    };
  });
}

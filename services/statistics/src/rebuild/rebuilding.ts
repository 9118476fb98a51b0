import type { Rules } from '../domain/counting/rules.ts';
import type { Store } from '../store/tables.ts';

/** The log of a service that statistics counts events of. */
export interface ServiceLog {
  readonly service: string;
  readonly table: string;
}

/** The dependencies of a rebuild. */
export interface Rebuilding {
  readonly store: Store;
  readonly logs: readonly ServiceLog[];
  readonly rules: Rules;
  /** The city's name in the source of events. */
  readonly city: string;
  /** Returns the current time, RFC 3339. */
  readonly clock: () => string;
  readonly pause: (ms: number) => Promise<void>;
  /** Called with the number of events replayed since the last call. */
  readonly progress: (events: number) => void;
  /** Called with a message about each step. */
  readonly tell: (what: string) => void;
  /** How long reads and batches in flight may still use the old rebuild versions: longer than a function's timeout. */
  readonly graceMs: number;
}

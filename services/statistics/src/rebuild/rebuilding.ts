import type { Rules } from '../domain/counting/rules.ts';
import type { Store } from '../store/tables.ts';

/** The log of a service that statistics counts events of. */
export interface ServiceLog {
  readonly service: string;
  readonly table: string;
}

/** What a rebuild works with. */
export interface Rebuilding {
  readonly store: Store;
  readonly logs: readonly ServiceLog[];
  readonly rules: Rules;
  /** The city's name, as events bear it in their source. */
  readonly city: string;
  /** The time, RFC 3339. */
  readonly clock: () => string;
  readonly pause: (ms: number) => Promise<void>;
  /** Told how many more events have been replayed. */
  readonly progress: (events: number) => void;
  /** What is being done now. */
  readonly tell: (what: string) => void;
  /** How long reads and batches that are under way may go on with rebuild versions as they stood: longer than a function runs. */
  readonly graceMs: number;
}

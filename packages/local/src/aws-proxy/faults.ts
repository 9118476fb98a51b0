import type { Call } from './call.ts';

/** An injected fault: the calls it affects, and its effect. */
export interface Fault {
  /** Part of the calling function's name. */
  readonly caller: string;
  /** `PutItem`, `Publish` … */
  readonly operation: string;
  /** Part of the resource's name; any resource by default. */
  readonly resource?: string;
  /**
   * `refused`: the service returns an error and does nothing. `lost`: the service carries out the call, and the response
   * is lost. `overtaken`: another writer was first, so the condition fails and nothing is written.
   */
  readonly kind: 'refused' | 'lost' | 'overtaken';
  /** The number of calls it affects. The SDK retries a call several times before it fails. */
  readonly times: number;
}

export interface Faults {
  inject(fault: Fault): void;
  clear(): void;
  /** The fault for this call; uses up one of its occurrences. */
  meeting(call: Call): Fault['kind'] | undefined;
}

export function faults(): Faults {
  let coming: Fault[] = [];
  return {
    inject: (fault) => void coming.push(fault),
    clear() {
      coming = [];
    },
    meeting({ accessKey, operation, needs }) {
      const meets = ({ caller, operation: met, resource = '' }: Fault) =>
        accessKey.includes(caller) &&
        met === operation &&
        needs.some((need) => need.resource.includes(resource));
      const met = coming.find(meets);
      if (!met) return undefined;
      coming = coming.flatMap((it) => {
        if (it !== met) return [it];
        return it.times > 1 ? [{ ...it, times: it.times - 1 }] : [];
      });
      return met.kind;
    },
  };
}

import type { Call } from './call.ts';

/** A fault to come: which calls it meets, and what happens to them. */
export interface Fault {
  /** Part of the calling function's name. */
  readonly caller: string;
  /** `PutItem`, `Publish` … */
  readonly operation: string;
  /** Part of the name of what it is done to; anything unless told. */
  readonly resource?: string;
  /**
   * `refused`: the service answers with a fault and has done nothing. `lost`: it has done what it was asked, and the answer
   * is lost on the way. `overtaken`: another wrote first, so that the condition does not hold, and nothing is done.
   */
  readonly kind: 'refused' | 'lost' | 'overtaken';
  /** How many calls it meets. The SDK tries a call again several times before it gives up. */
  readonly times: number;
}

export interface Faults {
  inject(fault: Fault): void;
  clear(): void;
  /** The fault that meets this call, which is then used up by one. */
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

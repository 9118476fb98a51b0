import type { Call } from './call.ts';

/** Units one function used since the last reading, as DynamoDB bills them. */
export interface Units {
  readonly calls: Readonly<Record<string, number>>;
  readonly write: number;
  readonly read: number;
}

export interface Meter {
  /** Off by default: it parses every call. */
  on(): void;
  /** What each caller used since the last reading. */
  take(): Readonly<Record<string, Units>>;
  /** The request to DynamoDB with `ReturnConsumedCapacity` added. */
  asking(payload: string): string;
  answered(call: Call, body: () => string): void;
}

interface Consumed {
  readonly CapacityUnits?: number;
}

const writes = /^(Put|Update|Delete|TransactWrite|BatchWrite)/;

export function meter(): Meter {
  let running = false;
  let used: Record<string, { calls: Record<string, number>; write: number; read: number }> = {};
  return {
    on() {
      running = true;
    },
    take() {
      const taken = used;
      used = {};
      return taken;
    },
    asking(payload) {
      if (!running) return payload;
      return JSON.stringify({ ...JSON.parse(payload), ReturnConsumedCapacity: 'TOTAL' });
    },
    answered({ service, accessKey, operation }, body) {
      if (!running || service !== 'dynamodb') return;
      const { ConsumedCapacity = [] } = JSON.parse(body()) as { ConsumedCapacity?: Consumed | Consumed[] };
      const consumed = Array.isArray(ConsumedCapacity) ? ConsumedCapacity : [ConsumedCapacity];
      const units = consumed.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
      const of = used[accessKey] ?? { calls: {}, write: 0, read: 0 };
      used[accessKey] = of;
      of.calls[operation] = (of.calls[operation] ?? 0) + 1;
      of[writes.test(operation) ? 'write' : 'read'] += units;
    },
  };
}

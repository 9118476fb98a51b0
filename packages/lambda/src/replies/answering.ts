import type { Remits } from '@maplebridge/contracts';
import { withRemit } from '../remit.ts';
import type { Answering } from './reply-handler.ts';

/** A partner of the city's data. */
interface Known {
  readonly id: string;
  readonly department: string;
  readonly areas: readonly string[];
}

/**
 * The partner of a reply queue, whose name ends with the partner's id. Its account is the partner id, which no token has: an
 * idempotency key used over HTTP is a different one here.
 */
export function answeringBy(
  prefix: string,
  partners: readonly Known[],
  remits: Remits,
): (queue: string) => Answering {
  const byQueue = new Map(partners.map((it) => [`${prefix}${it.id}`, it]));
  return (queue) => {
    const partner = byQueue.get(queue);
    const area = partner?.areas[0];
    if (!partner || area === undefined) throw new Error(`${queue} belongs to no known partner`);
    const { id, department } = partner;
    const caller = { sub: `partner:${id}`, role: 'department', area, department } as const;
    return { partner: id, caller: withRemit(caller, remits) };
  };
}

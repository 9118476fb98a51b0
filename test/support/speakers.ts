import type { ClientSettings, Maplebridge } from '@maplebridge/client';
import type { System } from './system.ts';
import { signed } from './tokens.ts';

/** A caller who is not a persona of the local issuer: an account with a role for an area. */
export interface Account {
  readonly sub: string;
  readonly role: string;
  readonly area: string;
  /** For which they speak, in the role `department`. */
  readonly department?: string;
}

/** A persona of the local issuer, or someone else. */
export type Speaker = string | Account;

export const tokenOf = async (system: System, who: Speaker): Promise<string> =>
  typeof who === 'string' ? system.token(who) : signed(system, who);

/** The SDK as any caller; each caller's client is created on first use. */
export function clientsOf(system: System, settingsOf?: (who: Speaker) => Partial<ClientSettings>) {
  const clients = new Map<string, Maplebridge>();
  return (who: Speaker): Maplebridge => {
    const name = typeof who === 'string' ? who : who.sub;
    const known =
      clients.get(name) ??
      system.client(
        typeof who === 'string' ? who : { token: () => signed(system, who) },
        settingsOf?.(who) ?? {},
      );
    clients.set(name, known);
    return known;
  };
}

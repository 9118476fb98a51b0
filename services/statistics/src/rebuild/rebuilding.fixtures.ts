import { fixtureRules } from '../domain/counting/traffic.fixtures.ts';
import { logs } from '../store/engine.fixtures.ts';
import type { Store } from '../store/tables.ts';
import type { Rebuilding } from './rebuilding.ts';

/** The dependencies of a rebuild from the fixture logs, without waiting by default. */
export const rebuildingOf = (store: Store, over: Partial<Rebuilding> = {}): Rebuilding => ({
  ...{ store, logs, rules: fixtureRules, city: 'zhenjiang', graceMs: 0 },
  clock: () => new Date().toISOString(),
  pause: async () => {},
  progress: () => {},
  tell: () => {},
  ...over,
});

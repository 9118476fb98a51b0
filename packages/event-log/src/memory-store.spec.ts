import { memoryStore } from './memory-store.ts';
import { storeSuite } from './store-suite.ts';

const store = memoryStore();
storeSuite('memory', () => ({ store, reserving: async (resource) => store.occupancy(resource) }));

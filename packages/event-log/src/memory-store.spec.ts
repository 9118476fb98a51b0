import { memoryStore } from './memory-store.ts';
import { storeSuite } from './store-suite.ts';

const store = memoryStore();
storeSuite('memory', () => ({ store, seating: async (resource) => store.occupancy(resource) }));

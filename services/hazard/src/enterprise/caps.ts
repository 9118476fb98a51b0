import type { enterpriseEvents } from '@maplebridge/contracts/hazard';
import { type Caps, holdBound } from '@maplebridge/event-log';
import type { EnterpriseState } from './state.ts';

/** A change of residents reassesses every unit, so it has a limit of its own. */
export const enterpriseCaps: Caps<EnterpriseState, typeof enterpriseEvents> = {
  registered: 'by-its-rules',
  changed: ({ residents }) => ({
    limit: residents === undefined ? 'enterprise-changes' : 'enterprise-residents',
  }),
  'unit-declared': { limit: 'enterprise-units' },
  'inventory-declared': ({ unit }) => [
    { limit: 'unit-inventories', within: unit },
    { limit: 'enterprise-inventories' },
  ],
  reassessed: 'by-its-rules',
  'level-changed': 'by-its-rules',
  'responsible-named': ({ unit }) => ({ limit: 'unit-responsible', within: unit }),
  'unit-closed': 'always',
  'words-erased': 'always',
  'hold-changed': holdBound,
};

import type { InventoryEntry } from '@maplebridge/contracts/hazard';
import { loadCity } from '@maplebridge/directory/load';
import { majorHazardStandard } from '@maplebridge/directory/standards';
import { isRejection } from '@maplebridge/event-log';
import fc from 'fast-check';
import { safetyPolicy } from '../safety-policy.ts';
import { assess } from './assess.ts';

export const policy = safetyPolicy(loadCity('zhenjiang'));

/** The assessment of valid entries. */
export function assessed(residents: number, ...entries: InventoryEntry[]) {
  const assessment = assess(policy, residents, entries);
  if (isRejection(assessment)) throw new Error(`refused: ${JSON.stringify(assessment)}`);
  return assessment;
}

const symbols = majorHazardStandard.categories.map(({ symbol }) => symbol);
const categories = fc.uniqueArray(fc.constantFrom(...symbols), { minLength: 1, maxLength: 8 });
/** To the kilogram, as much as the contract takes. */
const tonnes = (mostTonnes: number) =>
  fc.integer({ min: 1, max: mostTonnes * 1000 }).map((kilograms) => kilograms / 1000);

/** A valid entry of any kind. */
export const anyEntry = (mostTonnes = 1_000_000): fc.Arbitrary<InventoryEntry> =>
  fc.oneof(
    fc.record({ row: fc.integer({ min: 1, max: 85 }), tonnes: tonnes(mostTonnes) }),
    fc.record({ row: fc.integer({ min: 1, max: 85 }), categories, tonnes: tonnes(mostTonnes) }),
    fc.record({ categories, mixture: fc.boolean(), tonnes: tonnes(mostTonnes) }),
    fc.record({ cas: fc.constant('630-08-0'), categories, tonnes: tonnes(mostTonnes) }),
  );

/** Few residents and many, each line of table 5 as likely as another. */
export const anyResidents = fc.oneof(
  ...[0, 1, 30, 50, 100].map((from) => fc.integer({ min: from, max: from + 100 })),
);

import type { InventoryEntry } from '@maplebridge/contracts/hazard';
import { loadCity } from '@maplebridge/directory/load';
import { assess } from '../../services/hazard/src/domain/assessment/assess.ts';
import { safetyPolicy } from '../../services/hazard/src/domain/safety-policy.ts';
import { median, table } from './figures.ts';

const runs = 9;
const unitsARun = 50_000;

/** A unit with that many inventory entries, of every kind in the standard: by CAS number, row and category, alone and mixed. */
const unit = (entries: number): InventoryEntry[] => {
  const kinds: InventoryEntry[] = [
    { cas: '7664-41-7', tonnes: 50 },
    { row: 57, tonnes: 40.5 },
    { categories: ['W5.3', 'J3'], mixture: true, tonnes: 10.125 },
    { cas: '1333-74-0', categories: ['W2'], tonnes: 3 },
    { cas: '75-44-5', tonnes: 0.075 },
  ];
  return Array.from({ length: entries }, (_, i) => kinds[i % kinds.length] as InventoryEntry);
};

/** Units graded a second on one core, with every term in the result. */
export function grading(): string {
  const policy = safetyPolicy(loadCity('zhenjiang'));
  const rows = [1, 5, 20, 200].map((entries) => {
    const inventory = unit(entries);
    const graded = Math.ceil(unitsARun / entries);
    const perSecond = Array.from({ length: runs }, () => {
      const began = performance.now();
      for (let i = 0; i < graded; i++) assess(policy, i % 200, inventory);
      return (graded / (performance.now() - began)) * 1000;
    });
    return [entries, Math.round(median(perSecond))];
  });
  return table(['entries of a unit', `units a second (median of ${runs})`], rows);
}

import type { AssessmentTerm, HazardCategory, InventoryEntry } from '@maplebridge/contracts/hazard';
import { category, majorHazardStandard, type Substance, toxicGas } from '@maplebridge/directory/standards';

type Beta = Pick<AssessmentTerm, 'categories' | 'beta' | 'betaFrom' | 'betaVerified'>;

/**
 * β of an entry: that of table 3 for its toxic gases, else that of table 4 by category (4.3.2). The standard does not say of
 * which category a substance of table 1 is: unless its safety officer confirmed one, a suggested one is taken, and not verified.
 */
export function betaOf({ cas, categories = [] }: InventoryEntry, substance: Substance | undefined): Beta {
  const gas = toxicGas({ row: substance?.no, cas });
  if (gas) return { categories, beta: gas.beta, betaFrom: 'table-3', betaVerified: gas.verified };
  if (categories.length || !substance) return ofCategories(categories);
  const { suggestedSymbol, value, verified } = substance.beta;
  return {
    categories: suggestedSymbol ? [suggestedSymbol] : [],
    beta: value,
    betaFrom: 'suggested',
    betaVerified: verified,
  };
}

/** Of several categories the largest β: common practice, not the standard, and so not verified where they differ. */
function ofCategories(categories: HazardCategory[]): Beta {
  let [least, beta, betaVerified] = [Number.POSITIVE_INFINITY, 0, majorHazardStandard.beta.table4Verified];
  for (const symbol of categories) {
    const of = category(symbol);
    least = Math.min(least, of.beta);
    beta = Math.max(beta, of.beta);
    betaVerified &&= of.verified;
  }
  return { categories, beta, betaFrom: 'table-4', betaVerified: betaVerified && least === beta };
}

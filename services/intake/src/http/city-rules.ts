import { type Geography, geography, startOfDay } from '@maplebridge/directory';
import { city, forms, triage } from '@maplebridge/directory/city-data';
import { type ConfidentialRule, confidentialRule } from '../domain/confidential-matter.ts';
import { type Asking, asking } from '../domain/forms.ts';

import { type Triaging, triaging } from '../domain/triage.ts';

/** What the city says of taking in: where its areas lie, from when records may be entered later, what is asked, what cannot wait. */
export interface IntakeRules {
  readonly geography: Geography;
  readonly recordsFrom: string;
  readonly asking: Asking;
  readonly triaging: Triaging;
  readonly confidential: ConfidentialRule;
}

/** What the city of the bundle says of taking in. */
export const cityRules = (): IntakeRules => ({
  geography: geography(city),
  recordsFrom: startOfDay(city.policy.backdating.recordsFrom, city.timeZone),
  asking: asking(forms),
  triaging: triaging(triage, city.policy),
  confidential: confidentialRule(city.policy.confidential),
});

import { geography, startOfDay } from '@maplebridge/directory';
import { city, forms, triage } from '@maplebridge/directory/city-data';
import { confidentialRule } from './confidential-matter.ts';
import { asking } from './forms.ts';
import type { IntakeRules } from './receive.ts';
import { triaging } from './triage.ts';

/** What the city of the bundle says of taking in. */
export const cityRules = (): IntakeRules => ({
  geography: geography(city),
  recordsFrom: startOfDay(city.policy.backdating.recordsFrom, city.timeZone),
  asking: asking(forms),
  triaging: triaging(triage, city.policy),
  confidential: confidentialRule(city.policy.confidential),
});

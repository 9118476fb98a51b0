import { type Geography, geography, startOfDay } from '@maplebridge/directory';
import { city, forms, triage } from '@maplebridge/directory/city-data';
import { type ConfidentialRule, confidentialRule } from '../domain/confidential-matter.ts';
import { type QuestionsFor, questionsByCategory } from '../domain/forms.ts';

import { type TriagePolicy, triagePolicy } from '../domain/triage.ts';

/** The city's rules for new reports: areas, earliest date of backdated records, questions, triage, confidentiality. */
export interface IntakeRules {
  readonly geography: Geography;
  readonly recordsFrom: string;
  readonly questionsFor: QuestionsFor;
  readonly triagePolicy: TriagePolicy;
  readonly confidential: ConfidentialRule;
}

/** The rules of the city that is bundled with the function. */
export const cityRules = (): IntakeRules => ({
  geography: geography(city),
  recordsFrom: startOfDay(city.policy.backdating.recordsFrom, city.timeZone),
  questionsFor: questionsByCategory(forms),
  triagePolicy: triagePolicy(triage, city.policy),
  confidential: confidentialRule(city.policy.confidential),
});

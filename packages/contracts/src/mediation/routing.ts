import * as z from 'zod';
import { AreaCode, Timestamp } from '../common.ts';
import { LanguageCode } from '../intake/schemas.ts';
import { HelperKind, MediatorGroup, Skill } from './mediator.ts';

/** The rungs of Dingmao's ladder: on the spot, the nearest workstation, the centre, the centre with departments. */
export const Tier = z.enum(['on-the-spot', 'workstation', 'centre', 'joint']).meta({ id: 'Tier' });
export type Tier = z.infer<typeof Tier>;

/** People's, police and judicial mediation are different legal acts even in one room (constraint 4 of the domain notes). */
export const Procedure = z.enum(['people', 'police', 'judicial']).meta({ id: 'Procedure' });
export type Procedure = z.infer<typeof Procedure>;

/** Why the router decided so: the rule and what it looked at; the sentences are in the answer, not in the event. */
export const ReasonCode = z.strictObject({
  rule: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type ReasonCode = z.infer<typeof ReasonCode>;

export const Reason = ReasonCode.extend({
  en: z.string(),
  zh: z.string(),
  source: z.string().optional(),
}).meta({ id: 'Reason' });
export type Reason = z.infer<typeof Reason>;

/** Where a dispute goes when it leaves mediation. */
export const Authority = z
  .enum(['police', 'court', 'arbitration', 'labour', 'health', 'petition'])
  .meta({ id: 'Authority' });
export type Authority = z.infer<typeof Authority>;

export const Deadline = z
  .strictObject({ rule: z.string().describe('Which limit of the city’s policy'), dueAt: Timestamp })
  .meta({ id: 'Deadline' });
export type Deadline = z.infer<typeof Deadline>;

/** A workstation that could take the case, as the router weighed it. */
export const Candidate = z
  .strictObject({
    venue: AreaCode,
    metres: z.int().nonnegative(),
    open: z.boolean().describe('At the time of the decision'),
    openCases: z.int().nonnegative().describe('Cases that stand there already'),
  })
  .meta({ id: 'Candidate' });
export type Candidate = z.infer<typeof Candidate>;

const routingFields = {
  tier: Tier.nullable().describe('null when the matter is not mediated'),
  leavesTo: Authority.optional().describe('Who takes it when it is not mediated'),
  venue: z.string().nullable().describe('Workstation or centre; null on the spot'),
  procedure: Procedure,
  goldMedal: z.boolean().describe('A gold-medal mediator is asked for'),
  distanceMetres: z.int().nonnegative().optional(),
  candidates: z.array(Candidate).optional().describe('The best workstations, first the one proposed'),
  panel: z.array(MediatorGroup).optional().describe('Forces that sit, first the one that leads'),
  skills: z.array(Skill).optional().describe('What the mediator must know'),
  languages: z.array(LanguageCode).optional().describe('What the mediator must speak besides Chinese'),
  helpers: z.array(HelperKind).optional().describe('Helpers to propose to the parties'),
  departments: z.array(AreaCode).optional().describe('Departments to invite'),
  protocol: AreaCode.optional().describe('The city’s protocol for such matters'),
  ladder: z.int().positive().optional().describe('Version of the ladder'),
  stepDueAt: Timestamp.optional().describe('When the step’s time runs out'),
};

/** As events carry it. */
export const RoutingFacts = z.strictObject({ ...routingFields, reasons: z.array(ReasonCode).min(1) });
export type RoutingFacts = z.infer<typeof RoutingFacts>;

/** As callers read it. */
export const Routing = z
  .strictObject({ ...routingFields, reasons: z.array(Reason).min(1) })
  .meta({ id: 'Routing' });
export type Routing = z.infer<typeof Routing>;

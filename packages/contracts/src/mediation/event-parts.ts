import * as z from 'zod';
import { CalendarDate, Id, Timestamp } from '../common.ts';
import type { DisputeFacts } from '../intake/schemas.ts';
import { MediatorId } from './mediator.ts';
import type { Authority } from './routing.ts';

/** Authorities outside mediation, as the departments of the directory that are told. */
const departmentOf: Readonly<Record<Authority, string | undefined>> = {
  police: 'public-security',
  court: 'court',
  arbitration: 'labour',
  labour: 'labour',
  health: 'health',
  petition: undefined,
};

export const concerned = (authority: Authority | undefined): readonly string[] => {
  const department = authority && departmentOf[authority];
  return department ? [department] : [];
};

/** A dispute that may turn into an act against public security is told to the police at once (People's Mediation Law art. 25). */
export const policeWarned = ({ facts }: { readonly facts: DisputeFacts }): readonly string[] =>
  facts.publicSecurityAct ? concerned('police') : [];

export const note = z.string().describe('Key into the personal-data store');

/** Who led the case then; none where nobody was asked, as on the spot. */
export const mediator = MediatorId.optional();

export const handlingStartsOn = CalendarDate.describe(
  'After police mediation: the day from which the police’s time to handle the act runs (procedure rules art. 185)',
);

/** What is counted once in the life of a case says so the first time, also where the case is taken up again later. */
export const onlyFirst = (what: string) => z.literal(true).optional().describe(what);

export const firstContact = onlyFirst('No party had been contacted before');

export const firstMediated = onlyFirst('No session had been held before, and nothing agreed');

export const waitedSince = Timestamp.optional().describe(
  'Of what takes it up, the first mediator, session or agreement: since when it had waited, opened or taken up again',
);

/** Whose report the case serves, so that intake can show progress without asking. */
export const reportId = Id;

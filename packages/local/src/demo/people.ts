import { type Maplebridge, maplebridge, waitFor } from '@maplebridge/client';
import { personaTokens } from '../issuer/persona-tokens.ts';

/** Each calls the API with their own token. */
export interface People {
  readonly officer: Maplebridge;
  readonly mediator: Maplebridge;
  readonly supervisor: Maplebridge;
  /** The officer of the station that serves the park. */
  readonly parkOfficer: Maplebridge;
  readonly secondOfficer: Maplebridge;
  readonly plant: Maplebridge;
  readonly emergency: Maplebridge;
}

/** The people of the story, each with tokens from the issuer. */
export function peopleOf(apiUrl: string, issuerUrl: string): People {
  const as = (persona: string) => maplebridge({ baseUrl: apiUrl, token: personaTokens(issuerUrl, persona) });
  return {
    officer: as('dingmao-officer'),
    mediator: as('dingmao-mediator'),
    supervisor: as('city-supervisor'),
    parkOfficer: as('gaozi-officer'),
    secondOfficer: as('gaozi-second'),
    plant: as('gaozi-enterprise'),
    emergency: as('emergency'),
  };
}

/** The Idempotency-Key, the same in every run: a second run changes nothing. */
export const keyed = (key: string) => ({ key: `maplebridge-demo-${key}` });

/** The case of a report, as soon as mediation has opened it. */
export const caseOf = (mediator: Maplebridge, id: string) =>
  waitFor(() => mediator.get('/cases/{id}', { id }));

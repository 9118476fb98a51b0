import { maplebridge, need } from '@maplebridge/client';

/** Someone who calls the API, as their token says. */
export type Caller = ReturnType<typeof maplebridge>;

export interface People {
  readonly officer: Caller;
  readonly mediator: Caller;
  readonly supervisor: Caller;
  /** Of the station that serves the park. */
  readonly parkOfficer: Caller;
  readonly secondOfficer: Caller;
  readonly plant: Caller;
  readonly emergency: Caller;
}

/** The people of the story, each with a token from the issuer. */
export async function peopleOf(apiUrl: string, token: (persona: string) => Promise<string>): Promise<People> {
  const as = async (persona: string) => maplebridge({ baseUrl: apiUrl, token: await token(persona) });
  return {
    officer: await as('dingmao-officer'),
    mediator: await as('dingmao-mediator'),
    supervisor: await as('city-supervisor'),
    parkOfficer: await as('gaozi-officer'),
    secondOfficer: await as('gaozi-second'),
    plant: await as('gaozi-enterprise'),
    emergency: await as('emergency'),
  };
}

/** A request's key, the same in every run: a story told twice changes nothing. */
export const keyed = (key: string) => ({ header: { 'Idempotency-Key': `maplebridge-demo-${key}` } });

/** Asks again until the answer is there. Throws after a minute. */
export async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; ) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('waited a minute in vain; the logs in .maplebridge/logs tell more');
}

/** The case of a report, as soon as mediation has opened it. */
export const caseOf = (mediator: Caller, id: string) =>
  until(async () => (await mediator.GET('/cases/{id}', { params: { path: { id } } })).data);

export { need };

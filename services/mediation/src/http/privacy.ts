import { eraseCaseWords, eraseMediatorName, holdCase, holdMediator } from '@maplebridge/contracts/mediation';
import { isRejection, occupancies } from '@maplebridge/event-log';
import {
  type Binding,
  type Caller,
  coversArea,
  erased,
  held,
  on,
  type ProblemReply,
  refuse,
} from '@maplebridge/lambda';
import { erasureBarred as caseErasureBarred } from '../case/erasure.ts';
import { caseStream } from '../case/stream.ts';
import type { ApiDeps } from '../deps.ts';
import { erasureBarred } from '../mediator/erasure.ts';
import { mediatorStream } from '../mediator/stream.ts';
import { findCase, register } from './access.ts';

/** Words and names are erased and held by those who oversee; that it was done stays in the history. */
export const privacyRoutes = (deps: ApiDeps): Binding[] => [...ofCases(deps), ...ofMediators(deps)];

function ofCases(deps: ApiDeps): Binding[] {
  const { cases, personalData } = deps;
  return [
    on(eraseCaseWords, (call) => {
      const { params, body, caller, context } = call;
      const stream = caseStream(params.id);
      const refused = async () => {
        const found = await findCase(deps, params.id, caller);
        return isRejection(found) ? found : caseErasureBarred(found.state);
      };
      return erased(call, params.id, { personalData, stream, refused }, ({ records }, erasing) => {
        const when = { at: context.now, now: context.now };
        return cases.execute(
          stream,
          { type: 'EraseWords', ...body, records: records.length, ...when },
          erasing,
        );
      });
    }),

    on(holdCase, (call) => {
      const { params, body, caller, context } = call;
      const stream = caseStream(params.id);
      const refused = async () => {
        const found = await findCase(deps, params.id, caller);
        return isRejection(found) ? found : undefined;
      };
      const load = async () => (await cases.load(stream)).state;
      const command = { type: 'HoldCase', ...body, at: context.now, now: context.now } as const;
      return held(call, { personalData, stream, refused, load }, (holding) =>
        cases.execute(stream, command, holding),
      );
    }),
  ];
}

function ofMediators({ mediators, personalData, tables, people }: ApiDeps): Binding[] {
  async function forgetAccount(stream: string): Promise<void> {
    for (const { account } of (await personalData.readAll(stream)).values())
      if (typeof account === 'string') await people.forget(register, account);
  }

  async function found(id: string, caller: Caller) {
    const { state } = await mediators.load(mediatorStream(id));
    return state && coversArea(caller, state.area) ? state : refuse('not-found');
  }

  /** Whoever leads a case is known to its parties by name. */
  async function leading(id: string): Promise<ProblemReply | undefined> {
    const reservations = await occupancies(tables.client, tables.reservations, [id]);
    return reservations.get(id)?.holders.length ? refuse('still-needed', 'they lead a case') : undefined;
  }

  return [
    on(eraseMediatorName, (call) => {
      const { params, body, caller, context } = call;
      const stream = mediatorStream(params.id);
      const refused = async () => {
        const state = await found(params.id, caller);
        return isRejection(state) ? state : (erasureBarred(state) ?? leading(params.id));
      };
      return erased(call, params.id, { personalData, stream, refused }, ({ records }, erasing) => {
        // Whose id it was is forgotten first, while the name's record still tells the account.
        const beforeAppend = async (isHeld: boolean) => {
          await forgetAccount(stream);
          return erasing.beforeAppend?.(isHeld) ?? 'done';
        };
        const command = { type: 'EraseName', ...body, records: records.length, at: context.now } as const;
        return mediators.execute(stream, command, { ...erasing, beforeAppend });
      });
    }),

    on(holdMediator, (call) => {
      const { params, body, caller, context } = call;
      const stream = mediatorStream(params.id);
      const refused = async () => {
        const state = await found(params.id, caller);
        return isRejection(state) ? state : undefined;
      };
      const load = async () => (await mediators.load(stream)).state;
      return held(call, { personalData, stream, refused, load }, (holding) =>
        mediators.execute(stream, { type: 'HoldName', ...body, at: context.now }, holding),
      );
    }),
  ];
}

import { type EnterpriseEvent, enterpriseEvents } from '@maplebridge/contracts/hazard';
import { assertNever, type Decider, type Rejection, reject } from '@maplebridge/event-log';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import { enterpriseCaps } from './caps.ts';
import type {
  ChangeEnterprise,
  CloseUnit,
  DeclareUnit,
  EnterpriseCommand,
  NameResponsible,
  RegisterEnterprise,
} from './commands.ts';
import { erasePersons, holdEnterprise } from './erasure-and-hold.ts';
import { evolve } from './evolve.ts';
import { openUnit } from './open-unit.ts';
import type { Enterprise, EnterpriseState } from './state.ts';
import { declareInventory, emptied, reassess } from './unit-assessment.ts';

/** The aggregate, with the city's policy on safety inside. */
export const enterpriseDecider = (
  policy: SafetyPolicy,
): Decider<EnterpriseState, EnterpriseCommand, typeof enterpriseEvents> => ({
  events: enterpriseEvents,
  initial: undefined,
  evolve,
  decide: (command, state) => decide(policy, command, state),
  caps: enterpriseCaps,
  area: (state) => {
    if (!state) throw new Error('an enterprise has no area before it is registered');
    return state.area;
  },
  isHeld: (state) => state?.held ?? false,
});

type Decision = readonly EnterpriseEvent[] | Rejection;

function decide(policy: SafetyPolicy, command: EnterpriseCommand, state: EnterpriseState): Decision {
  if (command.type === 'RegisterEnterprise') return register(command, state);
  if (!state) return reject('not-found');
  switch (command.type) {
    case 'ChangeEnterprise':
      return change(policy, command, state);
    case 'ReassessUnits':
      return reassess(policy, command.at, state);
    case 'DeclareUnit':
      return declareUnit(command, state);
    case 'DeclareInventory':
      return declareInventory(policy, command, state);
    case 'NameResponsible':
      return nameResponsible(command, state);
    case 'CloseUnit':
      return closeUnit(policy, command, state);
    case 'ErasePersons':
      return erasePersons(command, state);
    case 'HoldEnterprise':
      return holdEnterprise(command, state);
    default:
      return assertNever(command);
  }
}

function register({ type: _, at, ...data }: RegisterEnterprise, state: EnterpriseState): Decision {
  return state ? reject('enterprise-registered', undefined, '/code') : [{ type: 'registered', at, data }];
}

/** α depends on the residents nearby (GB 18218-2018 table 5): when their number changes, units are reassessed. */
function change(policy: SafetyPolicy, { at, ...to }: ChangeEnterprise, state: Enterprise): Decision {
  const residents = to.residents === state.residents ? undefined : to.residents;
  const accounts = sameAccounts(to.accounts, state.accounts) ? undefined : to.accounts;
  if (residents === undefined && !accounts) return [];
  const data = {
    ...(residents !== undefined && { residents }),
    ...(accounts && { accounts: [...accounts] }),
  };
  const changed: EnterpriseEvent = { type: 'changed', at, data };
  return residents === undefined ? [changed] : [changed, ...reassess(policy, at, { ...state, residents })];
}

const sameAccounts = (some: readonly string[] | undefined, others: readonly string[]): boolean =>
  some?.length === others.length && some.every((it) => others.includes(it));

function declareUnit({ at, kind, note }: DeclareUnit, { units }: Enterprise): Decision {
  const number = Object.keys(units).length + 1;
  return [{ type: 'unit-declared', at, data: { unit: `U${number}`, kind, note } }];
}

function nameResponsible({ at, unit, duty, note }: NameResponsible, state: Enterprise): Decision {
  const found = openUnit(state, unit);
  if ('rejected' in found) return found;
  return [{ type: 'responsible-named', at, data: { unit, duty, note } }];
}

/** If a major hazard ends, the authorities that have it on file are notified (Hazardous Chemicals Safety Law art. 13). */
function closeUnit(policy: SafetyPolicy, { at, unit }: CloseUnit, { units }: Enterprise): Decision {
  const found = units[unit];
  if (!found) return reject('unknown-unit', `there is no ${unit}`);
  if (found.closed) return [];
  return [...emptied(policy, at, unit, found), { type: 'unit-closed', at, data: { unit } }];
}

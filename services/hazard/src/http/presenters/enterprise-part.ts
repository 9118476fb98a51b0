import type { Enterprise as EnterpriseView } from '@maplebridge/contracts/hazard';
import { type Asked, firstPart, partOf } from '@maplebridge/lambda';
import type { SafetyPolicy } from '../../domain/safety-policy.ts';
import type { Enterprise } from '../../enterprise/state.ts';
import { presentEnterprise, type Readable, unitIn } from './enterprise.ts';

/** A part of the units of an enterprise, each with all that was declared of it. */
export const unitsPart = (policy: SafetyPolicy, state: Enterprise, readable: Readable, asked: Asked) =>
  partOf(Object.keys(state.units), asked, unitIn(policy, state, readable));

/** An enterprise with the first of its units, as many as an answer has room for, and the one that a command was about. */
export function enterpriseView(
  policy: SafetyPolicy,
  id: string,
  state: Enterprise,
  readable: Readable,
  touched?: string,
): EnterpriseView {
  const present = unitIn(policy, state, readable);
  const { items, cursor } = firstPart(Object.keys(state.units), present);
  const missing = touched && state.units[touched] && !items.some(({ id: shown }) => shown === touched);
  const units = missing ? [...items, present(touched)] : items;
  return presentEnterprise(id, state, readable.names, { units, ...(cursor && { moreUnits: cursor }) });
}

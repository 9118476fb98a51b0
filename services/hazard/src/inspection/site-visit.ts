import { type Rejection, reject } from '@maplebridge/event-log';
import { isBefore } from '../domain/instants.ts';
import { pinned } from './checklists.ts';
import type { AnswerItem, CompleteInspection, StartInspection } from './commands.ts';
import { type Decision, type InspectionPolicy, tooEarly } from './decision.ts';
import { findingsOf, type Inspection, type ItemAnswer, siteOf } from './state.ts';

/** Only assigned inspectors may inspect: they are named for the findings (Hazardous Chemicals Safety Law art. 8). */
const notAssigned = (by: string, { inspectors }: Inspection): Rejection | undefined =>
  inspectors.includes(by) ? undefined : reject('inspector-not-assigned');

const notBegun = ({ status }: Inspection): Rejection | undefined =>
  status === 'started' ? undefined : reject('inspection-not-open', 'it has not begun on site');

export function startInspection({ by, at }: StartInspection, state: Inspection): Decision {
  if (state.status === 'planned') return reject('inspection-not-open', 'nobody is assigned');
  const refused = notAssigned(by, state);
  if (refused) return refused;
  if (state.status === 'started') return [];
  return tooEarly(at, state.lastAt) ?? [{ type: 'started', at, data: { by } }];
}

/** Each item is answered once. A finding opens a hazard with the clause that the event names. */
export function answerItem(policy: InspectionPolicy, command: AnswerItem, state: Inspection): Decision {
  const { item, answer, photos, note, by, at } = command;
  const refused = notBegun(state) ?? notAssigned(by, state);
  if (refused) return refused;
  const { id: pack, items } = pinned(policy.checklists, state.checklist);
  if (!items.some((it) => it.item === item))
    return reject('unknown-item', `${pack} has no item ${item}`, '/item');
  if (answer === 'finding' && note === undefined)
    return reject('invalid-request', 'a finding needs words', '/notes');
  const standing = state.answers[item];
  if (standing) return isRepeated(standing, command) ? [] : reject('item-answered', undefined, '/item');
  const data = {
    ...siteOf(state),
    item,
    pack,
    answer,
    photos: [...photos],
    ...(note !== undefined && { note }),
  };
  return answeredTooEarly(at, state) ?? [{ type: 'answered', at, data }];
}

const isRepeated = ({ answer, photos, note }: ItemAnswer, command: AnswerItem): boolean =>
  answer === command.answer && note === command.note && photos.join() === command.photos.join();

/** Several inspectors answer in parallel, each in their own order, but not before the start. */
const answeredTooEarly = (at: string, { startedAt }: Inspection): Rejection | undefined =>
  startedAt === undefined ? undefined : tooEarly(at, startedAt);

export function completeInspection(
  policy: InspectionPolicy,
  { by, at }: CompleteInspection,
  state: Inspection,
): Decision {
  const refused = notBegun(state) ?? notAssigned(by, state);
  if (refused) return refused;
  const open = pinned(policy.checklists, state.checklist).items.filter(({ item }) => !state.answers[item]);
  if (open.length) return reject('items-open', `open: ${open.map(({ item }) => item).join(', ')}`);
  // An inspection made in time but entered late was not missed; the event takes the miss back.
  const { missedAt, dueAt } = state;
  const wrongly = missedAt !== undefined && !isBefore(dueAt, at) && { missedAt };
  const data = { ...siteOf(state), findings: findingsOf(state), ...wrongly };
  return tooEarly(at, state.lastAt) ?? [{ type: 'completed', at, data }];
}

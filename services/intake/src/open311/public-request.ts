import type { Language } from '@maplebridge/contracts';
import type { ServiceRequest } from '@maplebridge/contracts/open311';
import type { Loaded } from '@maplebridge/event-log';
import type { ConfidentialRule } from '../domain/confidential-matter.ts';
import { isPublic } from '../domain/confidentiality.ts';
import { hasEnded, type Report, type ReportState, statusOf } from '../report/state.ts';
import { serviceCode } from './services.ts';

/** What anyone may see of a report: no text, no persons, and the position to about 100 m. */
export interface PublicRequest {
  readonly id: string;
  readonly service: string;
  readonly status: 'open' | 'closed';
  readonly note: Note;
  readonly position: { readonly lng: number; readonly lat: number };
  /** RFC 3339 in UTC. */
  readonly requestedAt: string;
  readonly updatedAt: string;
}

const notes = {
  received: { en: 'It was taken in.', zh: '已受理。' },
  'case-opened': { en: 'Mediation has begun.', zh: '已进入调解。' },
  'case-transferred': { en: 'It was passed on to others who can settle it.', zh: '已移送办理。' },
  'agreement-reached': { en: 'An agreement was reached.', zh: '已达成协议。' },
  'case-closed': { en: 'The case is closed.', zh: '调解已结束。' },
  'case-reopened': { en: 'The case was taken up again.', zh: '已重新受理。' },
  'hazard-opened': { en: 'It is being looked into.', zh: '正在核查。' },
  'hazard-ordered': { en: 'It was ordered to be put right.', zh: '已责令整改。' },
  'hazard-closed': { en: 'It was dealt with.', zh: '已办结。' },
  withdrawn: { en: 'Its reporter took it back.', zh: '报告人已撤回。' },
  merged: { en: 'It is about the same as another, and goes on there.', zh: '与另一事项相同，已合并办理。' },
} as const;
export type Note = keyof typeof notes;

/** The events that change what is shown. Disclosures and erasures stay private. */
const publicFacts: ReadonlySet<string> = new Set(['received', 'progressed', 'merged', 'withdrawn']);

/**
 * What anyone may see of a report; undefined if it does not exist or is not public. Knowing an id gives no access: ids appear in
 * events, links and responses. The time of a dispute and its position within 100 m identify the people to their neighbours (PIPL
 * art. 73: data that can be re-identified are not anonymous).
 */
export function publicRequestOf(
  rule: ConfidentialRule,
  id: string,
  { state, events }: Pick<Loaded<ReportState>, 'state' | 'events'>,
): PublicRequest | undefined {
  if (!state || !isPublic(rule, state)) return undefined;
  // The time of recording, not of the event: otherwise clients that poll for changes would miss late entries.
  const updated = events.findLast(({ type }) => publicFacts.has(type))?.recordedAt ?? state.receivedAt;
  return {
    id,
    service: serviceCode(state.kind, state.category),
    status: hasEnded(state) ? 'closed' : 'open',
    note: noteOf(state),
    position: state.position,
    requestedAt: utc(state.receivedAt),
    updatedAt: utc(updated),
  };
}

function noteOf(state: Report): Note {
  const status = statusOf(state);
  if (status === 'merged' || status === 'withdrawn') return status;
  return state.progress.at(-1)?.step ?? 'received';
}

const utc = (time: string): string => new Date(time).toISOString();

export function presentRequest(
  { id, service, status, note, position, requestedAt, updatedAt }: PublicRequest,
  name: string,
  language: Language,
): ServiceRequest {
  return {
    service_request_id: id,
    status,
    status_notes: notes[note][language],
    service_name: name,
    service_code: service,
    description: null,
    agency_responsible: null,
    service_notice: null,
    requested_datetime: requestedAt,
    updated_datetime: updatedAt,
    expected_datetime: null,
    address: null,
    address_id: null,
    zipcode: null,
    lat: position.lat,
    long: position.lng,
    media_url: null,
  };
}

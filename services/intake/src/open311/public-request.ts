import type { Language } from '@maplebridge/contracts';
import type { ServiceRequest } from '@maplebridge/contracts/open311';
import type { Loaded } from '@maplebridge/event-log';
import type { ConfidentialRule } from '../domain/confidential-matter.ts';
import { isPublic } from '../domain/confidentiality.ts';
import { hasEnded, type Report, type ReportState, statusOf } from '../report/state.ts';
import { serviceCode } from './services.ts';

/** What a report shows of itself to anyone: neither words nor persons, and where it is to about 100 m. */
export interface Shown {
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

/** The steps that change what is shown; who looked at the personal-data store, or erased it, is nobody's business here. */
const telling: ReadonlySet<string> = new Set(['received', 'progressed', 'merged', 'withdrawn']);

/**
 * What of a report anyone may see; undefined where there is none, or none that is public. An id is no key: it stands in events,
 * links and answers. A dispute at a time and within 100 m of a place tells whoever lives there who it is (PIPL art. 73: what can
 * be restored is not anonymous).
 */
export function shownOf(
  rule: ConfidentialRule,
  id: string,
  { state, events }: Pick<Loaded<ReportState>, 'state' | 'events'>,
): Shown | undefined {
  if (!state || !isPublic(rule, state)) return undefined;
  // When it was recorded, not when it happened: what is entered late would pass by those who ask for what changed since.
  const updated = events.findLast(({ type }) => telling.has(type))?.recordedAt ?? state.receivedAt;
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
  { id, service, status, note, position, requestedAt, updatedAt }: Shown,
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

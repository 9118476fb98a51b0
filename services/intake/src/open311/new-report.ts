import type { Contact, NewReport } from '@maplebridge/contracts/intake';
import type { NewServiceRequest } from '@maplebridge/contracts/open311';
import { derivedToken } from '@maplebridge/lambda';
import type * as z from 'zod';
import { answersOf } from './attributes.ts';
import type { OfferedService } from './services.ts';

/** Converts a GeoReport request to an anonymous report. */
export function newReport(
  given: NewServiceRequest,
  { kind, category, questions, name }: OfferedService,
): NewReport {
  const { contact, rest } = contactOf(given);
  const { description, address_string, media_url, attribute, lat, long } = given;
  const words = [description, address_string, media_url, ...rest].filter((it) => it !== undefined);
  return {
    kind,
    category,
    channel: 'app',
    position: { lng: long, lat },
    // GeoReport allows an empty description; a report requires text.
    words: words.join('\n\n') || name.zh,
    ...(contact && { contact }),
    ...(attribute && { answers: answersOf(attribute, questions) }),
    // Kind and category match: services are generated from the same catalogue.
  } as NewReport;
}

interface Reachable {
  readonly contact?: z.output<typeof Contact> | undefined;
  /** Values that do not fit into a contact; they are added to the text. */
  readonly rest: readonly (string | undefined)[];
}

/** Some requests have only an e-mail address or telephone number, which then serves as the name. */
function contactOf({ first_name, last_name, phone, email }: NewServiceRequest): Reachable {
  const called = [first_name, last_name].filter((it) => it !== undefined).join(' ') || undefined;
  const name = called ?? email ?? phone;
  if (name === undefined) return { rest: [] };
  const digits = phone?.replace(/[^+\d -]/g, ' ').trim() ?? '';
  const isNumber = /^\+?[\d -]{5,20}$/.test(digits);
  const rest = [email, isNumber ? undefined : phone].filter((it) => it !== name);
  return { contact: { name, ...(isNumber && { phone: digits }) }, rest };
}

/** An identical request within this time, at most twice this, is a repetition. */
const repeatedWithinMs = 10 * 60 * 1000;

/**
 * The token of a request in the current time window, and its token in the window before. GeoReport has no idempotency key and its
 * clients retry, so the token is derived from all fields of the request, including the device id, and the time window.
 * If two people send identical requests, down to the last digit of the position, one report is enough.
 *
 * Ids are public, so the token also depends on a secret of the deployment. Otherwise an attacker could guess texts and telephone
 * numbers and check the guess by the id. A token gives access only to the id. It is not a tracking code: clients log and share
 * tokens, and with a tracking code anyone could add messages and withdraw the report.
 */
export function tokensOf(secret: string, given: NewServiceRequest, now: string) {
  const piece = Math.floor(Date.parse(now) / repeatedWithinMs);
  const at = (time: number) => derivedToken(secret, { ...given, time });
  return { token: at(piece), before: at(piece - 1) };
}

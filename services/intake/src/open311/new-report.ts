import type { Contact, NewReport } from '@maplebridge/contracts/intake';
import type { NewServiceRequest } from '@maplebridge/contracts/open311';
import { derivedToken } from '@maplebridge/lambda';
import type * as z from 'zod';
import { answersOf } from './attributes.ts';
import type { Offered } from './services.ts';

/** A request as a report of ours, by someone without an account. */
export function newReport(given: NewServiceRequest, { kind, category, questions, name }: Offered): NewReport {
  const { contact, rest } = contactOf(given);
  const { description, address_string, media_url, attribute, lat, long } = given;
  const words = [description, address_string, media_url, ...rest].filter((it) => it !== undefined);
  return {
    kind,
    category,
    channel: 'app',
    position: { lng: long, lat },
    // Nothing may be said, and something must be kept.
    words: words.join('\n\n') || name.zh,
    ...(contact && { contact }),
    ...(attribute && { answers: answersOf(attribute, questions) }),
    // Services are made of the same catalogue as the kinds and categories of a report.
  } as NewReport;
}

interface Reachable {
  readonly contact?: z.output<typeof Contact> | undefined;
  /** What a contact has no place for; it goes with the words. */
  readonly rest: readonly (string | undefined)[];
}

/** Some say only where they can be reached; that is then what they are called by. */
function contactOf({ first_name, last_name, phone, email }: NewServiceRequest): Reachable {
  const called = [first_name, last_name].filter((it) => it !== undefined).join(' ') || undefined;
  const name = called ?? email ?? phone;
  if (name === undefined) return { rest: [] };
  const digits = phone?.replace(/[^+\d -]/g, ' ').trim() ?? '';
  const isNumber = /^\+?[\d -]{5,20}$/.test(digits);
  const rest = [email, isNumber ? undefined : phone].filter((it) => it !== name);
  return { contact: { name, ...(isNumber && { phone: digits }) }, rest };
}

/** Within which the same request is taken for a repeated one; at most twice this. */
const repeatedWithinMs = 10 * 60 * 1000;

/**
 * The tokens that a request has, and had in the time before. GeoReport knows no idempotency key, and its clients send again what
 * they got no answer to; so the request itself is the key: all its fields, the device's id with them, in a coarse piece of time.
 * Two people who send the very same, to the last digit of the position, mean the same thing, and nothing is lost by taking it once.
 *
 * A secret of the deployment goes in, for ids are public: without it, whoever guesses at words and telephone numbers could see by
 * the id whether the guess was right. A token opens nothing but the id. It is no tracking code, since clients keep tokens in logs
 * and hand them on, and whoever holds a tracking code may add words and take the report back.
 */
export function tokensOf(secret: string, given: NewServiceRequest, now: string) {
  const piece = Math.floor(Date.parse(now) / repeatedWithinMs);
  const at = (time: number) => derivedToken(secret, { ...given, time });
  return { token: at(piece), before: at(piece - 1) };
}

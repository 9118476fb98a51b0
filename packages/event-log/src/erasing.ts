import { type Rejection, reject } from './decider.ts';
import type { PersonalDataStore } from './personal-data-store.ts';
import type { RequestMark } from './recorded.ts';

/** The files of a stream, erased together with its records. */
export interface Files {
  list(owner: string): Promise<readonly string[]>;
  erase(owner: string, id: string): Promise<void>;
}

/** What else an erasure covers besides the records of a stream. */
export interface Reach {
  /** Only these records; by default all that may be erased. */
  readonly only?: ReadonlySet<string> | undefined;
  readonly files?: Files | undefined;
}

/** What an erasure deletes. */
export interface ErasurePlan {
  /** Keys into the personal-data store. */
  readonly records: readonly string[];
  readonly attachments: readonly string[];
}

const personPrefix = 'person-';

/** The record that says whose a pseudonym is, by what its account is looked up by. */
export const personRecord = (lookupKey: string): string => `${personPrefix}${lookupKey}`;

/** The erasure plan is kept as proof, so it must not contain anything derived from an account. */
export const isPersonRecord = (record: string): boolean => record.startsWith(personPrefix);

const planKey = (request: RequestMark): string => `erasure-${request.key}`;

/** The plan of this request, if it was sent before. The caller was authorised the first time. */
export const plannedBefore = async (
  personalData: PersonalDataStore,
  stream: string,
  request: RequestMark,
): Promise<ErasurePlan | undefined> =>
  (await personalData.read(stream, planKey(request))) as unknown as ErasurePlan | undefined;

/**
 * Writes the erasure plan before anything is erased, so that a retry after a crash erases and counts the same records. The
 * plan contains only keys and is kept as proof.
 */
export async function planErasure(
  personalData: PersonalDataStore,
  stream: string,
  request: RequestMark,
  { only, files }: Reach = {},
): Promise<ErasurePlan | 'key-reused'> {
  const [before, erasable, attachments] = await Promise.all([
    plannedBefore(personalData, stream, request),
    personalData.erasable(stream),
    files?.list(stream),
  ]);
  const plan = before ?? {
    records: erasable.filter((it) => !isPersonRecord(it) && (only?.has(it) ?? true)),
    attachments: [...(attachments ?? [])],
  };
  const kept = await personalData.keep(stream, planKey(request), plan, request, { as: 'audit', held: false });
  return kept === 'done' ? plan : kept;
}

/**
 * Erases what was planned. It runs before the event is appended, so that no event reports an erasure that was not done. If the
 * function crashes between the two, a retry of the request appends the event. The mapping of pseudonyms is erased with all records
 * of a stream and is not counted.
 */
export async function carryOut(
  personalData: PersonalDataStore,
  stream: string,
  { records, attachments }: ErasurePlan,
  { only, files }: Reach = {},
): Promise<'done' | Rejection> {
  const persons = only ? [] : (await personalData.erasable(stream)).filter(isPersonRecord);
  if ((await personalData.erase(stream, [...records, ...persons])) === 'held') return reject('on-hold');
  for (const id of attachments) await files?.erase(stream, id);
  return 'done';
}

interface HoldChange {
  readonly state: 'held' | 'released';
  readonly ground?: 'litigation' | 'investigation' | 'audit' | undefined;
}

/** Records that the law requires to keep longer are only stored, and not erased until the hold is released (PIPL art. 47). Pure, for every aggregate. */
export function changeHold({ state, ground }: HoldChange, isHeld: boolean): HoldChange[] | Rejection {
  if (isHeld === (state === 'held')) return [];
  if (state === 'held' && !ground) return reject('ground-missing', undefined, '/ground');
  return [{ state, ...(ground && { ground }) }];
}

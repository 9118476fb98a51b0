import { type Rejection, reject } from './decider.ts';
import type { PersonalDataStore } from './personal-data-store.ts';
import type { RequestMark } from './recorded.ts';

/** Files of a stream that are erased with its records. */
export interface Files {
  list(owner: string): Promise<readonly string[]>;
  erase(owner: string, id: string): Promise<void>;
}

/** What an erasure is about besides the records of a stream. */
export interface Reach {
  /** These records alone; all that may be erased unless told. */
  readonly only?: ReadonlySet<string> | undefined;
  readonly files?: Files | undefined;
}

/** What an erasure takes away. */
export interface ErasurePlan {
  /** Keys into the personal-data store. */
  readonly records: readonly string[];
  readonly attachments: readonly string[];
}

const personPrefix = 'person-';

/** The record that says whose a pseudonym is, by what its account is looked up by. */
export const personRecord = (lookupKey: string): string => `${personPrefix}${lookupKey}`;

/** An erasure leaves its plan as proof, so what is found by an account must not stand in it. */
export const isPersonRecord = (record: string): boolean => record.startsWith(personPrefix);

const planKey = (request: RequestMark): string => `erasure-${request.key}`;

/** The plan of this very request, if it has come before: whoever sends it again was let in then. */
export const plannedBefore = async (
  personalData: PersonalDataStore,
  stream: string,
  request: RequestMark,
): Promise<ErasurePlan | undefined> =>
  (await personalData.read(stream, planKey(request))) as unknown as ErasurePlan | undefined;

/**
 * Writes down what is to be erased, before anything is: a repetition after a crash takes the same away and counts the same. The
 * plan holds keys alone and is kept as proof.
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
 * Erases what was planned. It runs before the event is appended, so that none tells of an erasure that was not done; what is
 * erased and then not told of, since the function died, is told of when the request comes again. Whose pseudonyms were is erased
 * with all of a stream, uncounted.
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

/** What the law asks to be kept longer is stored and not erased until it is released (PIPL art. 47). Pure, for every aggregate. */
export function changeHold({ state, ground }: HoldChange, isHeld: boolean): HoldChange[] | Rejection {
  if (isHeld === (state === 'held')) return [];
  if (state === 'held' && !ground) return reject('ground-missing', undefined, '/ground');
  return [{ state, ...(ground && { ground }) }];
}

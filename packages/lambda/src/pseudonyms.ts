import {
  isPersonRecord,
  type Keeping,
  type PersonalDataStore,
  personRecord,
  type Rejection,
  reject,
} from '@maplebridge/event-log';
import { lookupKey, randomId } from './idempotency.ts';
import type { Secret } from './secret-store.ts';

/** The name of a person in the events of one matter. */
export interface Pseudonym {
  readonly id: string;
  /** Keeps whose it is, once the command is accepted and before its event is written. */
  keep(held: boolean): Promise<'done' | Rejection>;
}

/**
 * What events call a person in one matter: random, the same in that matter alone, and mapped to the account in the personal-data
 * store of the matter, so that erasing the matter's records cuts it off for good (ADR 0054).
 */
export interface Pseudonyms {
  /** The name an account has in a matter, if it was given one. */
  find(matter: string, account: string): Promise<string | undefined>;
  /** The name an account has in a matter, or is to have. */
  of(matter: string, account: string, as: Keeping['as']): Promise<Pseudonym>;
  /** Erases whose names those of a matter were, but for some. */
  retain(matter: string, ids: ReadonlySet<string>): Promise<void>;
  /** Erases whose name it was. */
  forget(matter: string, account: string): Promise<void>;
}

export function pseudonyms(personalData: PersonalDataStore, secret: Secret): Pseudonyms {
  const recordOf = async (matter: string, account: string) =>
    personRecord(lookupKey(await secret(), matter, account));

  const read = async (matter: string, record: string) =>
    (await personalData.read(matter, record))?.pseudonym as string | undefined;

  return {
    find: async (matter, account) => read(matter, await recordOf(matter, account)),

    async of(matter, account, as) {
      const record = await recordOf(matter, account);
      const known = await read(matter, record);
      if (known !== undefined) return { id: known, keep: async () => 'done' };
      const id = randomId();
      return {
        id,
        async keep(held) {
          // The mark is the record's own: nothing is ever written over it.
          const mark = { key: id, body: id };
          const keep = () => personalData.keep(matter, record, { pseudonym: id }, mark, { as, held });
          if ((await keep()) === 'done') return 'done';
          // At the same moment the same person was given another name; the request is sent again and finds that one.
          if (await read(matter, record)) return reject('conflict');
          // Its time has passed, and the table has not deleted it yet.
          await personalData.erase(matter, [record]);
          return (await keep()) === 'done' ? 'done' : reject('conflict');
        },
      };
    },

    async retain(matter, ids) {
      const named = [...(await personalData.readAll(matter))].filter(([record]) => isPersonRecord(record));
      const gone = named.filter(([, { pseudonym }]) => !ids.has(String(pseudonym)));
      await personalData.erase(
        matter,
        gone.map(([record]) => record),
      );
    },

    async forget(matter, account) {
      await personalData.erase(matter, [await recordOf(matter, account)]);
    },
  };
}

type BeforeAppend = (held: boolean) => Promise<'done' | 'key-reused' | Rejection>;

/** Keeps the persons an event names, and then whatever else is kept before it. */
export const keepingPersons =
  (persons: readonly Pseudonym[], rest: BeforeAppend | undefined): BeforeAppend =>
  async (held) => {
    for (const person of persons) {
      const kept = await person.keep(held);
      if (kept !== 'done') return kept;
    }
    return rest?.(held) ?? 'done';
  };

import { DatabaseSync } from 'node:sqlite';

/** Which events were handled. */
export interface Seen {
  has(event: string): boolean;
  add(event: string): void;
  close(): void;
}

/** SQS keeps a message fourteen days, and then a day for what was under way: an older id cannot come again, except by a replay. */
const days = 15;

/** On disk, so that a restart repeats nothing; what can no longer come again is forgotten, so that the file does not grow. */
export function seenIn(file: string): Seen {
  const database = new DatabaseSync(file);
  database.exec('CREATE TABLE IF NOT EXISTS seen (event TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT');
  const find = database.prepare('SELECT 1 FROM seen WHERE event = ?');
  const insert = database.prepare('INSERT OR IGNORE INTO seen VALUES (?, unixepoch())');
  const forget = database.prepare(`DELETE FROM seen WHERE at < unixepoch() - ${days * 86_400}`);
  forget.run();
  return {
    has: (event) => find.get(event) !== undefined,
    add: (event) => void insert.run(event),
    close: () => database.close(),
  };
}

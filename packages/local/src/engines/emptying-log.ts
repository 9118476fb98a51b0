import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const everyMs = 1000;

/**
 * Empties the write-ahead log of a database while an engine works on it. What is deleted is overwritten in the database, but
 * older pages with the same text stay in the log until it is truncated. A log in use is left for the next round.
 */
export function emptyingLog(file: string): { stop(): void } {
  const database = new DatabaseSync(file);
  const truncate = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  const timer = setInterval(() => {
    if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
    try {
      truncate.get();
    } catch {
      // Locked: the next round tries again.
    }
  }, everyMs);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      database.close();
    },
  };
}

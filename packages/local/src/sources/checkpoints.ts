import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** How far each stream consumer of a stream has come; kept in a file, so that a restart goes on from there. */
export interface Checkpoints {
  get(follower: string): string | undefined;
  set(follower: string, sequenceNumber: string): void;
}

export function checkpointsIn(file: string): Checkpoints {
  const kept = new Map<string, string>(Object.entries(read(file)));
  return {
    get: (follower) => kept.get(follower),
    set(follower, sequenceNumber) {
      kept.set(follower, sequenceNumber);
      // Written aside and moved: a kill in the middle leaves the old file, and some records come twice.
      writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(kept)));
      renameSync(`${file}.new`, file);
    },
  };
}

function read(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // None yet: every stream is read from its beginning.
    return {};
  }
}

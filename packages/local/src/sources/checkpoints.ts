import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** The position of each stream consumer, kept in a file so that a restart continues from there. */
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
      // Written to a temporary file and renamed: after a kill the old file remains, and some records are delivered twice.
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

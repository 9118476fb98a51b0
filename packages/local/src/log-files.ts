import { once } from 'node:events';
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

/** The logs of a run: a file for each writer, added to from one run to the next. */
export interface LogFiles {
  open(name: string): (text: string) => void;
  /** Flushes and closes the files. */
  close(): Promise<void>;
}

export function logFilesIn(folder: string): LogFiles {
  mkdirSync(folder, { recursive: true });
  const streams = new Set<WriteStream>();
  return {
    open(name) {
      const stream = createWriteStream(join(folder, `${name}.log`), { flags: 'a' });
      // A full disk must not stop the system; log lines are then lost.
      stream.on('error', () => {});
      streams.add(stream);
      return (text) => void (stream.writable && stream.write(text));
    },
    async close() {
      await Promise.all(
        [...streams].map(async (stream) => {
          streams.delete(stream);
          stream.end();
          if (!stream.closed) await once(stream, 'close');
        }),
      );
    },
  };
}

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

const Place = z.union([z.enum(['begin', 'end']), z.record(z.string(), z.union([z.string(), z.number()]))]);

/** The progress of a replay: the service, the current page of its log and how many events of that page are done. */
export const Checkpoint = z.strictObject({
  partner: z.string(),
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  /** The partner's filter when the replay began: another filter reads other logs. */
  audience: z.json(),
  service: z.int().min(0),
  place: Place,
  done: z.int().min(0),
  read: z.int().min(0),
  sent: z.int().min(0),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

/** Where a replay stores its progress. Written atomically, so that a kill leaves the previous one. */
export const checkpointIn = (file: string) => ({
  file,
  read(): Checkpoint | undefined {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      return undefined;
    }
    return Checkpoint.parse(JSON.parse(text));
  },
  write(it: Checkpoint): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(it));
    renameSync(`${file}.new`, file);
  },
  remove: (): void => rmSync(file, { force: true }),
});

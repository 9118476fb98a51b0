import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

const Place = z.union([z.enum(['begin', 'end']), z.record(z.string(), z.union([z.string(), z.number()]))]);

/** How far a replay came: of the log of one service, the page it is at and how many events of it are done. */
export const Checkpoint = z.strictObject({
  partner: z.string(),
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  /** What the partner heard when it began: another filter reads other logs. */
  audience: z.json(),
  service: z.int().min(0),
  place: Place,
  done: z.int().min(0),
  read: z.int().min(0),
  sent: z.int().min(0),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

/** Where a replay notes how far it came. Written whole or not at all, so that a kill leaves the one before. */
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

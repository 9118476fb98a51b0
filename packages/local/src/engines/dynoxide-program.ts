import type { NonSharedBuffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

/** The engine's program: the package of this platform, or the `dynoxide` on the PATH. */
function original(): string {
  try {
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve(`@dynoxide/${process.platform}-${process.arch}/package.json`));
    const file = join(folder, 'dynoxide');
    if (existsSync(file)) return file;
  } catch {
    // No package for this platform.
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const file = folders.map((folder) => join(folder, 'dynoxide')).find((it) => existsSync(it));
  if (file) return file;
  throw new Error(`There is no DynamoDB engine: put dynoxide ${version} on the PATH`);
}

const version = '1.2.1';
const operationHeader = 'x-amz-target';
const originHeader = 'access-control-allow-origin';
const firstTable = `CREATE TABLE IF NOT EXISTS _config (
                key TEXT PRIMARY KEY,
                value TEXT NOT NULL
            );`;

/** The replacements in the program, each of the same length. */
const replacements = (secretHeader: string): readonly (readonly [string, string])[] => [
  [operationHeader, secretHeader],
  [originHeader, originHeader.replace('access-control', 'x-not-answered')],
  [
    firstTable,
    // The engine runs this when it opens a file; the text is long enough to hold a setting of SQLite.
    'PRAGMA secure_delete=ON;CREATE TABLE IF NOT EXISTS _config (key TEXT PRIMARY KEY,value TEXT NOT NULL);'.padEnd(
      firstTable.length,
    ),
  ],
];

/** The program of one start. */
export interface DynoxideProgram {
  readonly file: string;
  /** The header in which this program reads the operation, instead of `x-amz-target`. Nobody can guess it. */
  readonly operationHeader: string;
  /** Deletes the file, which a running program does not need. */
  remove(): void;
}

/**
 * Copies the program into a private folder and changes it there. The engine listens on a port, without any option for a socket,
 * a secret or its CORS headers, and it does not overwrite what it deletes; so the copy reads the operation in a header with a
 * random name, allows no origin, and sets SQLite's `secure_delete`. Throws when the program is not the known version.
 */
export function dynoxideProgram(folder: string): DynoxideProgram {
  const source = original();
  const secretHeader = secretName(operationHeader.length);
  let bytes = readFileSync(source);
  for (const [from, to] of replacements(secretHeader)) bytes = replaced(bytes, from, to, source);
  const own = mkdtempSync(join(folder, 'engine-'));
  const file = join(own, 'dynoxide');
  writeFileSync(file, bytes, { mode: 0o700 });
  return {
    file,
    operationHeader: secretHeader,
    remove: () => rmSync(own, { recursive: true, force: true }),
  };
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567';
const secretName = (length: number): string =>
  Array.from(randomBytes(length), (byte) => letters[byte % letters.length]).join('');

function replaced(bytes: NonSharedBuffer, from: string, to: string, source: string): NonSharedBuffer {
  const at = bytes.indexOf(from);
  if (at < 0 || bytes.indexOf(from, at + 1) >= 0 || to.length !== from.length) {
    throw new Error(`${source} is not dynoxide ${version}, the only version this runtime can protect`);
  }
  bytes.write(to, at, 'latin1');
  return bytes;
}

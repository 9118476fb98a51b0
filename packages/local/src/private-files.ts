import { chmodSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

/** What a local system keeps in its state folder. */
const own =
  /^(data|logs|cdk\.out|(checkpoints|issuer|runtime|secrets)\.json(\.new)?|aws-credentials|replays)$/;

/** Files and folders that this process and its children make from now on are readable by this user alone. */
export function keepFilesPrivate(): void {
  // The mask belongs to the process; a worker thread cannot set it.
  if (isMainThread) process.umask(0o077);
}

/** Creates a state folder, or removes other users' permissions from an existing one; files of others are not touched. */
export function privateFolder(folder: string): void {
  keepFilesPrivate();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // A shared folder such as /tmp stays shared.
  if (!(lstatSync(folder).mode & 0o1000)) chmodSync(folder, 0o700);
  for (const name of readdirSync(folder)) if (own.test(name)) tighten(join(folder, name));
}

function tighten(path: string): void {
  const stats = lstatSync(path);
  if (stats.isSymbolicLink()) return;
  if (stats.mode & 0o077) chmodSync(path, stats.mode & 0o700);
  if (stats.isDirectory()) for (const name of readdirSync(path)) tighten(join(path, name));
}

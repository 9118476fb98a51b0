import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { loadCity } from '@maplebridge/directory/load';
import { bundleInto, handlers } from '@maplebridge/infra/bundle';
import { attachments, HttpEnv, RelayEnv, replies, tables } from '@maplebridge/lambda/env';
import { median, table } from './figures.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = 'build/bench';
const bare = 'bare client';
const runs = 15;

/** Any value for the environment variables a handler requires. */
const env = Object.fromEntries(
  [
    ...Object.keys({ ...HttpEnv.shape, ...RelayEnv.shape, ...tables, ...replies, ...attachments }),
    'AWS_REGION',
  ].map((name) => [name, 'us-east-1']),
);

/** Milliseconds a fresh process takes to import a bundle. */
function importMs(file: string): number {
  const script = `const t=performance.now();await import(${JSON.stringify(pathToFileURL(file).href)});console.log(performance.now()-t)`;
  return Number(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' }),
  );
}

/** Size and cold import of each bundle, against a function that has a DynamoDB client and nothing else. */
export async function bundles(): Promise<string> {
  const entries = { [bare]: 'test/bench/bare-client.ts', ...handlers() };
  await bundleInto(folder, entries, loadCity('zhenjiang'));
  const names = Object.keys(entries);
  const samples = new Map<string, number[]>(names.map((name) => [name, []]));
  // In rounds, so that other load on the machine affects all bundles alike.
  for (let run = 0; run < runs; run++) {
    for (const name of names) samples.get(name)?.push(importMs(`${root}${folder}/${name}/index.mjs`));
  }
  const bareMs = median(samples.get(bare) ?? []);
  const rows = names.map((name) => {
    const ms = median(samples.get(name) ?? []);
    const kb = statSync(`${root}${folder}/${name}/index.mjs`).size / 1000;
    return [name, kb.toFixed(0), ms.toFixed(0), (ms / bareMs).toFixed(2)];
  });
  return table(['bundle', 'KB minified', `import, ms (median of ${runs})`, 'against bare'], rows);
}

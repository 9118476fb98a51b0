import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';

/** All sources of bundles and templates. */
const sources = [
  '{packages,services,infra}/**/*.{ts,json,mjs}',
  'test/support/{assembly,partners-assembly}.ts',
  'pnpm-lock.yaml',
];
const isOutput = (name: string): boolean =>
  ['node_modules', 'generated', 'dist', 'cdk.out'].includes(name) || name.endsWith('.generated.ts');

/** A hash of all sources below a folder; equal hashes make equal bundles and templates. */
export function sourceHash(root: string): string {
  const hash = createHash('sha256');
  for (const file of globSync(sources, { cwd: root, exclude: isOutput }).sort())
    hash.update(`${file}\0`).update(readFileSync(`${root}/${file}`));
  return hash.digest('hex');
}

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

test('bundles for a browser, with what it is made of and nothing of Node, AWS or the services', async () => {
  // Fails on whatever a browser has not: `node:` imports, packages that are not installed.
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL('index.ts', import.meta.url))],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
  });
  const packages = Object.keys(metafile.inputs).map(
    (input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? input.replace(/.*packages\//, ''),
  );
  expect([...new Set(packages.map((it) => it.replace(/\/src\/.*/, '')))].sort()).toEqual([
    'client',
    'oauth4webapi',
    'openapi-fetch',
  ]);
});

import { fileURLToPath } from 'node:url';
import { synthesize } from '@maplebridge/local';

/** Where the app stands that the tests run: synthesized once for all of them, as it would be deployed. */
export const assembly = fileURLToPath(new URL('../../build/test-assembly', import.meta.url));

const done = 'MAPLEBRIDGE_TEST_ASSEMBLY';

/** Vitest calls this before the tests of each project that needs it; the first call does the work for all. */
export default async () => {
  if (process.env[done]) return;
  await synthesize({
    city: 'zhenjiang',
    issuer: 'http://127.0.0.1:4701',
    audience: 'maplebridge',
    folder: assembly,
  });
  process.env[done] = 'yes';
};

import { fileURLToPath } from 'node:url';
import { synthesize } from '@maplebridge/local';

/** Where the app stands that the tests run: synthesized once for all of them, as it would be deployed. */
export const assembly = fileURLToPath(new URL('../../build/test-assembly', import.meta.url));

/** Vitest calls this once before the tests of a project. */
export default () =>
  synthesize({
    city: 'zhenjiang',
    issuer: 'http://127.0.0.1:4701',
    audience: 'maplebridge',
    folder: assembly,
  });

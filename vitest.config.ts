import { defineConfig } from 'vitest/config';

const tier = (name: string, include: string[], testTimeout: number, globalSetup: string[] = []) => ({
  test: {
    name,
    include,
    testTimeout,
    hookTimeout: 120_000,
    globalSetup,
    exclude: ['**/node_modules/**', 'build/**'],
  },
});

/** What looks at the whole app needs it bundled and synthesized. */
const assembled = ['test/support/assembly.ts'];

/** The tiers of tests; `pnpm vitest --project unit` runs one of them. */
export default defineConfig({
  test: {
    // What `ServiceFunction` sets on every function.
    env: { POWERTOOLS_SERVICE_NAME: 'test', POWERTOOLS_METRICS_NAMESPACE: 'Maplebridge' },
    silent: 'passed-only',
    projects: [
      tier(
        'unit',
        ['{packages,services,infra,scripts}/**/!(*.int|*.e2e).spec.ts', 'test/counting/**/*.spec.ts'],
        20_000,
      ),
      tier('infra', ['test/infra/**/*.spec.ts'], 120_000, assembled),
      tier(
        'integration',
        ['{packages,services}/**/*.int.spec.ts', 'test/chaos/**/*.spec.ts'],
        120_000,
        assembled,
      ),
      tier('e2e', ['test/e2e/**/*.spec.ts'], 300_000, assembled),
    ],
  },
});

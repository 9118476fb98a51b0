import { defineConfig } from 'vitest/config';

interface Tier {
  readonly testTimeout: number;
  readonly globalSetup?: string[];
  /** Files run in one context of a worker thread: seven times faster, for specs that share nothing mutable. */
  readonly shared?: boolean;
}

const tier = (name: string, include: string[], { testTimeout, globalSetup = [], shared = false }: Tier) => ({
  test: {
    name,
    include,
    testTimeout,
    hookTimeout: 120_000,
    globalSetup: ['scripts/generate.ts', ...globalSetup],
    exclude: ['**/node_modules/**', 'build/**'],
    ...(shared && { pool: 'threads' as const, isolate: false }),
  },
});

/** Specs of the whole app need it bundled and synthesized. */
const globalSetup = ['test/support/assembly.ts'];

/** The tiers of tests; `pnpm vitest --project unit` runs one of them. */
export default defineConfig({
  test: {
    // What `ServiceFunction` sets on every function.
    env: { POWERTOOLS_SERVICE_NAME: 'test', POWERTOOLS_METRICS_NAMESPACE: 'Maplebridge' },
    silent: 'passed-only',
    // One for each of two cores: end-to-end specs wait a good part of their time.
    maxWorkers: 2,
    projects: [
      tier(
        'unit',
        ['{packages,services,infra,scripts}/**/!(*.int|*.e2e).spec.ts', 'test/counting/**/*.spec.ts'],
        { testTimeout: 20_000, shared: true },
      ),
      tier('infra', ['test/infra/**/*.spec.ts'], { testTimeout: 120_000, globalSetup, shared: true }),
      tier('integration', ['{packages,services}/**/*.int.spec.ts', 'test/chaos/**/*.spec.ts'], {
        testTimeout: 120_000,
        globalSetup,
      }),
      tier('e2e', ['test/e2e/**/*.spec.ts'], { testTimeout: 300_000, globalSetup }),
    ],
  },
});

import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import generateAll from './generate.ts';

/**
 * Runs checks and tests; the last line counts the tests by the runner's report.
 * `--fast`: checks and the unit specs that uncommitted changes and those since main concern.
 * `--deep`: every test at full length.
 */
const { fast, deep } = parseArgs({
  options: { fast: { type: 'boolean', default: false }, deep: { type: 'boolean', default: false } },
}).values;

const report = 'build/test-report.json';
const seed = process.env.MAPLEBRIDGE_SEED ?? String(randomInt(2 ** 31));
const env = { ...process.env, MAPLEBRIDGE_SEED: seed, ...(deep && { MAPLEBRIDGE_DEEP: '1' }) };

const checks: Readonly<Record<string, readonly string[]>> = {
  'lint, format and import rules': ['biome', 'check', '--error-on-warnings', '.'],
  types: ['tsc', '-p', '.'],
  'unused files, exports and dependencies': ['knip'],
};

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

async function passes(what: string, [command = '', ...args]: readonly string[]): Promise<boolean> {
  const [status] = await once(spawn(command, args, { stdio: 'inherit', env }), 'exit');
  console.log(`${status === 0 ? '✓' : '✗'} ${what}`);
  return status === 0;
}

async function allPass(): Promise<boolean> {
  let passed = true;
  for (const [what, command] of Object.entries(checks)) passed = (await passes(what, command)) && passed;
  return passed;
}

/** A file that could not be loaded has no tests to fail, and counts as one failure. */
function counted({ numPassedTests, numFailedTests, testResults }: Report) {
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
}

mkdirSync('build', { recursive: true });
rmSync(report, { force: true });
console.log(`seed ${seed} (repeat a run with MAPLEBRIDGE_SEED=${seed})`);
generateAll();

const vitest = [
  ...['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ...(fast ? ['--project', 'unit', '--changed', 'main', '--passWithNoTests'] : []),
];
const [checked, tested] = await Promise.all([allPass(), passes('tests', vitest)]);

const { passed, failed } = counted(JSON.parse(readFileSync(report, 'utf8')));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = tested && checked && failed === 0 ? 0 : 1;

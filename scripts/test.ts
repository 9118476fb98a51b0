import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import generateAll from './generate.ts';

/** Runs every check and every test. The last line is counted from the test runner's report. */
const report = 'build/test-report.json';

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

function passes(what: string, [command = '', ...args]: readonly string[]): boolean {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  console.log(`${status === 0 ? '✓' : '✗'} ${what}`);
  return status === 0;
}

/** A file that could not even be loaded has no tests to fail, and fails all the same. */
function counted({ numPassedTests, numFailedTests, testResults }: Report) {
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
}

mkdirSync('build', { recursive: true });
rmSync(report, { force: true });

generateAll();
const checked = Object.entries(checks).map(([what, command]) => passes(what, command));
const tested = passes('tests', [
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
]);

const { passed, failed } = counted(JSON.parse(readFileSync(report, 'utf8')));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = tested && failed === 0 && checked.every(Boolean) ? 0 : 1;

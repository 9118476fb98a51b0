import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openApiDocument } from './openapi.ts';
import { withExamples } from './openapi-examples.ts';

const file = new URL('../openapi.json', import.meta.url);

test('the published document is the one the contracts make (pnpm --filter @maplebridge/contracts generate)', () => {
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(withExamples(openApiDocument()))),
  );
});

test('the published document is sound OpenAPI 3.1', async () => {
  const root = new URL('..', import.meta.url);
  const cli = new URL('../node_modules/@redocly/cli/bin/cli.js', import.meta.url);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [cli.pathname, 'lint', '--format=json', 'openapi.json'],
    { cwd: root, env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
  ).catch((error: { stdout: string }) => error);
  const { problems } = JSON.parse(stdout) as { problems: { message: string; location: unknown }[] };
  expect(problems).toEqual([]);
});

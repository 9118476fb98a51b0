import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('the published document is sound OpenAPI 3.1', async () => {
  const root = new URL('..', import.meta.url);
  const cli = new URL('../node_modules/@redocly/cli/bin/cli.js', import.meta.url);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [cli.pathname, 'lint', '--format=json', 'generated/openapi.json'],
    { cwd: root, env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
  ).catch((error: { stdout: string }) => error);
  const { problems } = JSON.parse(stdout) as { problems: { message: string; location: unknown }[] };
  expect(problems).toEqual([]);
});

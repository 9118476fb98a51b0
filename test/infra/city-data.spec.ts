import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

let cities: string;
beforeEach(() => {
  cities = mkdtempSync(join(tmpdir(), 'maplebridge-cities-'));
  cpSync(join(root, 'packages/directory/cities/zhenjiang'), join(cities, 'zhenjiang'), { recursive: true });
});
afterEach(() => rmSync(cities, { recursive: true }));

function spoil(file: string, what: string, by: string): number {
  const path = join(cities, 'zhenjiang', file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(what);
  writeFileSync(path, text.replace(what, by));
  return text.slice(0, text.indexOf(what)).split('\n').length;
}

/** Runs the app as the CDK CLI does, with the same context. */
async function synthesized(): Promise<string> {
  const run = promisify(execFile)(process.execPath, [join(root, 'infra/app.ts')], {
    cwd: root,
    env: { ...process.env, CDK_CONTEXT_JSON: JSON.stringify({ city: 'zhenjiang', cities, stage: 'dev' }) },
  });
  return run.then(
    () => 'synthesized',
    ({ stderr }: { stderr: string }) => stderr,
  );
}

test('an error in a city’s data stops the synthesis, and is shown with file and line', async () => {
  const type = spoil('partners.json', '"maplebridge.hazard.*"', '"maplebridge.hazards.*"');
  const department = spoil('partners.json', '"department": "labour"', '"department": "navy"');
  const said = await synthesized();
  expect(said).toContain(`cities/zhenjiang/partners.json:${department}: 4.department: there is no "navy"`);
  expect(said).toContain(
    `cities/zhenjiang/partners.json:${type}: 9.types.0: no event is of type "maplebridge.hazards.*"`,
  );
});

test('a file that is not JSON is shown with file and line', async () => {
  const line = spoil('stations.json', '"id": "dingmao",', '"id": "dingmao"');
  expect(await synthesized()).toMatch(
    new RegExp(`cities/zhenjiang/stations\\.json:${line + 1}: .*is not JSON`),
  );
});

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { generate, generateAccessTable } from '../packages/contracts/src/generate.ts';

const client = fileURLToPath(new URL('../packages/client', import.meta.url));

/**
 * Writes everything that is generated: the contracts' documents, then the client's types from them.
 * Vitest calls this before any test, since specs read the generated files.
 */
export default function generateAll(): void {
  generate();
  const document = '../contracts/generated/openapi.json';
  const cli = `${client}/node_modules/openapi-typescript/bin/cli.js`;
  execFileSync(process.execPath, [cli, document, '--output', 'src/api.generated.ts'], { cwd: client });
}

if (import.meta.main) {
  generateAll();
  generateAccessTable();
}

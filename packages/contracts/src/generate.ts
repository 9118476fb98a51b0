import { writeFileSync } from 'node:fs';
import { accessDocument } from './access.ts';
import { openApiDocument } from './openapi.ts';

/** Writes what others read of the contracts: `pnpm --filter @maplebridge/contracts generate`. */
writeFileSync(new URL('../openapi.json', import.meta.url), `${JSON.stringify(openApiDocument(), null, 2)}\n`);
writeFileSync(new URL('../../../docs/access.md', import.meta.url), accessDocument());

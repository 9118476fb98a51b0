import { writeFileSync } from 'node:fs';
import { openApiDocument } from './openapi.ts';

/** Writes what others read of the contracts: `pnpm --filter @maplebridge/contracts generate`. */
writeFileSync(new URL('../openapi.json', import.meta.url), `${JSON.stringify(openApiDocument(), null, 2)}\n`);

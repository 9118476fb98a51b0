import { parseArgs } from 'node:util';
import { breakReport } from './compatibility/contracts.ts';
import { presentFolder, readContracts, release, releasedFolder } from './released.ts';

/** `pnpm release:contracts [--breaking]`: what is published now becomes what others rely on. */
const { breaking } = parseArgs({ options: { breaking: { type: 'boolean', default: false } } }).values;
const outcome = release(readContracts(presentFolder), releasedFolder, { breaking });
if (outcome.released) {
  console.log(
    `Released to packages/contracts/released/${outcome.breaks ? `, with ${outcome.breaks} breaks` : ''}`,
  );
} else {
  console.error('Not released: this breaks what was released before.\n');
  console.error(breakReport(outcome.breaks));
  if (outcome.why === 'version') console.error('\nThe first number of `contractsVersion` was not raised.');
  process.exitCode = 1;
}

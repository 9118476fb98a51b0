import { Command } from 'commander';
import { lagCommand } from './partners/lag.ts';
import { redriveCommand } from './partners/redrive.ts';
import { replayCommand } from './partners/replay-command.ts';
import { rebuildCommand } from './statistics-rebuild.ts';

// Files of a local system are readable by this user only.
process.umask(0o077);

const program = new Command('maplebridge').description(
  'What operators do with a deployment of Maplebridge 枫桥 besides deploying it',
);
program
  .command('partners')
  .description('What partner departments are told and answer')
  .addCommand(replayCommand())
  .addCommand(lagCommand())
  .addCommand(redriveCommand());
program.command('statistics').description('The figures of a deployment').addCommand(rebuildCommand());

try {
  await program.parseAsync();
} catch (error) {
  const { message, cause } = error as Error;
  console.error(cause ? `${message}: ${(cause as Error).message}` : message);
  process.exitCode = 1;
}

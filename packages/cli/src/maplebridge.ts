import { Command } from 'commander';
import { rebuildCommand } from './statistics-rebuild.ts';

const program = new Command('maplebridge').description(
  'What operators do with a deployment of Maplebridge 枫桥 besides deploying it',
);
program.command('statistics').description('The figures of a deployment').addCommand(rebuildCommand());

try {
  await program.parseAsync();
} catch (error) {
  const { message, cause } = error as Error;
  console.error(cause ? `${message}: ${(cause as Error).message}` : message);
  process.exitCode = 1;
}

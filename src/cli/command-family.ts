import type { Command } from 'commander';

/**
 * Puts commands under one that does something by itself as well (`sheaf duplicates`, `sheaf duplicates find`). Options that
 * both know, as --archive, may stand before or behind the second word: read them with `optsWithGlobals`.
 */
export function addSubcommands(family: Command, commands: readonly Command[]): Command {
  for (const command of commands) {
    family.addCommand(command.exitOverride().showHelpAfterError('(add --help for help)'));
  }
  return family.helpCommand(false);
}

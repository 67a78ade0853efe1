import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import type { Terminal } from './terminal.ts';

type AddCommand = (program: Command, terminal: Terminal) => void;

/**
 * In the order of a first day with Sheaf. A new command is a new file and one line here. Only the file of the command that
 * is asked for is loaded: with all of them, each would take twice the time to start and half as much memory again.
 */
const commands: ReadonlyMap<string, () => Promise<AddCommand>> = new Map([
  ['new', async () => (await import('./new.ts')).addNew],
  ['source', async () => (await import('./source.ts')).addSourceCommand],
  ['sync', async () => (await import('./sync.ts')).addSync],
  ['import', async () => (await import('./import.ts')).addImport],
  ['list', async () => (await import('./list.ts')).addList],
  ['show', async () => (await import('./show.ts')).addShow],
  ['find', async () => (await import('./find.ts')).addFind],
  ['edit', async () => (await import('./edit.ts')).addEdit],
  ['differences', async () => (await import('./differences.ts')).addDifferences],
  ['duplicates', async () => (await import('./duplicates.ts')).addDuplicates],
  ['names', async () => (await import('./names.ts')).addNames],
  ['publish', async () => (await import('./publish.ts')).addPublish],
  ['serve', async () => (await import('./serve.ts')).addServe],
  ['check', async () => (await import('./check.ts')).addCheck],
  ['backup', async () => (await import('./backup.ts')).addBackup],
  ['restore', async () => (await import('./restore.ts')).addRestore],
]);

/**
 * The command line for these arguments (without `node` and the program): the one command that they name, or, where they
 * name none, all of them with help. Running it may throw `SheafError` or commander's own errors.
 */
export async function createProgram(terminal: Terminal, args: readonly string[]): Promise<Command> {
  const program = new Command('sheaf')
    .description('Keeps thematic dossiers: takes in pages, binds them, publishes them.')
    .version(ownVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print help for a command')
    .showHelpAfterError('(add --help for help and an example)')
    .configureHelp({ sortSubcommands: false })
    .exitOverride();
  program.addHelpText('after', AFTER_HELP);
  const named = commands.get(args[0] ?? '');
  for (const load of named ? [named] : commands.values()) (await load())(program, terminal);
  for (const command of program.commands) command.exitOverride().showHelpAfterError('(add --help for help)');
  return program;
}

const AFTER_HELP = `
First steps:
  $ sheaf new                          make an archive in ./archive
  $ sheaf import page.html             read a dossier page into a draft
  $ sheaf publish my-dossier           make the draft public
  $ sheaf serve                        read it at http://localhost:4180

The archive is ./archive, or what --archive or the variable SHEAF_ARCHIVE names.

Exit codes: 0 done · 1 a bug · 2 the command or its input is wrong · 3 there is no such thing
  4 the state forbids it · 5 the archive is missing, or there already · 6 somebody else is writing
  7 the archive is newer than this program · 8 damaged · 9 the disk or the network failed`;

function ownVersion(): string {
  const file = readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(file)).version;
}

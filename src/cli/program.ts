import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { addBackup } from './backup.ts';
import { addCheck } from './check.ts';
import { addDifferences } from './differences.ts';
import { addDuplicates } from './duplicates.ts';
import { addEdit } from './edit.ts';
import { addFind } from './find.ts';
import { addImport } from './import.ts';
import { addList } from './list.ts';
import { addNames } from './names.ts';
import { addNew } from './new.ts';
import { addPublish } from './publish.ts';
import { addRestore } from './restore.ts';
import { addServe } from './serve.ts';
import { addShow } from './show.ts';
import { addSourceCommand } from './source.ts';
import { addSync } from './sync.ts';
import type { Terminal } from './terminal.ts';

/** In the order of a first day with Sheaf. A new command is a new file and one line here. */
const commands = [
  addNew,
  addSourceCommand,
  addSync,
  addImport,
  addList,
  addShow,
  ...[addFind, addEdit, addDifferences, addDuplicates, addNames],
  addPublish,
  addServe,
  addCheck,
  addBackup,
  addRestore,
];

/** The command line, complete with help; running it may throw `SheafError` or commander's own errors. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('sheaf')
    .description('Keeps thematic dossiers: takes in pages, binds them, publishes them.')
    .version(ownVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print help for a command')
    .showHelpAfterError('(add --help for help and an example)')
    .configureHelp({ sortSubcommands: false })
    .exitOverride();
  program.addHelpText('after', AFTER_HELP);
  for (const add of commands) add(program, terminal);
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

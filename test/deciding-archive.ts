import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type Archive, createArchive, openArchive } from '../src/archive/index.ts';
import {
  addSource,
  type ImportedRecord,
  importedRecordSchema,
  type PieceOutcome,
  takeIn,
  textSignature,
} from '../src/catalogue/index.ts';
import { failWith } from '../src/cli/fail-with.ts';
import { createProgram } from '../src/cli/program.ts';
import type { Terminal } from '../src/cli/terminal.ts';
import { bringUpToDate, markForIndexing } from '../src/search/index.ts';

/** An archive in a folder of its own, on which commands are run as from a shell. */
export interface DecidingArchive {
  readonly folder: string;
  /** Runs a command as it stands in a shell, in this process. */
  sheaf(...words: readonly string[]): Promise<Done>;
  /** What a command with `--json` prints. */
  json(...words: readonly string[]): Promise<unknown>;
  /** Takes pieces in, as a sync of the source of this name does. */
  take(source: string, ...pieces: readonly GivenPiece[]): Promise<PieceOutcome[]>;
  writing<T>(work: (archive: Archive) => Promise<T>): Promise<T>;
  remove(): void;
}

export interface Done {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface GivenPiece extends Partial<Omit<ImportedRecord, 'credits' | 'date'>> {
  readonly key: string;
  readonly title: string;
  /** Names of people. */
  readonly by?: readonly string[];
  /** EDTF. */
  readonly on?: string;
  readonly text?: string;
}

export async function makeDecidingArchive(): Promise<DecidingArchive> {
  const place = mkdtempSync(join(tmpdir(), 'sheaf-deciding-'));
  const folder = join(place, 'archive');
  await (await createArchive(folder, { name: 'Valley Research' })).close();
  const writing = async <T>(work: (archive: Archive) => Promise<T>): Promise<T> => {
    const archive = await openArchive(folder, { mode: 'write' });
    try {
      return await work(archive);
    } finally {
      await archive.close();
    }
  };
  const sheaf = (...words: readonly string[]) => run(['--archive', folder], words);
  return {
    folder,
    sheaf,
    json: async (...words) => {
      const done = await sheaf(...words, '--json');
      if (done.status !== 0) throw new TypeError(done.err);
      return JSON.parse(done.out);
    },
    take: (name, ...pieces) => writing((archive) => takePieces(archive, name, pieces)),
    writing,
    remove: () => rmSync(place, { recursive: true, force: true }),
  };
}

async function run(options: readonly string[], words: readonly string[]): Promise<Done> {
  const printed: string[] = [];
  const complained: string[] = [];
  const terminal: Terminal = {
    isJson: words.includes('--json'),
    print: (line) => void printed.push(line),
    printJson: (value) => void printed.push(JSON.stringify(value)),
    complain: (line) => void complained.push(line),
    style: (_, text) => text,
    progress: () => ({ update: () => {}, stop: () => {} }),
  };
  const program = await createProgram(terminal, words);
  capture(program, printed, complained);
  const status = await program
    .parseAsync(['node', 'sheaf', ...words, ...options])
    .then(() => 0)
    .catch((error: unknown) => failWith(error, terminal));
  return { status, out: printed.join('\n'), err: complained.join('\n') };
}

/** What the parser of the command line writes by itself: help, and what is wrong with a command. */
function capture(command: Command, printed: string[], complained: string[]): void {
  command.configureOutput({
    writeOut: (text) => void printed.push(text),
    writeErr: (text) => void complained.push(text),
  });
  for (const inner of command.commands) capture(inner, printed, complained);
}

async function takePieces(archive: Archive, name: string, pieces: readonly GivenPiece[]) {
  const source = await addSource(archive, {
    format: 'feed',
    address: `https://${name}.example/feed`,
    name,
    by: 'test',
  });
  const outcomes = await takeIn(archive, { source: source.id, run: 'run' }, pieces.map(takenPiece));
  await markForIndexing(
    archive,
    outcomes.map((it) => it.publication),
  );
  await bringUpToDate(archive);
  return outcomes;
}

function takenPiece({ key, by = [], on, text, ...given }: GivenPiece) {
  const record = importedRecordSchema.parse({
    subtitle: null,
    kind: null,
    modified: null,
    language: 'en',
    url: null,
    publisher: null,
    isExternal: false,
    abstract: null,
    topics: [],
    identifiers: [],
    citeKey: null,
    details: {},
    pictures: [],
    translationOf: null,
    translations: [],
    origins: {},
    ...given,
    credits: by.map((it) => ({ name: it, kind: 'person', role: 'author', literal: it })),
    date: on === undefined ? null : { edtf: on, raw: on },
  });
  return {
    key,
    fingerprint: JSON.stringify([record, text]),
    validators: null,
    record,
    text: text === undefined ? null : { html: null, text, signature: textSignature(text) },
  };
}

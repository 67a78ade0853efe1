import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { type Archive, SheafError } from '../archive/index.ts';
import { type ConceptDraft, type ConceptOutcome, takeInConcepts } from '../names/index.ts';
import { archiveCommand, examples, withArchive } from './archive-option.ts';
import { oneLine } from './layout.ts';
import { userName } from './publish.ts';
import { sayDone, sayNext } from './say-done.ts';
import type { Terminal } from './terminal.ts';
import { count } from './words.ts';

// The formats are read by whoever imports them, and loaded only then.
type Exchange = typeof import('../names/exchange/index.ts');
type Reading = import('../names/exchange/index.ts').ConceptReading;
type Format = import('../names/exchange/index.ts').ConceptFileFormat;

const FORMATS = ['turtle', 'json-ld', 'table', 'geonames', 'geojson', 'admin-table'] as const;

const optionsSchema = z.object({
  archive: z.string(),
  by: z.string(),
  format: z.enum(FORMATS).optional(),
  alternateNames: z.string().optional(),
  dryRun: z.boolean().optional(),
});
type Options = z.infer<typeof optionsSchema>;

/** `sheaf names import`: names from SKOS, tables, GeoNames, GeoJSON and administrative tables. */
export function importNamesCommand(terminal: Terminal): Command {
  return archiveCommand('import')
    .summary('take in names from a file')
    .description(
      'Takes in topics, actors and places with their labels from a SKOS file (Turtle, JSON-LD), a CSV table, GeoNames’ own files, ' +
        'GeoJSON, or an administrative table. What is there already is recognised by its identifiers or its name and gets what it ' +
        'lacks; nothing that it has is changed. Taking the same file in again changes nothing.',
    )
    .argument('<file>', 'what to read')
    .option('--format <format>', `what it is, where that is not seen: ${FORMATS.join(', ')}`)
    .option('--alternate-names <file>', 'GeoNames’ alternateNamesV2.txt, for the names in other languages')
    .option('--dry-run', 'say what would come, and keep nothing')
    .option('--by <name>', 'who takes it in', userName())
    .addHelpText('after', examples('sheaf names import places.csv --dry-run', 'sheaf names import AF.txt'))
    .action(async (file: string, _: unknown, command: Command) => {
      const read = optionsSchema.safeParse(command.optsWithGlobals());
      if (!read.success)
        throw new SheafError('invalid-input', `--format is one of ${FORMATS.join(', ')}.`, read.error);
      await importNames(terminal, file, read.data);
    });
}

async function importNames(terminal: Terminal, file: string, options: Options): Promise<void> {
  const exchange = await import('../names/exchange/index.ts');
  const format = options.format ?? (await formatOf(exchange, file));
  const work = (archive: Archive) =>
    takeAll(terminal, archive, piecesOf(exchange, file, format, options), options);
  const done = options.dryRun
    ? await countAll(piecesOf(exchange, file, format, options))
    : await withArchive(options.archive, 'write', work);
  if (terminal.isJson) terminal.printJson({ file, format, ...done });
  else printTaken(terminal, file, done, options);
}

async function formatOf(exchange: Exchange, file: string): Promise<Format> {
  const handle = await open(file).catch((error: unknown) => {
    throw new SheafError('not-found', `${file} can not be opened. Is the path right?`, error);
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0);
    const format = exchange.recogniseConceptFile(file, buffer.subarray(0, bytesRead));
    if (format !== null) return format;
  } finally {
    await handle.close();
  }
  throw new SheafError(
    'format-unknown',
    `What ${file} is was not seen. Say it with --format; docs/names-exchange.md shows what each looks like.`,
  );
}

/** A small file is one piece; GeoNames' are read as they come. */
async function* piecesOf(
  exchange: Exchange,
  file: string,
  format: Format,
  { alternateNames }: Options,
): AsyncGenerator<Reading> {
  if (format === 'geonames') {
    yield* exchange.readGeoNames(() => createReadStream(file), {
      ...(alternateNames === undefined ? {} : { alternateNames: () => createReadStream(alternateNames) }),
    });
    return;
  }
  if (format === 'geonames-alternate-names')
    throw new SheafError(
      'invalid-input',
      `${file} has only names of places that another file lists. Import that one: sheaf names import AF.txt --alternate-names ${file}`,
    );
  const bytes = await readWhole(file);
  if (format === 'turtle' || format === 'json-ld') yield await exchange.readSkos(bytes, { format });
  else if (format === 'geojson') yield exchange.readGeoJson(bytes);
  else if (format === 'admin-table') yield exchange.readAdminTable(bytes);
  else yield exchange.readConceptTable(bytes);
}

async function readWhole(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

interface Taken {
  readonly outcomes: Readonly<Record<ConceptOutcome['what'], number>>;
  readonly broken: Reading['broken'];
  readonly notes: Reading['notes'];
}

async function takeAll(
  terminal: Terminal,
  archive: Archive,
  pieces: AsyncIterable<Reading>,
  { by }: Options,
): Promise<Taken> {
  const progress = terminal.progress('Names');
  const outcomes = { new: 0, changed: 0, same: 0 };
  const [broken, notes]: [Reading['broken'][number][], Reading['notes'][number][]] = [[], []];
  let done = 0;
  // Points to others by key may lead from one piece to another, so what comes in pieces is taken in as one.
  const drafts: ConceptDraft[] = [];
  for await (const piece of pieces) {
    drafts.push(...piece.drafts);
    broken.push(...piece.broken);
    notes.push(...piece.notes);
    done += piece.drafts.length;
    progress.update(done, done + 1);
  }
  for (const { what } of await takeInConcepts(archive, drafts, by)) outcomes[what] += 1;
  progress.stop();
  return { outcomes, broken, notes };
}

async function countAll(pieces: AsyncIterable<Reading>): Promise<Taken> {
  const outcomes = { new: 0, changed: 0, same: 0 };
  const [broken, notes]: [Reading['broken'][number][], Reading['notes'][number][]] = [[], []];
  for await (const piece of pieces) {
    outcomes.new += piece.drafts.length;
    broken.push(...piece.broken);
    notes.push(...piece.notes);
  }
  return { outcomes, broken, notes };
}

const MOST_SHOWN = 10;

function printTaken(
  terminal: Terminal,
  file: string,
  { outcomes, broken, notes }: Taken,
  options: Options,
): void {
  if (options.dryRun)
    sayDone(terminal, 'Read', `: ${count(outcomes.new, 'name')} in ${file}. Nothing was kept.`);
  else
    sayDone(
      terminal,
      'Taken in',
      `: ${count(outcomes.new, 'new name')}, ${outcomes.changed} with something new, ${outcomes.same} known already.`,
    );
  for (const { line, what, why, todo } of broken.slice(0, MOST_SHOWN)) {
    const where = line === null ? '' : `line ${line}: `;
    terminal.complain(`${terminal.style('red', 'Left out')} ${where}${oneLine(what)}. ${why} ${todo}`);
  }
  if (broken.length > MOST_SHOWN)
    terminal.complain(`… and ${broken.length - MOST_SHOWN} more; --json has them all.`);
  for (const { line, key, says } of notes.slice(0, MOST_SHOWN)) {
    const where = [line === null ? '' : `line ${line}`, key ?? ''].filter((it) => it !== '').join(', ');
    terminal.complain(
      `${terminal.style('yellow', 'Note')} ${where === '' ? '' : `${oneLine(where)}: `}${oneLine(says)}`,
    );
  }
  if (notes.length > MOST_SHOWN)
    terminal.complain(`… and ${notes.length - MOST_SHOWN} more notes; --json has them all.`);
  if (!options.dryRun && outcomes.new > 0) sayNext(terminal, 'Look at them: sheaf names list');
}

import type { Command } from 'commander';
import { z } from 'zod';
import { type Archive, SheafError } from '../archive/index.ts';
import { dueSources, findSource, listSources, readSource, type Source } from '../catalogue/index.ts';
import { fetchPictures, type PictureReport, type SyncReport, syncSource } from '../intake/index.ts';
import { archiveCommand, examples, withArchive } from './archive-option.ts';
import { syncOptionsFor, webOptionsOf, withWebOptions } from './sync-options.ts';
import { printSyncReport } from './sync-report.ts';
import type { Terminal } from './terminal.ts';
import { count } from './words.ts';

const optionsSchema = z.object({
  archive: z.string(),
  dryRun: z.boolean().optional(),
  again: z.boolean().optional(),
  expectFewer: z.boolean().optional(),
  due: z.boolean().optional(),
  pictures: z.boolean().optional(),
  contact: z.string().optional(),
  allowLoopback: z.boolean().optional(),
  delay: z.number(),
});
type Options = z.infer<typeof optionsSchema>;

/** `sheaf sync`: the catalogue in step with its sources. */
export function addSync(program: Command, terminal: Terminal): void {
  const command = withWebOptions(archiveCommand('sync'))
    .summary('bring the catalogue in step with its sources')
    .description(
      'Reads what is new and changed in one source, or in all. What an editor edited stays; nothing is deleted. Ctrl-C ' +
        'stops it after the piece at hand, and the next sync goes on there.',
    )
    .argument('[source]', 'name, address or path of a source; all of them where none is named')
    .option('--dry-run', 'say what would be new, changed, the same, doubtful and broken; save nothing')
    .option('--again', 'read everything again, also what has not changed')
    .option('--expect-fewer', 'go on although the source lists almost nothing of what it had')
    .option('--pictures', 'fetch the pictures of its publications into the archive as well')
    .option('--due', 'only sources whose time has come, as a timer would')
    .addHelpText(
      'after',
      examples('sheaf sync', 'sheaf sync "Example Network" --dry-run', 'sheaf sync --due'),
    )
    .action(async (source: string | undefined, given: unknown) =>
      sync(terminal, source, optionsSchema.parse(given)),
    );
  program.addCommand(command);
}

async function sync(terminal: Terminal, wanted: string | undefined, options: Options): Promise<void> {
  await withArchive(options.archive, 'write', async (archive) => {
    const sources = await wantedSources(archive, wanted, options);
    if (sources.length === 0) sayNothingToDo(terminal, options);
    const results: Result[] = [];
    for (const source of sources) {
      const result = await syncOne(terminal, archive, source, options);
      results.push(result);
      if (result.report?.outcome === 'interrupted') break;
    }
    if (terminal.isJson)
      terminal.printJson({
        sources: results.map(({ failure, ...it }) => ({ ...it, error: failure?.message })),
      });
    // One failure does not stop the others; the command ends with the first.
    const failed = results.find(({ failure }) => failure !== undefined);
    if (failed?.failure) throw failed.failure;
  });
}

async function wantedSources(
  archive: Archive,
  wanted: string | undefined,
  options: Options,
): Promise<Source[]> {
  if (wanted !== undefined) return [await findSource(archive, wanted)];
  if (!options.due) return listSources(archive);
  const due = await dueSources(archive);
  return Promise.all(due.map((id) => readSource(archive, id)));
}

interface Result {
  readonly source: string;
  readonly report?: SyncReport;
  readonly pictures?: PictureReport | undefined;
  readonly failure?: SheafError;
}

async function syncOne(
  terminal: Terminal,
  archive: Archive,
  source: Source,
  options: Options,
): Promise<Result> {
  const { end, ...hooks } = syncOptionsFor(terminal, source.name);
  const isDryRun = options.dryRun === true;
  try {
    const report = await syncSource(archive, source, {
      ...hooks,
      isDryRun,
      isAfresh: options.again === true,
      isShrinkingExpected: options.expectFewer === true,
      web: webOptionsOf(options),
    });
    end();
    if (!terminal.isJson) printSyncReport(terminal, report, { isDryRun });
    const pictures =
      options.pictures && !isDryRun ? await takePictures(terminal, archive, source, options) : undefined;
    return { source: source.name, report, pictures };
  } catch (error) {
    end();
    if (!(error instanceof SheafError)) throw error;
    const { dueAt } = await readSource(archive, source.id);
    if (!terminal.isJson) {
      const next =
        dueAt === null ? '' : ` It is tried again after ${dueAt.slice(0, 16).replace('T', ' ')} UTC.`;
      terminal.complain(`${terminal.style('red', source.name)}  ${error.message}${next}`);
    }
    return { source: source.name, failure: error };
  }
}

async function takePictures(
  terminal: Terminal,
  archive: Archive,
  source: Source,
  options: Options,
): Promise<PictureReport> {
  const { end, signal, onProgress } = syncOptionsFor(terminal, `${source.name}: pictures`);
  const pictures = await fetchPictures(archive, source.id, {
    web: webOptionsOf(options),
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
  });
  end();
  if (terminal.isJson) return pictures;
  const failed = pictures.failed.length === 0 ? '' : `, ${pictures.failed.length} could not be had`;
  terminal.print(`  ${count(pictures.fetched, 'picture')} fetched${failed}`);
  for (const { url, says } of pictures.failed.slice(0, 8))
    terminal.print(terminal.style('dim', `  ${url}: ${says}`));
  return pictures;
}

function sayNothingToDo(terminal: Terminal, options: Options): void {
  if (terminal.isJson) return;
  terminal.print(
    options.due ? 'No source is due.' : 'No sources yet. Add one: sheaf source add https://example.org',
  );
}

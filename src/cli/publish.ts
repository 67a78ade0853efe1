import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { z } from 'zod';
import { type Archive, SheafError } from '../archive/index.ts';
import { findDossier, publishDossier, readRevision, saveRevision } from '../dossiers/index.ts';
import { makeSlug } from '../language/index.ts';
import { changeSlug, freeSlugs } from '../names/index.ts';
import { archiveCommand, examples, withArchive } from './archive-option.ts';
import type { Terminal } from './terminal.ts';

const optionsSchema = z.object({
  archive: z.string(),
  revision: z.coerce.number().int().positive().optional(),
  title: z.string().trim().min(1).optional(),
  note: z.string().optional(),
  correction: z.boolean().optional(),
  by: z.string(),
});
type Options = z.infer<typeof optionsSchema>;

/** `sheaf publish`: makes a revision of a dossier the public one. */
export function addPublish(program: Command, terminal: Terminal): void {
  const command = archiveCommand('publish')
    .summary('make a dossier public')
    .description(
      'Makes the newest revision of a dossier, or the one named, the public version. A dossier needs a title for that; ' +
        'where the page it was read from had none, give one here.',
    )
    .argument('<dossier>', 'the dossier by its address, as `sheaf list` shows it')
    .option('--title <title>', 'give the dossier this title first (a new revision)')
    .option('--revision <number>', 'publish this revision instead of the newest')
    .option('--note <words>', 'what readers should know about this version')
    .option('--correction', 'something published was wrong, and this version puts it right')
    .option('--by <name>', 'who publishes', userName())
    .addHelpText(
      'after',
      examples(
        'sheaf publish water-in-the-valley --title "Water in the Valley"',
        'sheaf publish iskp --correction --note "A name was misspelt in the heading of part two."',
      ),
    )
    .action(async (slug: string, given: unknown) => {
      const options = parseOptions(given);
      const done = await withArchive(options.archive, 'write', (archive) => publish(archive, slug, options));
      if (terminal.isJson) terminal.printJson(done);
      else {
        const words = `version ${done.version} of ${done.slug}, number ${done.seriesNumber} of the series`;
        terminal.print(`${terminal.style('green', 'Published')} ${words}.`);
        terminal.print(`Read it: sheaf serve, then http://localhost:4180/dossiers/${done.slug}`);
      }
    });
  program.addCommand(command);
}

function parseOptions(given: unknown): Options {
  const read = optionsSchema.safeParse(given);
  if (read.success) return read.data;
  const where = read.error.issues[0]?.path.join('.') ?? '';
  throw new SheafError('invalid-input', `--${where}: this value can not be used. See sheaf publish --help.`);
}

async function publish(archive: Archive, slug: string, options: Options) {
  const dossier = await findDossier(archive, slug);
  if (!dossier) {
    throw new SheafError('not-found', `There is no dossier “${slug}”. sheaf list shows those there are.`);
  }
  if (options.title) await giveTitle(archive, dossier.id, options.title, options.by);
  if (options.title && dossier.publishedNumber === null) await followTitle(archive, dossier, options.title);
  const { number, seriesNumber } = await publishDossier(archive, dossier.id, {
    by: options.by,
    ...(options.revision ? { revision: options.revision } : {}),
    ...(options.note ? { note: options.note } : {}),
    ...(options.correction ? { change: 'correction' as const } : {}),
  }).catch((error: unknown) => {
    throw withExample(error, slug);
  });
  const published = await findDossier(archive, dossier.id);
  return { slug: published?.slug ?? dossier.slug, version: number, seriesNumber };
}

/** On the command line the way to a title is an option of this very command. */
function withExample(error: unknown, slug: string): unknown {
  if (!(error instanceof SheafError) || error.code !== 'title-missing') return error;
  return new SheafError(error.code, `${error.message} Like this: sheaf publish ${slug} --title "…"`, error);
}

async function giveTitle(archive: Archive, id: string, title: string, author: string): Promise<void> {
  const head = await readRevision(archive, id);
  await saveRevision(archive, id, {
    document: { ...head.document, title, workingTitle: title },
    author,
    note: `Title given: ${title}`,
    change: 'update',
    basedOn: head.number,
  });
}

/** Nobody but editors has seen the address of a dossier that was never published: it may still follow its title. */
async function followTitle(
  archive: Archive,
  dossier: { readonly id: string; readonly slug: string },
  title: string,
): Promise<void> {
  const wanted = makeSlug(title, 'dossier');
  if (wanted === dossier.slug) return;
  const [free = wanted] = await freeSlugs(archive, 'dossier', [title]);
  await changeSlug(archive, 'dossier', dossier.id, free);
}

/** The name of whoever runs the command, for the history of a dossier. */
export function userName(): string {
  try {
    return process.env.SHEAF_AUTHOR ?? userInfo().username;
  } catch {
    // The system knows no user of this number, as in some containers.
    return 'somebody';
  }
}

import type { Command } from 'commander';
import { z } from 'zod';
import { type Archive, SheafError } from '../archive/index.ts';
import { type Publication, readPublications } from '../catalogue/index.ts';
import { type DossierDocument, findDossier, listRevisions, readRevision } from '../dossiers/index.ts';
import { formatEdtf, formatInstant } from '../language/index.ts';
import { archiveCommand, examples, withArchive } from './archive-option.ts';
import type { Terminal } from './terminal.ts';

const optionsSchema = z.object({
  archive: z.string(),
  revision: z.coerce.number().int().positive().optional(),
});

/** `sheaf show`: one dossier as its editors see it, with its revisions. */
export function addShow(program: Command, terminal: Terminal): void {
  const command = archiveCommand('show')
    .summary('show a dossier')
    .description('Shows a dossier as its newest revision has it, or the one named, and how it came to be.')
    .argument('<dossier>', 'the dossier by its address, as `sheaf list` shows it')
    .option('--revision <number>', 'show this revision')
    .addHelpText('after', examples('sheaf show iskp', 'sheaf show iskp --revision 1 --json'))
    .action(async (slug: string, given: unknown) => {
      const options = optionsSchema.safeParse(given).data;
      if (!options) throw new SheafError('invalid-input', '--revision has to be a number: 1, 2, 3 …');
      const shown = await withArchive(options.archive, 'read', (archive) =>
        readShown(archive, slug, options.revision),
      );
      if (terminal.isJson) terminal.printJson({ ...shown, publications: [...shown.publications.values()] });
      else printDossier(terminal, shown);
    });
  program.addCommand(command);
}

async function readShown(archive: Archive, slug: string, number: number | undefined) {
  const dossier = await findDossier(archive, slug);
  if (!dossier) {
    throw new SheafError('not-found', `There is no dossier “${slug}”. sheaf list shows those there are.`);
  }
  const revision = await readRevision(archive, dossier.id, number);
  const ids = revision.document.sections.flatMap((section) => section.entries.map((it) => it.publication));
  return {
    dossier,
    revision,
    revisions: await listRevisions(archive, dossier.id),
    publications: await readPublications(archive, ids),
  };
}

type Shown = Awaited<ReturnType<typeof readShown>>;

function printDossier(terminal: Terminal, shown: Shown): void {
  const { document, number } = shown.revision;
  terminal.print(terminal.style('bold', document.title ?? `${document.workingTitle} (working title)`));
  if (document.subtitle) terminal.print(document.subtitle);
  terminal.print(terminal.style('dim', `${shown.dossier.slug} · revision ${number} · ${document.language}`));
  for (const section of document.sections) printSection(terminal, section, shown.publications);
  terminal.print(`\n${terminal.style('bold', 'Revisions')}`);
  for (const it of shown.revisions) {
    const mark = it.isPublished ? terminal.style('green', ' published') : '';
    terminal.print(`  ${it.number}  ${formatInstant(it.createdAt, 'en')}  ${it.author}: ${it.note}${mark}`);
  }
}

function printSection(
  terminal: Terminal,
  section: DossierDocument['sections'][number],
  publications: ReadonlyMap<string, Publication>,
): void {
  const period = section.period ? terminal.style('dim', `  ${formatEdtf(section.period.edtf, 'en')}`) : '';
  terminal.print(`\n${terminal.style('cyan', section.heading || '(no heading)')}${period}`);
  for (const entry of section.entries) {
    const publication = publications.get(entry.publication);
    if (!publication) continue;
    const date = publication.date ? formatEdtf(publication.date.edtf, 'en') : 'no date';
    const authors = publication.credits.map((it) => it.name).join(', ') || 'no author';
    terminal.print(`  ${publication.title}`);
    terminal.print(terminal.style('dim', `    ${authors} · ${date}`));
  }
}

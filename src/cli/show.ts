import type { Command } from 'commander';
import { z } from 'zod';
import { type Archive, SheafError } from '../archive/index.ts';
import { findPublication, type Publication, readPublications } from '../catalogue/index.ts';
import {
  type Dossier,
  type DossierDocument,
  findDossier,
  listRevisions,
  readRevision,
} from '../dossiers/index.ts';
import { formatEdtf, formatInstant } from '../language/index.ts';
import { archiveCommand, examples, withArchive } from './archive-option.ts';
import { oneLine } from './layout.ts';
import { printShownPublication, publicationForMachines, readShownPublication } from './show-publication.ts';
import type { Terminal } from './terminal.ts';

const optionsSchema = z.object({
  archive: z.string(),
  revision: z.coerce.number().int().positive().optional(),
});

/** `sheaf show`: one dossier as its editors see it, with its revisions, or one publication, with where it comes from. */
export function addShow(program: Command, terminal: Terminal): void {
  const command = archiveCommand('show')
    .summary('show a dossier or a publication')
    .description(
      'Shows a dossier as its newest revision has it, or the one named, and how it came to be; or a publication, with what ' +
        'each source says of it, who edited it, what it is related to and what happened to it.',
    )
    .argument('<what>', 'a dossier by its address, or a publication by its address, id or link')
    .option('--revision <number>', 'show this revision of the dossier')
    .addHelpText(
      'after',
      examples(
        'sheaf show iskp',
        'sheaf show iskp --revision 1 --json',
        'sheaf show https://example.org/water-in-the-valley',
      ),
    )
    .action(async (wanted: string, given: unknown) => {
      const options = optionsSchema.safeParse(given).data;
      if (!options) throw new SheafError('invalid-input', '--revision has to be a number: 1, 2, 3 …');
      const shown = await withArchive(options.archive, 'read', (archive) => read(archive, wanted, options));
      if ('dossier' in shown) showDossier(terminal, shown);
      else if (terminal.isJson) terminal.printJson(publicationForMachines(shown));
      else printShownPublication(terminal, shown);
    });
  program.addCommand(command);
}

/** A dossier of this address; else the publication that is meant. */
async function read(
  archive: Archive,
  wanted: string,
  { revision }: { readonly revision?: number | undefined },
): Promise<Shown | Awaited<ReturnType<typeof readShownPublication>>> {
  const dossier = await findDossier(archive, wanted);
  if (dossier) return readShown(archive, dossier, revision);
  const publication = await findPublication(archive, wanted);
  if (!publication) {
    throw new SheafError(
      'not-found',
      `There is no dossier or publication “${oneLine(wanted)}”. sheaf list shows the dossiers, sheaf find WORDS the publications.`,
    );
  }
  if (revision !== undefined)
    throw new SheafError(
      'invalid-input',
      `“${publication.slug}” is a publication: only dossiers have revisions.`,
    );
  return readShownPublication(archive, publication);
}

function showDossier(terminal: Terminal, shown: Shown): void {
  if (terminal.isJson) terminal.printJson({ ...shown, publications: [...shown.publications.values()] });
  else printDossier(terminal, shown);
}

async function readShown(archive: Archive, dossier: Dossier, number: number | undefined) {
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

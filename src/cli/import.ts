import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { z } from 'zod';
import { type Archive, SheafError } from '../archive/index.ts';
import {
  type DossierDraft,
  type DraftOrigin,
  formatOfFile,
  looksLikeHtml,
  type ReadingNote,
  readDossierPage,
  saveDraft,
} from '../intake/index.ts';
import { normaliseLanguageTag } from '../language/index.ts';
import { readContributorNames } from '../names/index.ts';
import { markForIndexing } from '../search/index.ts';
import { archiveCommand, examples, withArchive } from './archive-option.ts';
import { userName } from './publish.ts';
import { add } from './source.ts';
import type { Terminal } from './terminal.ts';
import { count, sizeInWords } from './words.ts';

const optionsSchema = z.object({
  archive: z.string(),
  title: z.string().trim().min(1).optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  language: z.string().optional(),
  format: z.enum(['html', 'text']).optional(),
  by: z.string(),
  dryRun: z.boolean().optional(),
});
type Options = z.infer<typeof optionsSchema>;

/** `sheaf import`: a dossier page becomes a draft, with a report. */
export function addImport(program: Command, terminal: Terminal): void {
  const command = archiveCommand('import')
    .summary('read a dossier page into a draft, or a file of publications into the catalogue')
    .description(
      'Reads a dossier page, as saved from a browser (HTML) or copied from one (plain text), into a draft dossier. Says ' +
        'what it recognised, what it guessed and what is missing. What found no place is kept with the draft; nothing is ' +
        'published. A file of publications (WordPress export, feed, bibliography, table, list of addresses) or an address is ' +
        'taken into the catalogue instead, as sheaf source add does.',
    )
    .argument('<page>', 'file with the page or with publications, an address, or - for standard input')
    .option('--title <title>', 'the title, where the page has none or another')
    .option('--url <address>', 'where the page stands on the web, to make its links whole')
    .option('--language <tag>', 'language of the page (BCP 47: en, prs, ps …) instead of detecting it')
    .option('--format <format>', 'html or text, where the beginning of the page does not tell')
    .option('--by <name>', 'who imports', userName())
    .option('--dry-run', 'read and report, save nothing')
    .addHelpText(
      'after',
      examples(
        'sheaf import samples/pages/iskp-page.txt --title "ISKP in Afghanistan"',
        'sheaf import saved-page.html --url https://example.org/dossiers/water',
        'pbpaste | sheaf import -',
        'sheaf import references.bib --dry-run',
      ),
    )
    .action(async (page: string, given: unknown) => importPage(terminal, page, parseOptions(given)));
  program.addCommand(command);
}

function parseOptions(given: unknown): Options {
  const read = optionsSchema.safeParse(given);
  if (!read.success) {
    const where = String(read.error.issues[0]?.path[0] ?? '');
    throw new SheafError('invalid-input', `--${where}: this value can not be used. See sheaf import --help.`);
  }
  const { language } = read.data;
  if (language !== undefined && normaliseLanguageTag(language) === null) {
    throw new SheafError(
      'invalid-input',
      `--language ${language}: this is no language tag. Use one such as en, prs or ps.`,
    );
  }
  return read.data;
}

const LARGE_BYTES = 1_000_000;

async function importPage(terminal: Terminal, page: string, options: Options): Promise<void> {
  if (options.format === undefined && (await isOfPublications(page))) {
    await add(terminal, page, { ...options, format: undefined, sync: true, delay: POLITE_MS });
    return;
  }
  const bytes = await readPage(page);
  const format = options.format ?? formatOf(page, bytes);
  if (bytes.length > LARGE_BYTES && !terminal.isJson) {
    terminal.complain(`Reading ${sizeInWords(bytes.length)}; this takes some seconds …`);
  }
  const origin: DraftOrigin = {
    name: page,
    mediaType: format === 'html' ? 'text/html' : 'text/plain',
    bytes,
  };
  const read = (knownNames: readonly string[]) =>
    readDossierPage({
      bytes,
      format,
      url: options.url ?? null,
      title: options.title ?? null,
      language: options.language ?? null,
      knownNames,
    });
  if (options.dryRun) {
    reportDraft(terminal, read([]));
    return;
  }
  await withArchive(options.archive, 'write', async (archive) => {
    const draft = read(await namesIn(archive));
    const saved = await saveDraft(archive, draft, origin, options.by, markForIndexing);
    if (terminal.isJson) terminal.printJson({ ...saved, leftovers: draft.leftovers });
    else {
      printReport(terminal, draft, saved.report);
      terminal.print('');
      terminal.print(
        `${terminal.style('green', 'Saved')} as the draft “${saved.slug}”: ${count(saved.publicationsAdded, 'publication')} new, ${saved.publicationsKnown} known already.`,
      );
      terminal.print(`Look at it:     sheaf show ${saved.slug}`);
      terminal.print(
        `Make it public: sheaf publish ${saved.slug}${draft.title === null ? ' --title "…"' : ''}`,
      );
    }
  });
}

async function namesIn(archive: Archive): Promise<readonly string[]> {
  return readContributorNames(archive);
}

const POLITE_MS = 1_000;

/** Whether what is named holds publications and not a dossier page: an address, or a file that begins like one. */
async function isOfPublications(page: string): Promise<boolean> {
  if (page === '-') return false;
  if (/^https?:\/\//iu.test(page)) return true;
  const format = await formatOfFile(page);
  return format !== null && format.name !== 'web-page';
}

async function readPage(page: string): Promise<Uint8Array> {
  try {
    const bytes = page === '-' ? await buffer(process.stdin) : await readFile(page);
    if (bytes.length > 0) return bytes;
  } catch (error) {
    throw new SheafError(
      'not-found',
      `${page}: this file can not be read. Save the page from your browser and name the file, or use - for standard input.`,
      error,
    );
  }
  throw new SheafError(
    'invalid-input',
    `${page === '-' ? 'Standard input' : page} is empty: there is no page to read.`,
  );
}

function formatOf(page: string, bytes: Uint8Array): 'html' | 'text' {
  if (/\.x?html?$/i.test(page)) return 'html';
  return looksLikeHtml(bytes) ? 'html' : 'text';
}

function reportDraft(terminal: Terminal, draft: DossierDraft): void {
  if (terminal.isJson) terminal.printJson(draft);
  else {
    printReport(terminal, draft, draft.report);
    terminal.print('\nNothing was saved (--dry-run).');
  }
}

const HEADINGS: readonly [ReadingNote['kind'], string, 'green' | 'yellow' | 'cyan' | 'red' | 'dim'][] = [
  ['recognised', 'Recognised', 'green'],
  ['corrected', 'Put right', 'cyan'],
  ['guessed', 'Guessed: please look', 'yellow'],
  ['missing', 'Missing', 'red'],
  ['leftover', 'Left over', 'dim'],
];
const MOST_LINES = 12;

function printReport(terminal: Terminal, draft: DossierDraft, report: readonly ReadingNote[]): void {
  terminal.print(terminal.style('bold', draft.title ?? `${draft.workingTitle} (working title)`));
  for (const [kind, heading, style] of HEADINGS) {
    const notes = report.filter((note) => note.kind === kind);
    if (notes.length === 0) continue;
    terminal.print(`\n${terminal.style(style, heading)}`);
    for (const note of notes.slice(0, MOST_LINES)) {
      terminal.print(
        `  ${note.says}${note.line === null ? '' : terminal.style('dim', ` (line ${note.line})`)}`,
      );
    }
    if (notes.length > MOST_LINES)
      terminal.print(`  … and ${notes.length - MOST_LINES} more; --json has them all.`);
  }
  for (const piece of draft.leftovers.slice(0, MOST_LINES)) {
    terminal.print(terminal.style('dim', `  line ${piece.line}: ${shortened(piece.text)}`));
  }
}

function shortened(text: string): string {
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}

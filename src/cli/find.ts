import { type Command, Option } from 'commander';
import { z } from 'zod';
import { type Archive, readProfile, SheafError } from '../archive/index.ts';
import { type Publication, readPublications } from '../catalogue/index.ts';
import { markedParts } from '../language/index.ts';
import { openEmbeddedEngine, readQuery, type SearchAnswer, type Snippet, SORTS } from '../search/index.ts';
import { archiveCommand, examples, withArchive } from './archive-option.ts';
import { oneLine } from './layout.ts';
import { printPublication } from './publication-words.ts';
import type { Terminal } from './terminal.ts';
import { count } from './words.ts';

const optionsSchema = z.object({
  archive: z.string(),
  sort: z.enum(SORTS),
  page: z.coerce.number().int().min(1).max(1_000_000),
  asTyped: z.boolean().default(false),
});

const ON_A_PAGE = 20;

/** `sheaf find`: searches the whole catalogue, drafts' publications and others' alike. */
export function addFind(program: Command, terminal: Terminal): void {
  const command = archiveCommand('find')
    .summary('search the catalogue')
    .description(
      'Finds the publications that hold every one of these words in title, names, abstract or text, the most telling first, with the ' +
        'address by which other commands take them. Looks in the whole catalogue, not only in what is public. A name is searched under ' +
        'its other labels too. docs/searching.md has the whole language: "phrases", begin*, OR, NOT, author:, place:, after: and more.',
    )
    .argument('<words...>', 'what to search for, in any script')
    .addOption(new Option('--sort <order>', 'in which order').choices(SORTS).default('relevance'))
    .option('--page <number>', `of ${ON_A_PAGE} each`, '1')
    .option('--as-typed', 'do not search names under their other labels')
    .addHelpText(
      'after',
      examples(
        'sheaf find water valley',
        'sheaf find \'author:"Kate Example" after:2016\' --json',
        'sheaf find daesh -kabul',
      ),
    )
    .action(async (words: readonly string[], given: unknown) => {
      const read = optionsSchema.safeParse(given);
      if (!read.success)
        throw new SheafError('invalid-input', '--page is a whole number from 1 on.', read.error);
      const { archive: folder, ...options } = read.data;
      const wanted = words.join(' ');
      const found = await withArchive(folder, 'read', (archive) => find(archive, wanted, options));
      if (terminal.isJson) terminal.printJson(found.json);
      else printFound(terminal, wanted, found, options.page);
    });
  program.addCommand(command);
}

async function find(
  archive: Archive,
  wanted: string,
  { sort, page, asTyped }: Omit<z.infer<typeof optionsSchema>, 'archive'>,
) {
  const engine = await openEmbeddedEngine(archive);
  const query = readQuery(wanted);
  const answer = await engine.search({
    ...{ query, audience: 'editors', isExpanded: !asTyped, chosen: {}, sort },
    ...{ offset: (page - 1) * ON_A_PAGE, limit: ON_A_PAGE, language: (await readProfile(archive)).language },
  });
  const publications = await readPublications(
    archive,
    answer.hits.map(({ publication }) => publication),
  );
  const hits = answer.hits.flatMap(({ publication, snippets }) => {
    const known = publications.get(publication);
    return known ? [{ publication: known, snippets }] : [];
  });
  const { hits: _, dossiers: __, ...said } = answer;
  const json = {
    ...said,
    notes: query.notes,
    page,
    publications: hits.map((it) => ({ ...it.publication, snippets: it.snippets })),
  };
  return { answer, hits, json };
}

interface Found {
  readonly answer: SearchAnswer;
  readonly hits: readonly { readonly publication: Publication; readonly snippets: readonly Snippet[] }[];
}

function printFound(terminal: Terminal, wanted: string, { answer, hits }: Found, page: number): void {
  const also = [...new Set(answer.expanded.flatMap(({ also: labels }) => labels))];
  if (also.length > 0)
    terminal.complain(
      terminal.style('dim', `Also searching ${oneLine(also.join(', '))}. Not so: --as-typed`),
    );
  if (answer.waiting > 0)
    terminal.complain(`${count(answer.waiting, 'text')} not looked through yet: sheaf names link`);
  if (answer.total === 0) {
    terminal.print(`Nothing in the catalogue holds all of “${oneLine(wanted)}”. Try fewer words.`);
    if (answer.suggestion !== null)
      terminal.print(`Did you mean: sheaf find '${oneLine(answer.suggestion)}'`);
    return;
  }
  for (const { publication, snippets } of hits) {
    printPublication(terminal, publication);
    for (const snippet of snippets)
      if (snippet.marks.length > 0) terminal.print(`  ${inTerminal(terminal, snippet)}`);
  }
  const last = (page - 1) * ON_A_PAGE + hits.length;
  const total = answer.total + answer.others;
  if (last < total)
    terminal.print(
      `\n${last} of ${total.toLocaleString('en')}. More: --page ${page + 1}; --json has everything that is known.`,
    );
}

function inTerminal(terminal: Terminal, { text, marks, isCutBefore, isCutBehind }: Snippet): string {
  const shown = markedParts(text, marks).map((part) =>
    part.isMarked ? terminal.style('bold', oneLine(part.text)) : oneWith(part.text),
  );
  return `${isCutBefore ? '… ' : ''}${shown.join('')}${isCutBehind ? ' …' : ''}`;
}

/** On one line, the spaces at its ends kept. */
function oneWith(text: string): string {
  const inner = oneLine(text);
  if (inner === '') return text === '' ? '' : ' ';
  return `${/^\s/u.test(text) ? ' ' : ''}${inner}${/\s$/u.test(text) ? ' ' : ''}`;
}

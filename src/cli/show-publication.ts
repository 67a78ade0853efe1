import type { Archive } from '../archive/index.ts';
import {
  EDITABLE_FIELDS,
  type EditableField,
  isSameValue,
  openPairs,
  type Provenance,
  type Publication,
  type Relation,
  readProvenance,
  readPublications,
  readText,
} from '../catalogue/index.ts';
import { openPublicArchive } from '../dossiers/index.ts';
import { formatInstant } from '../language/index.ts';
import { eventInWords } from './event-words.ts';
import { valueInWords, wordFor } from './field-words.ts';
import { COLUMNS, oneLine, padded, wrap } from './layout.ts';
import type { Style, Terminal } from './terminal.ts';
import { count } from './words.ts';

/** A publication with everything that is known of where it comes from. */
export async function readShownPublication(archive: Archive, publication: Publication) {
  const provenance = await readProvenance(archive, publication.id);
  const waiting = (await openPairs(archive, 'publication'))
    .filter(({ one, other }) => one === publication.id || other === publication.id)
    .map(({ one, other, ...pair }) => ({ ...pair, with: one === publication.id ? other : one }));
  const others = await readPublications(archive, [
    ...provenance.relations.flatMap(({ from, to }) => [from, to]),
    ...waiting.map((it) => it.with),
  ]);
  const text = await readText(archive, publication.id);
  return {
    publication,
    isPublic: (await openPublicArchive(archive).publication(publication.slug)) !== null,
    ...provenance,
    waiting,
    textCharacters: text?.text.length ?? 0,
    others,
  };
}

type Shown = Awaited<ReturnType<typeof readShownPublication>>;

/** What `--json` prints of it: fields by the words that the command line has for them. */
export function publicationForMachines({ others, values, edits, ...shown }: Shown) {
  const slugOf = (id: string) => others.get(id)?.slug ?? id;
  return {
    ...shown,
    values,
    edits: edits.map((edit) => ({ ...edit, field: wordFor(edit.field) })),
    relations: shown.relations.map((it) => ({ ...it, from: slugOf(it.from), to: slugOf(it.to) })),
    waiting: shown.waiting.map((it) => ({ ...it, with: slugOf(it.with) })),
  };
}

const LABEL_WIDTH = 13;

/** Field by field what is shown, who edited it, and what each source says; then what it is to others, and its history. */
export function printShownPublication(terminal: Terminal, shown: Shown): void {
  const { publication, isPublic, values, records, textCharacters } = shown;
  for (const line of wrap(publication.title, COLUMNS)) terminal.print(terminal.style('bold', line));
  terminal.print(
    terminal.style(
      'dim',
      `${publication.slug} · ${publication.kind} · ${isPublic ? 'public' : 'not public'}`,
    ),
  );
  terminal.print('');
  const said = EDITABLE_FIELDS.filter((field) => isSaid(shown, field));
  for (const field of said) printField(terminal, shown, field);
  if (values.identifiers.length > 0)
    printLabelled(
      terminal,
      'identifiers',
      values.identifiers.map((it) => `${it.scheme} ${it.value}`).join('; '),
    );
  printLabelled(terminal, 'cite key', publication.citeKey);
  if (textCharacters > 0) printLabelled(terminal, 'text', count(textCharacters, 'character'));
  if (records.length === 0)
    printLabelled(terminal, 'sources', 'none: it was read from a dossier page, or entered', 'dim');
  const missing = EDITABLE_FIELDS.filter((field) => !said.includes(field)).map(wordFor);
  if (missing.length > 0) printLabelled(terminal, 'not known', missing.join(', '), 'dim');
  printLinks(terminal, shown);
  printEvents(terminal, shown);
}

/** Whether anybody says something of a field, or an editor says that there is nothing. */
function isSaid({ values, records, edits }: Shown, field: EditableField): boolean {
  const all = [values[field], ...records.map(({ record }) => record[field])];
  return edits.some((it) => it.field === field) || all.some((it) => valueInWords(field, it) !== '');
}

function printField(terminal: Terminal, { values, records, edits }: Shown, field: EditableField): void {
  printLabelled(terminal, wordFor(field), valueInWords(field, values[field]) || '(none)');
  const edit = edits.find((it) => it.field === field);
  if (edit) printBelow(terminal, `edited by ${edit.by}, ${formatInstant(edit.at, 'en')}`, 'cyan');
  const said = sourcesOf(records, field).map(({ name, value }): [string, Style] =>
    isSameValue(value, values[field]) ? [name, 'dim'] : [`${name}: ${valueInWords(field, value)}`, 'yellow'],
  );
  // A source that has the piece twice says most things twice.
  for (const [line, style] of new Map(said)) printBelow(terminal, line, style);
}

/** Who says something of a field, and where in the source it stood. */
function sourcesOf(records: Provenance['records'], field: EditableField) {
  return records.flatMap(({ sourceName, record }) => {
    const value = record[field];
    if (valueInWords(field, value) === '') return [];
    const origin = record.origins[field];
    return { name: origin === undefined ? sourceName : `${sourceName}, ${origin}`, value };
  });
}

function printLinks(terminal: Terminal, { publication, relations, waiting, merged, others }: Shown): void {
  const lines = [
    ...relations.map((it) => relationInWords(it, publication.id, others)),
    ...waiting.map((it) => `may be one with ${nameOf(it.with, others)} (${it.reasons.join(', ')})`),
    ...merged.map((it) => `“${it.title}” (${it.slug}) was merged into it`),
  ];
  if (lines.length === 0) return;
  terminal.print('');
  for (const [at, line] of lines.entries()) printLabelled(terminal, at === 0 ? 'related' : '', line);
}

const RELATION_WORDS = {
  'version-of': 'version',
  'copy-of': 'copy',
  'translation-of': 'translation',
} as const;

function relationInWords(
  { from, type, to, reasons, by }: Relation,
  own: string,
  others: ReadonlyMap<string, Publication>,
): string {
  const word = RELATION_WORDS[type];
  const says = from === own ? `a ${word} of ${nameOf(to, others)}` : `has a ${word}: ${nameOf(from, others)}`;
  return `${says} (${[...reasons, ...(by === null ? [] : [by])].join(', ')})`;
}

function nameOf(id: string, others: ReadonlyMap<string, Publication>): string {
  const other = others.get(id);
  return other ? `“${other.title}” (${other.slug})` : id;
}

function printEvents(terminal: Terminal, { events, records }: Shown): void {
  if (events.length === 0) return;
  const names = new Map(records.map(({ source, sourceName }) => [source, sourceName]));
  terminal.print('');
  for (const [at, event] of events.entries()) {
    const by = event.by === 'sheaf' ? '' : `${event.by}: `;
    printLabelled(
      terminal,
      at === 0 ? 'history' : '',
      `${formatInstant(event.at, 'en')}  ${by}${eventInWords(event, names)}`,
    );
  }
}

function printLabelled(terminal: Terminal, label: string, value: string, style: Style | null = null): void {
  for (const [at, line] of wrap(value, COLUMNS - LABEL_WIDTH).entries()) {
    const start = terminal.style('dim', padded(at === 0 ? label : '', LABEL_WIDTH));
    terminal.print(start + (style ? terminal.style(style, line) : line));
  }
}

function printBelow(terminal: Terminal, text: string, style: Style): void {
  for (const [at, line] of wrap(oneLine(text), COLUMNS - LABEL_WIDTH - 4).entries()) {
    const indent = ' '.repeat(LABEL_WIDTH + (at === 0 ? 2 : 4));
    terminal.print(indent + terminal.style(style, line));
  }
}

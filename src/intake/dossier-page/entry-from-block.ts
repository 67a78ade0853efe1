import { foldForTitle } from '../../language/index.ts';
import type { EntryDraft, Leftover, ReadingNote } from '../draft.ts';
import { BUTTON_WORDS, EXTERNAL_PREFIX } from '../words/index.ts';
import type { EntryBlock } from './entry-layout.ts';
import type { LineSigns } from './line-signs.ts';

export interface EntryFromBlock {
  readonly entry: EntryDraft;
  readonly leftovers: readonly Leftover[];
  readonly notes: readonly ReadingNote[];
}

/** Makes the entry of the lines that were found to be one. */
export function entryFromBlock(lines: readonly LineSigns[], block: EntryBlock): EntryFromBlock {
  const signs = lines[block.title];
  const all = lines.slice(block.from, block.to);
  const written = writtenTitle(signs, block.usesOneLine);
  const whole = bestTitle(written, all, signs);
  const external = EXTERNAL_PREFIX.exec(whole);
  const title = external ? whole.slice(external[0].length) : whole;
  const { metadata } = block;
  const blurb = block.blurb
    .map((at) => withoutButton(lines[at]?.line.markdown ?? ''))
    .filter((it) => it !== '');
  const rest = block.usesOneLine ? signs?.oneLine?.rest : null;
  const line = signs?.line.line ?? 0;
  const notes = notesOn(title, { whole, written, line, block, hasRunOn: Boolean(signs?.runOn) });
  return {
    entry: {
      title,
      url: urlOf(signs, all),
      contributors: metadata.contributors ?? [],
      date: metadata.date,
      kind: external ? externalKind(external[0]) : metadata.kind,
      publisher: metadata.publisher,
      isExternal: external !== null,
      blurb: [metadata.summary, ...blurb, rest].filter((it) => it).join('\n\n') || null,
      language: metadata.language,
    },
    leftovers: block.unexplained.flatMap((at) => {
      const other = lines[at]?.line;
      return other ? [{ line: other.line, text: other.text }] : [];
    }),
    notes,
  };
}

/** `… and why. [Read more](…)`: the link at the end is a button. */
function withoutButton(markdown: string): string {
  const link = /\s*\[([^\]]{1,40})\]\(<[^>]*>\)\s*$/u.exec(markdown);
  return link?.[1] && BUTTON_WORDS.has(foldForTitle(link[1])) ? markdown.slice(0, link.index) : markdown;
}

interface TitleReading {
  readonly whole: string;
  readonly written: string;
  readonly line: number;
  readonly block: EntryBlock;
  readonly hasRunOn: boolean;
}

function notesOn(title: string, { whole, written, line, block, hasRunOn }: TitleReading): ReadingNote[] {
  const corrected = (about: string, says: string): ReadingNote => ({ kind: 'corrected', about, line, says });
  return [
    ...block.metadata.notes.map((note) => ({ ...note, line, says: `${shortened(title)}: ${note.says}` })),
    ...(hasRunOn
      ? [
          corrected(
            'title-run-on',
            `${shortened(title)}: title and metadata had run together in one line and were parted.`,
          ),
        ]
      : []),
    ...(whole === written
      ? []
      : [
          corrected(
            'title-quotes',
            `${shortened(whole)}: the title stands twice and differs; the one with whole quotation marks was taken.`,
          ),
        ]),
  ];
}

/** In the page's own words, without the house's name between them (`External AAN Publication:`). */
function externalKind(prefix: string): string {
  const words = prefix.replace(/[\s:：]+$/u, '').toLowerCase();
  return /^external\b/.test(words) ? 'external publication' : words;
}

function writtenTitle(signs: LineSigns | undefined, usesOneLine: boolean): string {
  if (!signs) return '';
  if (usesOneLine && signs.oneLine) return signs.oneLine.title;
  return signs.runOn?.title ?? signs.line.text;
}

/** Of a title that stands twice, the one whose quotation marks are whole; else the first. */
function bestTitle(written: string, lines: readonly LineSigns[], title: LineSigns | undefined): string {
  if (hasWholeQuotes(written)) return written;
  const again = lines.find(
    (it) =>
      it !== title && it.folded() !== '' && it.folded() === title?.folded() && hasWholeQuotes(it.line.text),
  );
  return again?.line.text ?? written;
}

function hasWholeQuotes(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const apostrophes = count(/(?<=\p{L})’(?=\p{L})|(?<=s)’(?=\s)/gu);
  return (
    count(/‘/gu) === count(/’/gu) - apostrophes && count(/“/gu) === count(/”/gu) && count(/"/gu) % 2 === 0
  );
}

function urlOf(title: LineSigns | undefined, lines: readonly LineSigns[]): string | null {
  if (title?.oneLine?.url) return title.oneLine.url;
  const own = title?.line.links[0]?.url;
  if (own) return own;
  const other = lines.find(
    (it) => it.line.links.length > 0 && (it.isButton || it.folded() === title?.folded()),
  );
  if (other) return other.line.links[0]?.url ?? null;
  const inWords = lines
    .map((it) => /https?:\/\/[^\s<>"”)]+/u.exec(it.line.text)?.[0])
    .find((it) => it !== undefined);
  return inWords?.replace(/[.,;]+$/u, '') ?? null;
}

function shortened(title: string): string {
  return `“${title.length > 60 ? `${title.slice(0, 57)}…` : title}”`;
}

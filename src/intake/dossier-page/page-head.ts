import { type Dated, foldForTitle } from '../../language/index.ts';
import type { ContributorDraft, Leftover } from '../draft.ts';
import type { AssemblyContext } from './assemble-draft.ts';
import { type EntryMetadata, joinMetadata, noEntryMetadata } from './entry-metadata.ts';
import type { LineSigns } from './line-signs.ts';
import type { PageMetadata } from './page.ts';

/** The dossier's own title, subtitle, byline and date, and how many of the first lines they take up. */
export interface PageHead {
  readonly title: string | null;
  readonly titleIsGuessed: boolean;
  readonly subtitle: string | null;
  readonly contributors: readonly ContributorDraft[];
  readonly published: Dated | null;
  readonly revised: Dated | null;
  readonly lineCount: number;
  readonly leftovers: readonly Leftover[];
}

/** Where a page has no title, the head has none: nothing is made up. */
export function readHead(
  lines: readonly LineSigns[],
  metadata: PageMetadata,
  context: AssemblyContext,
): PageHead {
  const titleAt = findTitleLine(lines, metadata);
  if (titleAt !== null) return headFrom(lines, titleAt, metadata, context);
  return {
    ...emptyHead,
    title: metadata.title,
    titleIsGuessed: metadata.title !== null,
    contributors: metadata.authors.map(contributorOf),
  };
}

const emptyHead: PageHead = {
  title: null,
  titleIsGuessed: false,
  subtitle: null,
  contributors: [],
  published: null,
  revised: null,
  lineCount: 0,
  leftovers: [],
};

function contributorOf(author: PageMetadata['authors'][number]): ContributorDraft {
  return { name: author.name, kind: author.isOrganisation ? 'organisation' : 'person', role: 'author' };
}

const HOW_FAR = 40;

function findTitleLine(lines: readonly LineSigns[], metadata: PageMetadata): number | null {
  const first = lines.slice(0, HOW_FAR);
  const marked = first.findIndex((it) => it.line.headingLevel === 1 && it.line.group === null);
  const firsts = first.filter((it) => it.line.headingLevel === 1).length;
  if (marked >= 0 && (firsts === 1 || marked === 0)) return marked;
  const named = metadata.title === null ? '' : foldForTitle(metadata.title);
  const same = first.findIndex((it) => named !== '' && it.folded() === named && it.line.group === null);
  if (same >= 0) return same;
  if (isTitleByPlace(lines)) return 0;
  return titleBelowMenu(lines);
}

const LONGEST_MENU = 8;

/** The site's name and its menu stand above the title: a few words each, and nothing that belongs to a piece. */
function titleBelowMenu(lines: readonly LineSigns[]): number | null {
  for (let at = 1; at <= LONGEST_MENU; at += 1) {
    const above = lines[at - 1];
    const here = lines[at];
    if (
      !above ||
      !here ||
      above.wordCount > 6 ||
      above.isSentence ||
      above.hasPeriod ||
      isSureMetadata(above)
    )
      return null;
    if ((here.metadata?.certainty ?? 0) >= 0.3 || here.wordCount < 2 || !isTitleByPlace(lines.slice(at)))
      continue;
    const below = lines.slice(at);
    if (headingEndsText(below, headLength(below, 0))) return at;
  }
  return null;
}

/** A short first line above running text or a heading, and not the first of the page's entries. */
function isTitleByPlace(lines: readonly LineSigns[]): boolean {
  const [first] = lines;
  if (!first || !isShort(first) || first.hasPeriod || first.line.group !== null || first.line.hasListMarker)
    return false;
  const below = headLength(lines, 0);
  const next = lines[below];
  if (!next) return false;
  if (!next.isParagraph) return isHeadingLike(next) && below <= 4;
  const isDated = lines.slice(1, below).some(isSureMetadata);
  return !isDated || headingEndsText(lines, below) || !entriesHaveText(lines.slice(below));
}

function isHeadingLike(signs: LineSigns): boolean {
  return signs.line.headingLevel !== null || (signs.hasPeriod && !isSureMetadata(signs));
}

/** Running text and then a heading: what stands above the text is the dossier's own, whatever the entries look like. */
function headingEndsText(lines: readonly LineSigns[], from: number): boolean {
  const end = lines.slice(from).find((it) => !it.isParagraph && !it.isSentence);
  return end !== undefined && isHeadingLike(end);
}

function isShort(signs: LineSigns): boolean {
  return !signs.isParagraph && !isSureMetadata(signs) && signs.wordCount <= 25 && signs.runOn === null;
}

function isSureMetadata(signs: LineSigns): boolean {
  return signs.metadata !== null && signs.metadata.certainty >= 0.85;
}

/** Most of the page's dates and bylines have a paragraph below them: then the first one is an entry like the others. */
function entriesHaveText(lines: readonly LineSigns[]): boolean {
  const ends = lines.flatMap((it, at) =>
    isSureMetadata(it) && !isSureMetadata(lines[at + 1] ?? it) ? [at] : [],
  );
  const withText = ends.filter((at) => lines[at + 1]?.isParagraph);
  return ends.length > 0 && withText.length / ends.length > 0.5;
}

/** One past the last line of the head: subtitle and metadata below the title. */
function headLength(lines: readonly LineSigns[], title: number): number {
  let at = title + 1;
  const subtitle = lines[at];
  if (subtitle && isSubtitle(subtitle, lines[at + 1])) at += 1;
  while (at < lines.length && at <= title + 6) {
    const signs = lines[at];
    if (!signs?.metadata || (signs.line.headingLevel !== null && !isByline(signs))) break;
    if (signs.line.group !== null && !isSureMetadata(signs)) break;
    if (!isSureMetadata(signs) && signs.metadata.certainty < 0.55) break;
    at += 1;
  }
  return at;
}

/** Names, though the page sets them as a heading. */
function isByline({ metadata }: LineSigns): boolean {
  return metadata !== null && metadata.metadata.contributors !== null && metadata.certainty >= 0.55;
}

function isSubtitle(signs: LineSigns, next: LineSigns | undefined): boolean {
  if (
    !isShort(signs) ||
    (signs.hasPeriod && (signs.line.headingLevel ?? 0) < 3) ||
    (signs.wordCount < 2 && signs.line.headingLevel === null) ||
    signs.line.group !== null ||
    signs.line.hasListMarker ||
    signs.isWholeLink
  )
    return false;
  if (signs.metadata && signs.metadata.certainty >= 0.5) return false;
  const isMarked = signs.line.headingLevel !== null;
  return (
    next !== undefined &&
    (next.isParagraph || isSureMetadata(next) || isByline(next)) &&
    !(isMarked && signs.line.headingLevel === 2 && next.isParagraph)
  );
}

function headFrom(
  lines: readonly LineSigns[],
  titleAt: number,
  page: PageMetadata,
  context: AssemblyContext,
): PageHead {
  const title = lines[titleAt];
  const end = headLength(lines, titleAt);
  const below = lines.slice(titleAt + 1, end);
  const hasSubtitle = below[0] !== undefined && (below[0].metadata?.certainty ?? 0) < 0.5;
  const said = below
    .slice(hasSubtitle ? 1 : 0)
    .reduce<EntryMetadata>(
      (all, it) => joinMetadata(all, it.metadata?.metadata ?? noEntryMetadata),
      noEntryMetadata,
    );
  const before = lines.slice(0, titleAt).map((it) => ({ line: it.line.line, text: it.line.text }));
  const replaced = context.title !== null && title && foldForTitle(context.title) !== title.folded();
  return {
    title: title?.line.text ?? null,
    titleIsGuessed: title?.line.headingLevel !== 1,
    subtitle: hasSubtitle ? (below[0]?.line.text ?? null) : null,
    contributors: said.contributors ?? page.authors.map(contributorOf),
    published: said.date,
    revised: null,
    lineCount: end,
    leftovers: replaced ? [...before, { line: title.line.line, text: title.line.text }] : before,
  };
}

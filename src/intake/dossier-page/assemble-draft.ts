import { foldForTitle, readDate, splitHeading } from '../../language/index.ts';
import type {
  ContributorDraft,
  DossierDraft,
  EntryDraft,
  FigureDraft,
  Leftover,
  ReadingNote,
  SectionDraft,
} from '../draft.ts';
import { entryFromBlock } from './entry-from-block.ts';
import { type Block, type EntryBlock, readLayout } from './entry-layout.ts';
import { findEntryLevel } from './entry-level.ts';
import { datedOf } from './line-dates.ts';
import { type LineSigns, readAllSigns } from './line-signs.ts';
import type { Page, PageLine } from './page.ts';
import { readHead } from './page-head.ts';
import { type PageParts, takePartsOut } from './page-parts.ts';
import { partNamesOfEntries } from './part-entry-names.ts';
import { knownNames } from './parted-names.ts';
import { reportOn } from './reading-report.ts';

export interface AssemblyContext {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly languageIsGuessed: boolean;
  readonly title: string | null;
  readonly url: string | null;
  readonly knownNames: readonly string[];
}

/** Makes the draft of a page's lines: takes the parts out, finds the entries, and binds them under their headings. */
export function assembleDraft(page: Page, context: AssemblyContext): DossierDraft {
  const parts = takePartsOut(page.lines, context.language);
  const headings = headingLanguage(parts.lines, context.language);
  const lines = readAllSigns(parts.lines, context.language, headings);
  const head = readHead(lines, page.metadata, context);
  const body = lines.slice(head.lineCount);
  const { blocks } = readLayout(body, findEntryLevel(body));
  const bound = bindBlocks(body, blocks, parts, head.lineCount, headings);
  const known = knownNames([
    ...bound.sections.flatMap((section) => section.entries.map((entry) => entry.contributors)),
    context.knownNames.map((name): ContributorDraft => ({ name, kind: 'person', role: 'author' })),
  ]);
  const parted = partNamesOfEntries(bound.sections, known);
  const title = context.title ?? head.title;
  const around = [...parts.surroundings.map(leftoverOf), ...page.surroundings];
  const leftovers = sortedLeftovers([...around, ...head.leftovers, ...bound.leftovers]);
  const tags = parts.tags.length > 0 ? parts.tags : page.metadata.keywords;
  const draft: Omit<DossierDraft, 'report'> = {
    title,
    workingTitle: title ?? workingTitle(tags, bound.lead),
    subtitle: head.subtitle,
    language: context.language,
    direction: context.direction,
    lead: bound.lead,
    leadFigure: bound.leadFigure,
    figures: bound.figures,
    sections: parted.sections,
    tags,
    contributors: head.contributors,
    published: head.published ?? readStamp(page.metadata.published),
    revised: parts.revised?.date ?? head.revised ?? readStamp(page.metadata.modified),
    sourceUrl: context.url,
    leftovers,
  };
  return { ...draft, report: reportOn(draft, [...bound.notes, ...parted.notes], parts, head, context) };
}

/** A page that dates by the solar calendar means it in its headings too: there `1395` is a year of Dari. */
function headingLanguage(lines: readonly PageLine[], language: string): string {
  return lines.some((line) => line.text.length < 300 && SOLAR_DATE.test(line.text)) ? 'prs' : language;
}

const SOLAR_DATE =
  /\b(?:hamal|s[ae]?[uw]r|ja[uw]za|saratan|asad|sunb[ou]la|mizan|aqrab|qa[uw]s|jad[di]?i|dal[wv]a?|hut|h?oot|farvardin|ordibehesht|khordad|tir|mordad|shahrivar|mehr|aban|azar|dey|bahman|esfand)\s+1[34]\d\d\b/iu;

/** A machine's date, as JSON-LD and meta elements have it; the day as written there. */
function readStamp(stamp: string | null) {
  const date = stamp === null ? null : readDate(stamp, { language: 'en' });
  return date ? datedOf(date) : null;
}

function workingTitle(tags: readonly string[], lead: readonly string[]): string {
  if (tags.length > 0) return `Untitled dossier: ${tags.slice(0, 3).join(', ')}`;
  const words = (lead[0] ?? '').split(' ').slice(0, 6).join(' ');
  return words === '' ? 'Untitled dossier' : `Untitled dossier: ${words} …`;
}

function leftoverOf(line: { line: number; text: string }): Leftover {
  return { line: line.line, text: line.text };
}

function sortedLeftovers(leftovers: readonly Leftover[]): Leftover[] {
  return [...leftovers].sort((a, b) => a.line - b.line);
}

interface OpenSection {
  heading: string | null;
  period: SectionDraft['period'];
  level: number | null;
  paragraphs: string[];
  figures: FigureDraft[];
  entries: OpenEntry[];
  line: number;
}

interface OpenEntry {
  readonly entry: EntryDraft;
  /** Paragraphs. */
  readonly blurb: string[];
}

interface Bound {
  readonly lead: readonly string[];
  readonly leadFigure: FigureDraft | null;
  readonly figures: readonly FigureDraft[];
  readonly sections: readonly SectionDraft[];
  readonly leftovers: readonly Leftover[];
  readonly notes: readonly ReadingNote[];
}

/** Blocks in page order become the lead, sections with their paragraphs, and entries; what belongs nowhere is left over. */
function bindBlocks(
  lines: readonly LineSigns[],
  blocks: readonly Block[],
  parts: PageParts,
  offset: number,
  headings: string,
): Bound {
  const lead: string[] = [];
  const sections: OpenSection[] = [];
  const leftovers: Leftover[] = [];
  const notes: ReadingNote[] = [];
  const figures = placeFigures(parts, offset);
  const leadFigures: FigureDraft[] = [];
  for (const block of blocks) {
    const upTo = figures.findIndex((it) => it.before > block.from);
    const here = figures.splice(0, upTo < 0 ? figures.length : upTo).map((it) => it.figure);
    (sections.at(-1)?.figures ?? leadFigures).push(...here);
    if (block.is === 'entry') bindEntry(lines, block, sections, leftovers, notes);
    else if (block.is === 'heading') sections.push(openSection(lines, block.from, headings));
    else bindText(lines, block, sections.at(-1), lead, leftovers);
  }
  (sections.at(-1)?.figures ?? leadFigures).push(...figures.map((it) => it.figure));
  return {
    lead,
    leadFigure: leadFigures[0] ?? null,
    figures: leadFigures.slice(1),
    sections: sections.map(closeSection),
    leftovers,
    notes,
  };
}

function placeFigures(parts: PageParts, offset: number) {
  return parts.figures.map((it) => ({ ...it, before: Math.max(0, it.before - offset) }));
}

function openSection(lines: readonly LineSigns[], at: number, language: string): OpenSection {
  const line = lines[at]?.line;
  const { heading, period } = splitHeading(line?.text ?? '', { language });
  return {
    heading,
    period: period && datedOf(period),
    level: line?.headingLevel ?? null,
    paragraphs: [],
    figures: [],
    entries: [],
    line: line?.line ?? 0,
  };
}

function closeSection({ heading, period, paragraphs, figures, entries }: OpenSection): SectionDraft {
  const closed = entries.map(({ entry, blurb }) => ({ ...entry, blurb: blurb.join('\n\n') || null }));
  return { heading, period, paragraphs, figures, entries: closed };
}

function bindEntry(
  lines: readonly LineSigns[],
  block: EntryBlock,
  sections: OpenSection[],
  leftovers: Leftover[],
  notes: ReadingNote[],
): void {
  const read = entryFromBlock(lines, block);
  let section = sections.at(-1);
  if (!section) {
    section = { heading: null, period: null, level: null, paragraphs: [], figures: [], entries: [], line: 0 };
    sections.push(section);
  }
  section.entries.push({ entry: read.entry, blurb: read.entry.blurb === null ? [] : [read.entry.blurb] });
  leftovers.push(...read.leftovers);
  notes.push(...read.notes);
}

function bindText(
  lines: readonly LineSigns[],
  block: Block,
  section: OpenSection | undefined,
  lead: string[],
  leftovers: Leftover[],
): void {
  const signs = lines[block.from];
  if (!signs) return;
  if (block.is !== 'paragraph') {
    leftovers.push(leftoverOf(signs.line));
    return;
  }
  const entry = section?.entries.at(-1);
  if (!section) lead.push(signs.line.markdown);
  else if (!entry) section.paragraphs.push(signs.line.markdown);
  else addToBlurb(entry, signs.line.markdown);
}

/** A paragraph below an entry is about it; one that stands twice is taken once. */
function addToBlurb(entry: OpenEntry, markdown: string): void {
  const last = entry.blurb.at(-1);
  const isAgain = last?.length === markdown.length && foldForTitle(last) === foldForTitle(markdown);
  if (!isAgain) entry.blurb.push(markdown);
}

// What stands on a dossier page beside its narrative, headings and entries: pictures, tags, the word on when it was
// last updated, boxes that belong to the site around it. These are taken out first; what remains is read as the dossier.

import { type Dated, findDates, fold, foldForTitle } from '../../language/index.ts';
import type { FigureDraft } from '../draft.ts';
import { BUTTON_WORDS, LABELS, SURROUNDING_HEADINGS } from '../words/index.ts';
import { findLabels, type Label } from './labels.ts';
import { datedOf } from './line-dates.ts';
import type { PageLine } from './page.ts';
import { takeFigure } from './page-figures.ts';

export interface PageParts {
  /** The lines of the dossier itself. */
  readonly lines: readonly PageLine[];
  /** Pictures, each with the place in `lines` before which it stands. */
  readonly figures: readonly {
    readonly before: number;
    readonly figure: FigureDraft;
    readonly line: number;
  }[];
  readonly tags: readonly string[];
  readonly revised: { readonly date: Dated; readonly line: number } | null;
  readonly labels: readonly { readonly label: Label; readonly line: number }[];
  /** Lines of boxes and buttons around the dossier. */
  readonly surroundings: readonly PageLine[];
}

/** Parts a page into what is the dossier and what stands beside it. */
export function takePartsOut(all: readonly PageLine[], language: string): PageParts {
  const taking: Taking = {
    all,
    language,
    at: 0,
    lines: [],
    figures: [],
    tags: [],
    revised: null,
    labels: [],
    surroundings: [],
  };
  while (taking.at < all.length) {
    const taken = takeFigure(taking) || takeTags(taking) || takeRevision(taking) || takeBox(taking);
    if (taken) continue;
    const line = all[taking.at];
    if (line) taking.lines.push(line);
    taking.at += 1;
  }
  return taking;
}

/** A page being parted: where the reading stands, and what was taken so far. */
export interface Taking {
  readonly all: readonly PageLine[];
  readonly language: string;
  at: number;
  readonly lines: PageLine[];
  readonly figures: { before: number; figure: FigureDraft; line: number }[];
  readonly tags: string[];
  revised: { date: Dated; line: number } | null;
  readonly labels: { label: Label; line: number }[];
  readonly surroundings: PageLine[];
}

const LONGEST_TAG = 60;
const MOST_TAGS = 60;

function takeTags(taking: Taking): boolean {
  const line = taking.all[taking.at];
  if (!line) return false;
  // A tag inside an entry is the entry's.
  if (line.part === 'tag' && line.group === null) {
    addTags(taking, [line.text]);
    taking.at += 1;
    return true;
  }
  if (line.text.startsWith('#') && isOnlyLinks({ ...line, text: line.text.replace(/^#\s*/u, '') })) {
    addTags(
      taking,
      line.links.map((it) => it.text),
    );
    taking.at += 1;
    return true;
  }
  const label = findLabels(line.text)[0] ?? bareLabel(line);
  if (label?.name !== 'tags' || label.start !== 0) return false;
  taking.labels.push({ label, line: line.line });
  taking.at += 1;
  const value = line.text.slice(label.end);
  if (value !== '') addTags(taking, splitTags(value));
  else takeTagLines(taking);
  return true;
}

/** `Tags` as a heading of its own, without a colon. */
function bareLabel(line: PageLine): Label | undefined {
  const name = line.text.length <= 30 ? LABELS.get(fold(line.text)) : undefined;
  if (name !== 'tags' && !(name === 'revisions' && line.headingLevel !== null)) return undefined;
  return { name, words: line.text, start: 0, end: line.text.length, misspeltFor: null };
}

function takeTagLines(taking: Taking): void {
  const first = taking.all[taking.at];
  for (let count = 0; count < MOST_TAGS; count += 1) {
    const line = taking.all[taking.at];
    if (!line || line.text.length > LONGEST_TAG * (count === 0 ? 6 : 1) || line.headingLevel !== null) return;
    if (count > 0 && line.afterGap && !line.hasListMarker && line.group === null && first?.group === null)
      return;
    if (findLabels(line.text).length > 0 || findDates(line.text, { language: taking.language }).length > 0)
      return;
    if (line.text.split(' ').length > 6 && !/[,،;|·]/u.test(line.text)) return;
    addTags(taking, isOnlyLinks(line) ? line.links.map((it) => it.text) : splitTags(line.text));
    taking.at += 1;
  }
}

/** Links beside each other with nothing between them: each is a tag, of however many words. */
function isOnlyLinks({ text, links }: PageLine): boolean {
  return links.length > 1 && links.map((it) => it.text).join(' ') === text;
}

function splitTags(text: string): string[] {
  const parts = text.split(/\s*[,،;؛|·•]\s*/u);
  return parts.length === 1 && /^#\S+(?:\s+#\S+)+$/u.test(text) ? text.split(/\s+/u) : parts;
}

function addTags(taking: Taking, tags: readonly string[]): void {
  for (const raw of tags) {
    const tag = raw
      .replace(/^#/u, '')
      .replace(/[.\s]+$/u, '')
      .trim();
    if (tag !== '' && tag.length <= 120 && !taking.tags.includes(tag)) taking.tags.push(tag);
  }
}

function takeRevision(taking: Taking): boolean {
  const line = taking.all[taking.at];
  if (!line || line.text.length > 200 || (line.group !== null && line.part === null && line.links.length > 0))
    return false;
  const label = findLabels(line.text)[0] ?? bareLabel(line);
  const isHeading = label?.name === 'revisions' && label.start === 0 && line.text.length <= label.end + 1;
  const date = revisionDate(line, taking.language) ?? revisionBeside(taking, line);
  if (date) taking.revised = { date, line: line.line };
  if (!date && !isHeading) return false;
  if (label) taking.labels.push({ label, line: line.line });
  taking.at += 1;
  return true;
}

/** `Published Jun 1, 2021 · Updated Feb 9, 2022`: the line goes on without its second half. */
function revisionBeside(taking: Taking, line: PageLine): Dated | null {
  const [first, second, ...others] = line.text.split(/\s*[|·•∙]\s*|\s+[–—-]\s+/u);
  if (!first || !second || others.length > 0) return null;
  const date = revisionDate({ ...line, text: second }, taking.language);
  if (date) taking.lines.push({ ...line, text: first, markdown: first });
  return date;
}

/** The longest word of each label for it: without one of them no line says when a page was updated. */
const REVISED_WORDS = new RegExp(
  [...LABELS]
    .filter(([, name]) => name === 'revised')
    .map(([words]) =>
      words.split(' ').reduce((longest, word) => (word.length > longest.length ? word : longest)),
    )
    .join('|'),
  'u',
);

/** The date of a line that says when the page was last updated and nothing else. */
function revisionDate(line: PageLine, language: string): Dated | null {
  const digit = line.text.search(/[\d٠-٩۰-۹]/u);
  if (digit < 0 || !REVISED_WORDS.test(fold(line.text.slice(0, digit)))) return null;
  const dates = findDates(line.text, { language });
  const date = dates[0];
  if (!date || dates.length > 1) return null;
  const before = fold(line.text.slice(0, date.start))
    .replace(/[\s:：,(–—-]+$/u, '')
    .trim();
  const after = line.text.slice(date.end).replace(/^[\s.)،,]+/u, '');
  if (after.length > 40) return null;
  if (LABELS.get(before) === 'revised') return datedOf(date);
  const phrase = before.split(' ').slice(-4);
  const ends = phrase.map((_, at) => phrase.slice(at).join(' '));
  return before.length <= 80 && ends.some((it) => it.includes(' ') && LABELS.get(it) === 'revised')
    ? datedOf(date)
    : null;
}

/** `Home › Publications › Dossiers`, or a menu that begins so. */
function isWayHere({ text, headingLevel, group }: PageLine): boolean {
  if (headingLevel !== null || group !== null || text.length > 160 || /[.!?؟]$/u.test(text)) return false;
  const pieces = text.split(/\s*[›»>→/|·•]\s*/u).filter((it) => it !== '');
  const isShort = pieces.length >= 2 && pieces.every((it) => it.split(' ').length <= 6);
  if (isShort && /[›→]|\s[>»]\s/u.test(text)) return true;
  return (
    HOME.test(text) &&
    (isShort || (pieces.length === 1 && text.split(' ').length >= 3 && !/\p{Ll}{2} \p{Ll}{2}/u.test(text)))
  );
}

const HOME =
  /^(?:home|start|startseite|accueil|inicio|início|خانه|صفحهٔ? اصلی|کور|کورپاڼه|الرئيسية)(?=[\s›»>→/|·•])/iu;

/** `Share this page` and what stands in its box; buttons by themselves. */
function takeBox(taking: Taking): boolean {
  const line = taking.all[taking.at];
  if (!line) return false;
  if (isWayHere(line)) {
    taking.surroundings.push(line);
    taking.at += 1;
    return true;
  }
  // A colon inside tells a label with its value, which no box and no button is.
  if (line.text.length > 60 || /[:：]\s*\S/u.test(line.text)) return false;
  const folded = foldForTitle(line.text);
  const isBox =
    (SURROUNDING.has(folded) || COMMENTS.test(line.text)) &&
    (line.headingLevel !== null || line.afterGap || line.text.endsWith(':'));
  if (!isBox && !(BUTTONS.has(folded) && line.headingLevel === null)) return false;
  if (!isBox && line.group !== null) return false;
  taking.surroundings.push(line);
  taking.at += 1;
  if (isBox) takeRestOfBox(taking, line);
  return true;
}

/** `2 responses`, `Kommentare (3)` */
const COMMENTS =
  /^(?:\d+ )?(?:comments?|responses?|repl(?:y|ies)|thoughts? on .*|kommentare?|antworten|commentaires?|réponses?|comentarios?|respuestas?|نظرات|دیدگاه‌?ها|تبصرې|تعليقات)(?: ?\(\d+\))?:?$/iu;

const SURROUNDING = new Set([...SURROUNDING_HEADINGS].map(foldForTitle));
const BUTTONS = new Set([...BUTTON_WORDS].map(foldForTitle));

/** A box ends at the next heading of its rank, or in plain text at the next blank line. */
function takeRestOfBox(taking: Taking, heading: PageLine): void {
  while (taking.at < taking.all.length) {
    const line = taking.all[taking.at];
    if (!line) return;
    const isNextHeading =
      line.headingLevel !== null &&
      (heading.headingLevel === null || line.headingLevel <= heading.headingLevel);
    // On a page of cards the box's own cards follow its heading.
    const isNextBlock = heading.headingLevel === null && line.afterGap && line.group === null;
    if (isNextHeading || isNextBlock || line.part === 'tag' || findLabels(line.text)[0]?.name === 'tags')
      return;
    taking.surroundings.push(line);
    taking.at += 1;
  }
}

import { findDates, fold, foldForTitle } from '../../language/index.ts';
import { readCredits } from '../credits.ts';
import { isOrganisation, namenessOf } from '../nameness.ts';
import type { CreditDraft } from '../publication-draft.ts';
import { KINDS } from '../words/index.ts';
import { isAnnounced, isOpenerAlone } from './byline-opening.ts';
import type { Claim } from './claim.ts';
import type { ShownPage } from './shown-page.ts';

/** Lines beside the title that open with `By` and its like, and such farther away as say whose text it is. */
export function announcedBylines({ piece, title }: ShownPage): Claim<readonly CreditDraft[]>[] {
  const found: Claim<readonly CreditDraft[]>[] = [];
  let opener = '';
  for (const { words, start } of linesOf(piece)) {
    const line = opener === '' ? words : `${opener} ${words}`;
    opener = isOpenerAlone(words) ? words : '';
    const isTitle = title !== null && start >= title.start && start < title.end;
    if (line.length < SHORTEST_LINE || line.length > LONGEST_LINE || isTitle) continue;
    const isNear = title === null || (start > title.start - 400 && start < title.end + 1_500);
    if (!(isNear || SIGNATURE.test(line)) || !isAnnounced(line)) continue;
    const credits = readCredits(line).filter((it) => canSign(it.name, line));
    if (credits.length === 0 || credits.length > MOST_NAMES || readsOn(line, credits)) continue;
    found.push({
      value: credits,
      origin: isNear ? 'byline on the page' : 'signature below the piece',
      weight: isNear ? 2.5 : 1.5,
    });
    if (found.length >= MOST_LINES) break;
  }
  return found;
}

interface Line {
  readonly words: string;
  readonly start: number;
}

function* linesOf(text: string): Generator<Line> {
  let start = 0;
  for (const line of text.split('\n')) {
    const words = line.trim();
    if (words !== '') yield { words, start };
    start += line.length + 1;
  }
}

/** In a short line behind `By` a nickname signs too. */
function canSign(name: string, line: string): boolean {
  if (namenessOf(name) >= 0.3 || INITIALS.test(name) || EAST_ASIAN.test(name)) return true;
  return line.length < 60 && /^[\p{L}\d][\p{L}\d._-]{2,24}$/u.test(name);
}

const INITIALS = /^(?:\p{Lu}\.\s?)+$/u;
const EAST_ASIAN = /[\u3040-\u9fff\uac00-\ud7af]/u;
const SHORTEST_LINE = 5;
const MOST_NAMES = 8;
const MOST_LINES = 20;
const LONGEST_LINE = 200;
/** `Text: Kate Example`, `Von Kate Example am 7.8.2013`: so clear that it need not stand beside the title. */
const SIGNATURE =
  /^(?:text|autor(?:in)?|author|auteur|autore|written by|posted by|geschrieben von|verfasst von|publié par|publicado por|pubblicato da)\b|^(?:by|von|par|por|di|door)\s.{3,80}\d{4}/iu;

/** A line right below the title that is nothing but a name and a date, or a name with a date in the next line. */
export function namesBesideDates({ piece, title }: ShownPage): Claim<readonly CreditDraft[]>[] {
  if (!title) return [];
  const lines = piece
    .slice(title.end, title.end + 500)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 6);
  return lines.flatMap((line, at) => {
    const isDated = isDateLine(line) || isDateLine(lines[at - 1] ?? '') || isDateLine(lines[at + 1] ?? '');
    if (!isDated || line.length > 100) return [];
    const credits = readCredits(line);
    const isNames = credits.length > 0 && credits.length <= 4 && credits.every((it) => isFullName(it.name));
    return isNames ? [{ value: credits, origin: 'name beside the date', weight: 1.2 }] : [];
  });
}

function isDateLine(line: string): boolean {
  return line.length < 100 && findDates(line).length > 0;
}

/** Two to four words as only names are written; a German heading of two nouns is told by its words for things. */
function isFullName(name: string): boolean {
  const count = name.split(/\s+/u).length;
  return (
    count >= 2 && count <= 4 && namenessOf(name) >= 0.6 && !isOrganisation(name) && !KINDS.has(fold(name))
  );
}

/** A sentence that begins with *By* or *Von* has more words than names. */
function readsOn(line: string, credits: readonly CreditDraft[]): boolean {
  const dates = findDates(line).reduce((sum, it) => sum + it.raw.length, 0);
  const names = credits.reduce((sum, it) => sum + it.literal.length, 0);
  return line.length - dates - names > 60 || foldForTitle(line).split(' ').length > 25;
}

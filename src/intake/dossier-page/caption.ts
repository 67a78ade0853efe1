import { findDates, fold, readDate } from '../../language/index.ts';
import type { FigureDraft } from '../draft.ts';
import { LABELS } from '../words/index.ts';
import { findLabels } from './labels.ts';
import { datedOf } from './line-dates.ts';

export type CaptionReading = Pick<FigureDraft, 'caption' | 'credit' | 'date'>;

/**
 * Reads a caption with what is set into the same line: `Caption. - AFP - December 2016`, `Caption (Photo: AFP, 2016)`,
 * `Caption. Foto: AFP`, `Caption © AFP`. A credit that was lost (`- -`) is `null`. The words that are neither credit
 * nor date stay the caption.
 */
export function readCaption(text: string, language: string): CaptionReading {
  return (
    readDashed(text, language) ?? readCredited(text, language) ?? readDatedEnd(text, language) ?? plain(text)
  );
}

/** The line looks like a caption and like nothing else: dashes around a credit, or a credit's label. */
export function looksLikeCaption(text: string, language: string): boolean {
  if (text.length > 600 || !MAY_BE_CAPTION.test(text) || text.split(' ').length < 4) return false;
  if (/\s[-–—]\s*[-–—]\s/u.test(text)) return readDashed(text, language) !== null;
  if (!MAY_BE_CREDITED.test(text) && !findLabels(text).some((it) => it.name === 'credit')) return false;
  const credited = readCredited(text, language);
  return credited !== null && credited.credit !== null && credited.caption.split(' ').length >= 3;
}

const MAY_BE_CREDITED = /\s(?:by|von|de|par|por|of)\s|[)\]]\.?$|©|\(c\)|copyright/iu;
const MAY_BE_CAPTION = /\s(?:by|von|de|par|por|of)\s|[-–—]\s*[-–—]|[)\]]\.?$|©|[:：]|\(c\)|copyright/iu;

function plain(text: string): CaptionReading {
  return { caption: text, credit: null, date: null };
}

/** `Caption - Credit - Date`; the pieces behind the caption may be empty. */
function readDashed(text: string, language: string): CaptionReading | null {
  const pieces = text.split(/\s[-–—](?=\s|$)/u).map((it) => it.trim());
  const last = pieces.at(-1) ?? '';
  if (pieces.length < 3) return null;
  const date = last === '' ? null : readDate(last, { language });
  if (!date && last !== '') return null;
  const credit = pieces.at(-2) ?? '';
  if (credit.length > 80) return null;
  const caption = pieces.slice(0, -2).join(' – ');
  return { caption, credit: withoutCreditLabel(credit) || null, date: date ? datedOf(date) : null };
}

function withoutCreditLabel(credit: string): string {
  const label = findLabels(credit)[0];
  return label?.name === 'credit' && label.start === 0 ? credit.slice(label.end) : credit;
}

const BRACKETED = /\s*[([]([^()[\]]{3,160})[)\]]\.?$/u;
const CREDIT_AT_END =
  /[.!?]\s+(?:photo|foto|image|picture|photograph|photographed|bild|map|graphic)s?\s+(?:by|von|de|par|por|courtesy of)\s+(.{2,100})$/iu;
const COPYRIGHT = /\s*(?:©|\(c\)|Copyright)\s*(.{2,100})$/iu;

function readCredited(text: string, language: string): CaptionReading | null {
  const bracket = BRACKETED.exec(text);
  if (bracket?.[1]) {
    const inside = creditIn(bracket[1], language);
    if (inside) return { caption: text.slice(0, bracket.index), ...inside };
  }
  const label = findLabels(text).find((it) => it.name === 'credit');
  if (label && (label.start === 0 || /[.!?)|–—-]\s*$/u.test(text.slice(0, label.start)))) {
    const inside = creditAndDate(text.slice(label.end), language);
    const caption = text.slice(0, label.start).replace(/[\s|–—-]+$/u, '');
    return { caption, ...inside };
  }
  const told = CREDIT_AT_END.exec(text);
  if (told?.[1]) return { caption: text.slice(0, told.index + 1), ...creditAndDate(told[1], language) };
  const copyright = COPYRIGHT.exec(text);
  if (copyright?.[1])
    return { caption: text.slice(0, copyright.index), ...creditAndDate(copyright[1], language) };
  return null;
}

/** `Photo: AFP, December 2016`, `Photo by AFP`, `© AFP`. */
function creditIn(text: string, language: string): Omit<CaptionReading, 'caption'> | null {
  const label = findLabels(text)[0];
  if (label?.name === 'credit' && label.start === 0) return creditAndDate(text.slice(label.end), language);
  const opened =
    /^(?:©|\(c\)|(?:photo|foto|image|picture|photograph|bild)s?\s+(?:by|von|de|par|por|courtesy of))\s*(.+)$/iu.exec(
      text,
    );
  if (opened?.[1]) return creditAndDate(opened[1], language);
  const words = text.split(/\s+/u);
  return LABELS.get(fold(words[0] ?? '')) === 'credit' && words.length > 1 && words.length < 8
    ? creditAndDate(words.slice(1).join(' '), language)
    : null;
}

function creditAndDate(text: string, language: string): Omit<CaptionReading, 'caption'> {
  const words = text.trim().replace(/[.;]$/u, '');
  const dates = findDates(words, { language });
  const date = dates.at(-1) ?? readTrailingYear(words, language);
  if (!date || !/^[)\].\s]*$/u.test(words.slice(date.end))) return { credit: words || null, date: null };
  const credit = words.slice(0, date.start).replace(/[\s,;،؛(–—-]+$/u, '');
  return { credit: credit || null, date: datedOf(date) };
}

function readTrailingYear(text: string, language: string) {
  const year = /[\d٠-٩۰-۹]{4}$/u.exec(text);
  const date = year ? readDate(year[0], { language }) : null;
  return date && year ? { ...date, start: year.index, end: text.length } : null;
}

/** `Caption. December 2016`: a date behind the caption's full stop or in brackets is its date. */
function readDatedEnd(text: string, language: string): CaptionReading | null {
  const date = findDates(text, { language }).at(-1);
  if (!date || !/^[)\].\s]*$/u.test(text.slice(date.end))) return null;
  const before = text.slice(0, date.start);
  if (!/[.!?]\s+$|[([–—-]\s*$/u.test(before)) return { caption: text, credit: null, date: datedOf(date) };
  return { caption: before.replace(/[\s([–—-]+$/u, ''), credit: null, date: datedOf(date) };
}

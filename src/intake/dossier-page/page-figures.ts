// Pictures with their captions and credits, taken out of a page's lines.

import { looksLikeCaption, readCaption } from './caption.ts';
import { findLabels } from './labels.ts';
import type { PageLine } from './page.ts';
import type { Taking } from './page-parts.ts';

/** Takes a picture, a caption or a credit that stands next; says whether there was one. */
export function takeFigure(taking: Taking): boolean {
  const line = taking.all[taking.at];
  if (!line) return false;
  if (line.imageUrl !== null) return takePicture(taking, line);
  if (takeLoneCredit(taking, line)) return true;
  const isCaption =
    (line.part === 'caption' && line.group === null) ||
    (line.group === null && line.headingLevel === null && isLoneCaption(taking, line));
  if (!isCaption) return false;
  taking.at += 1;
  const reading = readCaption(line.text, taking.language);
  const last = taking.figures.at(-1);
  const isForLast = last && last.before === taking.lines.length && last.figure.caption === '';
  const base = isForLast ? last.figure : { sourceUrl: null, alternativeText: '' };
  const figure = { ...base, ...reading, credit: reading.credit ?? takeCredit(taking) };
  if (isForLast) taking.figures[taking.figures.length - 1] = { ...last, figure };
  else taking.figures.push({ before: taking.lines.length, figure, line: line.line });
  return true;
}

/** A picture with its caption; one inside an entry is that entry's and is left to it. */
function takePicture(taking: Taking, line: PageLine): boolean {
  taking.at += 1;
  // A picture of nothing before the first word is the house's own.
  const isLogo = line.text === '' && taking.lines.length === 0 && taking.all[taking.at]?.part !== 'caption';
  if (line.group !== null || isLogo) return true;
  const figure = {
    caption: '',
    credit: null,
    date: null,
    sourceUrl: line.imageUrl,
    alternativeText: line.text,
  };
  taking.figures.push({ before: taking.lines.length, figure, line: line.line });
  const next = taking.all[taking.at];
  if (next && next.part !== 'caption' && looksLikeCaption(next.text, taking.language)) {
    taking.at += 1;
    taking.figures[taking.figures.length - 1] = {
      before: taking.lines.length,
      figure: { ...figure, ...readCaption(next.text, taking.language) },
      line: line.line,
    };
  }
  return true;
}

function takeCredit(taking: Taking): string | null {
  const next = taking.all[taking.at];
  if (next?.part !== 'credit') return null;
  taking.at += 1;
  const label = findLabels(next.text)[0];
  return label?.name === 'credit' ? next.text.slice(label.end) : next.text;
}

/** A caption's look, and no neighbour of the same look: a list of entries set with dashes is none. */
function isLoneCaption(taking: Taking, line: PageLine): boolean {
  if (line.hasListMarker || line.text.length > 500 || !looksLikeCaption(line.text, taking.language))
    return false;
  const neighbours = [taking.all[taking.at - 1], taking.all[taking.at + 1], taking.all[taking.at + 2]];
  return !neighbours.some((it) => it && it.text.length <= 500 && looksLikeCaption(it.text, taking.language));
}

/** `Foto: A. B.` by itself, right above or below a few words: those are the caption. */
function takeLoneCredit(taking: Taking, line: PageLine): boolean {
  const label = line.text.length <= 120 ? findLabels(line.text)[0] : undefined;
  if (label?.name !== 'credit' || label.start !== 0 || line.group !== null) return false;
  const [above, below] = [taking.lines.at(-1), taking.all[taking.at + 1]];
  const isAbove = above !== undefined && !line.afterGap && isCaptionLike(above);
  const words = isAbove ? above : below && !below.afterGap && isCaptionLike(below) ? below : null;
  if (!words) return false;
  if (isAbove) taking.lines.pop();
  taking.at += isAbove ? 1 : 2;
  const { credit, date } = readCaption(`. ${line.text}`, taking.language);
  const figure = { caption: words.text, credit, date, sourceUrl: null, alternativeText: '' };
  taking.figures.push({ before: taking.lines.length, figure, line: line.line });
  return true;
}

function isCaptionLike(line: PageLine): boolean {
  return line.headingLevel === null && line.text.length <= 300 && line.text.split(' ').length >= 4;
}

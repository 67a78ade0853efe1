import { foldForTitle } from '../../language/index.ts';
import { textOf } from '../html-tree.ts';
import { isBlock, isSmall, type PageOutline, type Part } from './page-outline.ts';
import { isCaption, type LeftOut } from './surroundings.ts';

/** The paragraphs between the title and the content root: many pages set their lead apart from the text. */
export function findLead(
  outline: PageOutline,
  root: Part,
  leftOut: LeftOut,
  title: string | null,
): readonly Part[] {
  const heading = titleHeading(outline, root, title);
  if (!heading || heading.at >= root.at) return [];
  const lead: Part[] = [];
  let prose = 0;
  for (let at = heading.until; at < root.at; ) {
    const part = outline[at];
    if (!part) break;
    if (leftOut.has(part) || isCaption(part.element)) {
      at = part.until;
      continue;
    }
    const isParagraph = isBlock(part.element) && part.until <= root.at && isOwnProse(part);
    if (isParagraph) {
      lead.push(part);
      prose += part.prose;
    }
    at = isParagraph ? part.until : at + 1;
  }
  return prose <= root.prose / 2 ? lead : [];
}

/** Leaves out the heading in the root that says nothing but the title: whoever shows the piece shows that. */
export function leaveOutTitle(
  outline: PageOutline,
  root: Part,
  leftOut: LeftOut,
  title: string | null,
): void {
  const heading = titleHeading(outline, root, title);
  if (!heading || heading.at <= root.at || title === null) return;
  if (foldForTitle(textOf(heading.element, 500)) === foldForTitle(title)) leftOut.add(heading);
}

/** The heading before or in the root that says the title, else the last of the first rank. */
function titleHeading(outline: PageOutline, root: Part, title: string | null): Part | null {
  const wanted = title === null ? '' : foldForTitle(title);
  let last: Part | null = null;
  for (const part of outline) {
    if (part.at >= root.until) break;
    const { tagName } = part.element;
    if (tagName !== 'h1' && !(tagName === 'h2' && wanted !== '')) continue;
    if (part.signs < 3 || !isSmall(part)) continue;
    if (wanted !== '' && saysTitle(foldForTitle(textOf(part.element, 500)), wanted)) return part;
    if (tagName === 'h1') last = part;
  }
  return last;
}

function saysTitle(words: string, wanted: string): boolean {
  return words.includes(wanted) || (words.length > 10 && wanted.includes(words));
}

function isOwnProse({ line, lineLinks, prose }: Part): boolean {
  return line >= 40 && lineLinks * 2 < line && prose <= 1.2 * line;
}

import { classNames, namePattern } from '../article-metadata/class-names.ts';
import { attribute } from '../html-tree.ts';
import { isBlock, type PageOutline, type Part } from './page-outline.ts';
import type { LeftOut } from './surroundings.ts';

/**
 * The part of the page that holds the piece: the most definite of those named so that holds enough of the running text;
 * else the one with the densest paragraphs; at last the whole page.
 */
export function findContentRoot(outline: PageOutline, leftOut: LeftOut): ContentRoot | null {
  const weights = weigh(outline, leftOut);
  const part = rootOf(outline, weights);
  return part && { part, prose: weights[part.at]?.prose ?? 0 };
}

/** Where the piece stands. */
export interface ContentRoot {
  readonly part: Part;
  /** Signs of running text in it, without what is left out. */
  readonly prose: number;
}

function rootOf(outline: PageOutline, weights: readonly Weight[]): Part | null {
  const body = outline.find(({ element }) => element.tagName === 'body') ?? outline[0];
  if (!body) return null;
  const dense = densest(outline, weights) ?? body;
  const proseOf = (part: Part): number => weights[part.at]?.prose ?? 0;
  for (const { is, share } of KINDS_OF_ROOT) {
    const named = outline.filter((part) => !weights[part.at]?.isLeftOut && is(part));
    const root = commonRoot(outline, named, proseOf);
    if (root && proseOf(root) > 0 && proseOf(root) >= share * Math.max(proseOf(dense), 1))
      return innermost(outline, root, weights);
  }
  return innermost(outline, proseOf(dense) * 3 >= proseOf(body) ? dense : body, weights);
}

/** Goes down as long as one part holds nearly all of the running text, or most of it and what stands beside it is mostly links. */
function innermost(outline: PageOutline, root: Part, weights: readonly Weight[]): Part {
  let inner = root;
  for (let at = root.at + 1; at < inner.until; ) {
    const part = outline[at];
    if (!part) break;
    if (BOXES.has(part.element.tagName) && holdsThePiece(weights[at], weights[inner.at])) {
      inner = part;
      at += 1;
    } else at = part.until;
  }
  return inner;
}

function holdsThePiece(inner: Weight | undefined, outer: Weight | undefined): boolean {
  if (!inner || !outer || inner.isLeftOut) return false;
  if (inner.prose >= NEARLY_ALL * outer.prose) return true;
  const besideIt = outer.signs - inner.signs;
  return inner.prose >= MOST * outer.prose && outer.links - inner.links >= LINKED_SHARE * besideIt;
}

const MOST = 0.6;
const LINKED_SHARE = 0.4;
const BOXES = new Set('div section main article center'.split(' '));
const NEARLY_ALL = 0.93;

interface Weight {
  isLeftOut: boolean;
  /** Running text that is not left out. */
  prose: number;
  /** Signs that are not left out, and those of links among them. */
  signs: number;
  links: number;
  score: number;
}

/** Running text of every part without what is left out, and how much of it is in paragraphs directly there. */
function weigh(outline: PageOutline, leftOut: LeftOut): Weight[] {
  const weights = outline.map((): Weight => ({ isLeftOut: false, prose: 0, signs: 0, links: 0, score: 0 }));
  for (const part of outline) {
    const weight = weights[part.at];
    if (!weight) continue;
    const above = part.parent ? weights[part.parent.at] : undefined;
    weight.isLeftOut = (above?.isLeftOut ?? false) || leftOut.has(part);
  }
  for (let at = outline.length - 1; at >= 0; at -= 1) {
    const part = outline[at];
    const weight = weights[at];
    if (!part || !weight || weight.isLeftOut) continue;
    const own = ownProse(part);
    weight.prose += own;
    weight.signs += part.line;
    weight.links += part.lineLinks;
    const above = part.parent ? weights[part.parent.at] : undefined;
    if (!above) continue;
    above.prose += weight.prose;
    above.signs += weight.signs;
    above.links += weight.links;
    if (own === 0) continue;
    const score = Math.min(own, LONGEST_PARAGRAPH);
    above.score += score;
    const over = part.parent?.parent ? weights[part.parent.parent.at] : undefined;
    if (over) over.score += score / 2;
    if (!part.element.tagName.startsWith('p')) weight.score += score;
  }
  return weights;
}

const LONGEST_PARAGRAPH = 800;

function ownProse(part: Part): number {
  if (part.line < 40 || part.lineLinks * 2 >= part.line || /^h[1-6]$/u.test(part.element.tagName)) return 0;
  return isBlock(part.element) ? part.line - part.lineLinks : 0;
}

function densest(outline: PageOutline, weights: readonly Weight[]): Part | null {
  let best: Part | null = null;
  let most = 0;
  for (const part of outline) {
    const score = weights[part.at]?.score ?? 0;
    if (score <= most) continue;
    best = part;
    most = score;
  }
  // Pieces parted into sections: as long as what is around holds much more, and densely.
  for (let above = best?.parent; best && above; above = above.parent) {
    if (above.element.tagName === 'body') break;
    if ((weights[above.at]?.prose ?? 0) >= 1.4 * (weights[best.at]?.prose ?? 0)) best = above;
  }
  return best;
}

/** The one part that holds the named ones that count; where none of several stands out, the part around them. */
function commonRoot(
  outline: PageOutline,
  named: readonly Part[],
  proseOf: (part: Part) => number,
): Part | null {
  let most: Part | null = null;
  for (const part of named) if (!most || proseOf(part) > proseOf(most)) most = part;
  if (!most) return null;
  const top = most;
  const beside = named.filter((it) => (it.at < top.at && it.until <= top.at) || it.at >= top.until);
  const all = beside.reduce((sum, it) => sum + proseOf(it), 0);
  if (all < proseOf(top) * 0.5) return top;
  const around = lowestAround([top, ...beside.filter((it) => proseOf(it) > 0.1 * proseOf(top))]);
  return around && around.element.tagName !== 'body' && outline.length > 0 ? around : top;
}

function lowestAround(parts: readonly Part[]): Part | null {
  const first = Math.min(...parts.map((it) => it.at));
  const last = Math.max(...parts.map((it) => it.until));
  let around: Part | null = parts[0] ?? null;
  while (around && (around.at > first || around.until < last)) around = around.parent;
  return around;
}

interface KindOfRoot {
  readonly is: (part: Part) => boolean;
  /** How much of the densest part's running text it must hold. */
  readonly share: number;
}

const BODY_NAMES = namePattern(
  'entry-content|post-content|article-?body|article-?content|article-?text|post-?body|entry-?body|td-post-content|story-?body|story-?content|body-?text|news-?text|page-content|single-content|blog-?content|post-?entry|articletext|artikeltext|rich-?text|mw-parser-output|field-name-body|field-body|beitrag|post-text|text-content|content-body|content-text|main-text|newstext|article-main|article-detail|news-detail|js-article|theme-post-content|blog-post-content|postcontent|inhalt',
);
const POST_NAMES = namePattern(
  'hentry|h-entry|post|entry|article|story|blog-?post|single-post|artikel|news-?item|node-article|type-post',
);
const CONTENT_NAMES = namePattern('content|main|main-content|maincontent|page-body|primary|inhalt|text');

const KINDS_OF_ROOT: readonly KindOfRoot[] = [
  { is: (it) => /^(?:articleBody|reviewBody)$/u.test(attribute(it.element, 'itemprop') ?? ''), share: 0.6 },
  {
    is: (it) =>
      isBlock(it.element) && it.element.tagName !== 'body' && BODY_NAMES.test(classNames(it.element)),
    share: 0.6,
  },
  { is: (it) => it.element.tagName === 'article', share: 0.6 },
  {
    is: (it) =>
      isBlock(it.element) && it.element.tagName !== 'body' && POST_NAMES.test(classNames(it.element)),
    share: 0.7,
  },
  {
    is: (it) => it.element.tagName === 'main' || attribute(it.element, 'role') === 'main',
    share: 0.6,
  },
  {
    is: (it) =>
      isBlock(it.element) && it.element.tagName !== 'body' && CONTENT_NAMES.test(classNames(it.element)),
    share: 0.7,
  },
];

import { fold } from '../../language/index.ts';
import { descendants, elementsIn, type HtmlElement, type HtmlNode, textOf } from '../html-tree.ts';
import { SURROUNDING_HEADINGS } from '../words/index.ts';
import { findRoot } from './find-root.ts';
import { isContentByName, isLeftOut } from './left-out.ts';
import { type Weight, weigh } from './weigh.ts';
import { baseOf, writeHtml } from './write-html.ts';

/**
 * The piece of an article page as HTML, not sanitised: without the site's frame, comments, other pieces, adverts and what is
 * set around it (byline, tags, share bars), its links absolute. `null` where the page shows no text. Takes linear time.
 *
 * What is left out is decided by elements, roles, names and the share of links; never an element that holds most of what
 * reads like prose, whatever it is called.
 */
export function readArticleText(
  document: HtmlNode,
  about: { readonly url: string | null; readonly title: string | null },
): string | null {
  const all = [...descendants(document)];
  const body = all.find((it) => it.tagName === 'body');
  if (!body) return null;
  const base = baseOf(
    all.find((it) => it.tagName === 'base'),
    about.url,
  );
  const whole = weigh(body, () => false);
  const isDropped = (element: HtmlElement) => isLeftOut(element) && !holdsThePiece(element, body, whole);
  const weights = weigh(body, isDropped);
  const root = findRoot(body, weights);
  const closing = closedBy(root, weights, about.title);
  const html = writeHtml(
    root,
    base,
    (element) => !isDropped(element) && !closing.has(element) && !isListOfLinks(element, weights),
  );
  return html.trim() === '' ? null : html;
}

function holdsThePiece(
  element: HtmlElement,
  body: HtmlElement,
  whole: ReadonlyMap<HtmlElement, Weight>,
): boolean {
  const { prose = 0 } = whole.get(element) ?? {};
  return (
    prose > (whole.get(body)?.prose ?? 0) * MOST && !/^(?:nav|footer|menu|dialog)$/u.test(element.tagName)
  );
}

const MOST = 0.5;

/** Menus and lists of other pieces inside of the piece. */
function isListOfLinks(element: HtmlElement, weights: ReadonlyMap<HtmlElement, Weight>): boolean {
  if (!LISTS.has(element.tagName) || isContentByName(element)) return false;
  const weight = weights.get(element);
  if (!weight || weight.text === 0) return false;
  const share = weight.links / weight.text;
  return element.tagName === 'ul' || element.tagName === 'ol'
    ? share > 0.9 && weight.stops < weight.text / 60
    : share > 0.85 && weight.prose === 0;
}

const LISTS = new Set(['ul', 'ol', 'div', 'section', 'table', 'dl']);

/** What a heading such as “Related posts” opens, up to the next heading of its rank; and the title itself, which is kept elsewhere. */
function closedBy(
  root: HtmlElement,
  weights: ReadonlyMap<HtmlElement, Weight>,
  title: string | null,
): ReadonlySet<HtmlElement> {
  const closed = new Set<HtmlElement>();
  for (const parent of [root, ...descendants(root)]) {
    let rank: number | null = null;
    for (const child of elementsIn(parent)) {
      const own = rankOfHeading(child);
      if (own !== null && rank !== null && own <= rank) rank = null;
      if (own !== null && (weights.get(child)?.text ?? 0) <= LONGEST_HEADING) {
        const words = fold(textOf(child)).replace(/[\s:!…]+$/u, '');
        if (own === 1 && title !== null && words === fold(title)) closed.add(child);
        else if (SURROUNDING_HEADINGS.has(words)) rank = own;
      }
      if (rank !== null && !holdsMuch(child, root, weights)) closed.add(child);
    }
  }
  return closed;
}

const LONGEST_HEADING = 80;

function holdsMuch(
  element: HtmlElement,
  root: HtmlElement,
  weights: ReadonlyMap<HtmlElement, Weight>,
): boolean {
  return (weights.get(element)?.prose ?? 0) > (weights.get(root)?.prose ?? 0) / 3;
}

function rankOfHeading({ tagName }: HtmlElement): number | null {
  return /^h[1-6]$/u.test(tagName) ? Number(tagName[1]) : null;
}

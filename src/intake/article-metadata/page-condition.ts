import { fold } from '../../language/index.ts';
import { attribute } from '../html-tree.ts';
import { wordList } from '../words/word-list.ts';
import { isPieceType } from './main-thing.ts';
import type { PageFacts } from './page-facts.ts';

/** What a page is instead of a piece; `null` where it seems to be one. */
export type PageCondition = 'empty' | 'error' | 'challenge' | 'login' | 'links';

/** Tells pages that hold no piece: nothing at all, an error, a check for robots, a login, a list of links. */
export function conditionOf(facts: PageFacts): PageCondition | null {
  const text = facts.shown.text.trim();
  const saysPiece = isMarkedAsPiece(facts);
  if (text.length < FEWEST_LETTERS && !facts.title) return 'empty';
  if (text.length < SHORT_TEXT && isCalled(facts, CHALLENGE_TITLES)) return 'challenge';
  if (!saysPiece && text.length < LONG_TEXT && isCalled(facts, ERROR_TITLES)) return 'error';
  if (!saysPiece && text.length < SHORT_TEXT && asksForPassword(facts)) return 'login';
  return !saysPiece && isMostlyLinks(facts) ? 'links' : null;
}

const FEWEST_LETTERS = 20;
const SHORT_TEXT = 1_500;
const LONG_TEXT = 5_000;

function isMarkedAsPiece(facts: PageFacts): boolean {
  const isArticle =
    facts.metas.get('og:type')?.[0] === 'article' || facts.metas.has('article:published_time');
  const things = [...facts.linkedData, ...facts.markedUp];
  return isArticle || things.some((it) => it.types.some((type) => type !== 'ListItem' && isPieceType(type)));
}

function foldedBeginnings(words: string): RegExp {
  const any = wordList(words).map((it) => fold(it).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^(?:(?:error|fehler|erreur)\\s*)?(?:${any.join('|')})(?:$|[^\\p{L}\\d])`, 'u');
}

const ERROR_TITLES = foldedBeginnings(`
  404 | 403 | 410 | 500 | 502 | 503 | not found | page not found | the page you | this page isn’t available | page unavailable | file not found | nothing found | oops |
  access denied | forbidden | internal server error | bad gateway | service unavailable | site unavailable | something went wrong | an error occurred | gone |
  seite nicht gefunden | die seite wurde nicht gefunden | nicht gefunden | diese seite existiert nicht | zugriff verweigert | page introuvable | page non trouvee | cette page n’existe pas | acces refuse |
  pagina no encontrada | acceso denegado | pagina non trovata | pagina niet gevonden | страница не найдена | صفحه پیدا نشد | صفحه یافت نشد | پاڼه ونه موندل شوه | الصفحة غير موجودة
`);
const CHALLENGE_TITLES = foldedBeginnings(`
  just a moment | attention required | are you a robot | robot check | checking your browser | please verify | verify you are human | security check | ddos-guard | one moment, please | access to this page has been denied | human verification
`);

/** By its title or first heading. */
function isCalled(facts: PageFacts, names: RegExp): boolean {
  const heading = facts.shown.elements.find((it) => it.element.tagName === 'h1' && it.end > it.start);
  const shown = heading
    ? facts.shown.text.slice(heading.start, Math.min(heading.end, heading.start + 200))
    : '';
  return [facts.title ?? '', shown].some((it) => names.test(fold(it)));
}

function asksForPassword(facts: PageFacts): boolean {
  return facts.shown.elements.some(
    ({ element }) => element.tagName === 'input' && attribute(element, 'type')?.toLowerCase() === 'password',
  );
}

/** A front page or a category: nearly all of its words are links to other pages, and there are many. */
function isMostlyLinks(facts: PageFacts): boolean {
  const links = facts.shown.elements.filter((it) => it.element.tagName === 'a' && it.end > it.start);
  const linked = links.reduce((sum, it) => sum + it.end - it.start, 0);
  return links.length >= MANY_LINKS && linked > facts.shown.text.length * MOSTLY;
}

const MANY_LINKS = 15;
const MOSTLY = 0.7;

import { decodeHTML } from 'entities';
import { absoluteAddress, absoluteLinks } from '../wordpress/absolute-links.ts';
import { plainParagraphs, plainText } from '../wordpress/plain-text.ts';

/** A text as a feed gives it: marked up, or as it is. */
export interface FeedText {
  readonly html: string | null;
  readonly text: string | null;
  readonly origin: string;
}

/** Which of a feed's texts is the piece, and which says what it is about. */
export interface PieceTexts {
  readonly html: string | null;
  readonly text: string | null;
  readonly abstract: string | null;
  readonly textOrigin: string | null;
  readonly abstractOrigin: string | null;
  /** The summary's HTML where it is no more than a teaser: a picture in it stands for the piece. */
  readonly teaser: string | null;
}

/** Which links a text may end in that a blog program has put there. */
export interface TextPlace {
  readonly base: string | null;
  /** The piece's own address. */
  readonly url: string | null;
}

/**
 * The piece and its abstract out of a feed's full text and its summary. A summary alone is the piece where it is long or
 * set like one; else it is the abstract. One that only repeats the text, or its first words, is no abstract.
 */
export function pieceTexts(full: FeedText | null, summary: FeedText | null, place: TextPlace): PieceTexts {
  const whole = full && said(full, place);
  const short = summary && said(summary, place);
  if (whole && isSaid(whole)) {
    const isOwn = short !== null && short.plain !== '' && !isBeginningOf(short.plain, whole.plain);
    return {
      ...textOf(whole, place),
      abstract: isOwn ? short.plain : null,
      abstractOrigin: isOwn ? short.origin : null,
      teaser: null,
    };
  }
  if (!short || !isSaid(short)) return NOTHING;
  if (isPiece(short)) return { ...NOTHING, ...textOf(short, place) };
  return {
    ...NOTHING,
    abstract: short.plain || null,
    abstractOrigin: short.plain === '' ? null : short.origin,
    teaser: short.html,
  };
}

/** A text and what it says in plain words. */
interface Said extends FeedText {
  readonly plain: string;
}

function said(text: FeedText, place: TextPlace): Said {
  const own = cleared(text, place);
  return { ...own, plain: own.html === null ? (own.text ?? '').trim() : plainParagraphs(own.html) };
}

const NOTHING: PieceTexts = {
  html: null,
  text: null,
  abstract: null,
  textOrigin: null,
  abstractOrigin: null,
  teaser: null,
};

/** A title as plain text; markup in it is decoded once. A word in angle brackets that is no tag of HTML stays. */
export function titleText({ html, text }: Pick<FeedText, 'html' | 'text'>): string {
  if (html === null) return oneLine(text ?? '');
  return HTML_TAG.test(html) ? plainText(html) : oneLine(decodeHTML(html));
}

function oneLine(text: string): string {
  return text.replace(/[\s\u00a0]+/gu, ' ').trim();
}

/** Whether a text is marked up with HTML's own elements. */
export function isMarkedUp(text: string): boolean {
  return HTML_TAG.test(text);
}

const HTML_TAG =
  /<\/?(?:a|abbr|acronym|address|article|aside|audio|b|bdi|bdo|big|blockquote|br|center|cite|code|dd|del|dfn|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|ins|kbd|li|mark|nobr|object|ol|p|picture|pre|q|s|samp|script|section|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|tt|u|ul|var|video|wbr)(?:\s[^<>]*|\/)?>/iu;

function isSaid({ plain, html }: Said): boolean {
  return plain !== '' || /<(?:img|iframe|video|audio|embed|object)\b/iu.test(html ?? '');
}

function textOf(it: FeedText, place: TextPlace): Pick<PieceTexts, 'html' | 'text' | 'textOrigin'> {
  const isPlain = it.html === null || !isMarkedUp(it.html);
  if (isPlain)
    return {
      html: null,
      text: paragraphs(it.html === null ? (it.text ?? '') : decodeHTML(it.html)),
      textOrigin: it.origin,
    };
  return { html: absoluteLinks(it.html ?? '', place.base).trim(), text: null, textOrigin: it.origin };
}

function paragraphs(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .split(/\n[^\S\n]*\n\s*/u)
    .map((it) => it.trim())
    .filter((it) => it !== '')
    .join('\n\n');
}

/** Long, or in several paragraphs, with links or emphasis; but not the first words of a text with dots behind them. */
function isPiece({ plain, html }: Said): boolean {
  if (ENDS_IN_DOTS.test(plain)) return plain.length > LONGEST_EXCERPT;
  return plain.length > LONGEST_ABSTRACT || STRUCTURE.test(html ?? '') || plain.includes('\n\n');
}

const ENDS_IN_DOTS =
  /(?:\[?(?:…|\.{3})\]?|(?:read|show) more|continue reading|weiterlesen|lire la suite|leer más)\W{0,5}$/iu;
const LONGEST_ABSTRACT = 1_000;
const LONGEST_EXCERPT = 3_000;
const STRUCTURE = /<(?:a|b|blockquote|em|h[1-6]|i|li|ol|pre|strong|table|ul)[\s>]/iu;

function isBeginningOf(abstract: string, text: string): boolean {
  const words = comparable(abstract.replace(ENDS_IN_DOTS, ''));
  const all = comparable(text.slice(0, abstract.length * 2 + 1_000));
  return words === all || (ENDS_IN_DOTS.test(abstract) && all.startsWith(words));
}

function comparable(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * Without the line that WordPress sets under every text of a feed (`The post X appeared first on Y`), in whatever language:
 * a last paragraph of two links, the first of which leads to the piece, and few words.
 */
function cleared(it: FeedText, place: TextPlace): FeedText {
  const at = it.html === null ? -1 : lastParagraph(it.html);
  if (it.html === null || at < 0) return it;
  const last = it.html.slice(at);
  if (last.length > LONGEST_SIGNATURE) return it;
  const links = [...last.matchAll(/<a\s[^<>]{0,2000}?href\s*=\s*(["'])([^"'<>]{1,2000})\1/giu)].map(
    (link) => link[2] ?? '',
  );
  const [own, site, ...more] = links.map((href) => absoluteAddress(decodeHTML(href), place.base));
  const isSignature =
    site && own && more.length === 0 && bare(own) === bare(place.url) && bare(own).startsWith(bare(site));
  return isSignature ? { ...it, html: it.html.slice(0, at).trim() } : it;
}

const LONGEST_SIGNATURE = 3_000;

function lastParagraph(html: string): number {
  const at = Math.max(html.lastIndexOf('<p>'), html.lastIndexOf('<p '));
  return at >= 0 && /<\/p>\s*$/u.test(html.slice(-200)) ? at : -1;
}

function bare(url: string | null | undefined): string {
  return (url ?? '')
    .replace(/^https?:\/\/(?:www\.)?/u, '')
    .replace(/[?#].*$/su, '')
    .replace(/\/+$/u, '');
}

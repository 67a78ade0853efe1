import { fold } from '../../language/index.ts';
import { classNames, namePattern } from '../article-metadata/class-names.ts';
import { attribute, type HtmlElement, textOf } from '../html-tree.ts';
import { SURROUNDING_HEADINGS } from '../words/index.ts';
import { isSmall, type PageOutline, type Part } from './page-outline.ts';

/** What may stand around a piece and is not of it. */
export type Surrounding = 'comments' | 'frame' | 'others' | 'label' | 'hidden';

/** The parts of a page to be left out; everything below them goes with them. */
export class LeftOut {
  readonly #parts: Uint8Array;

  constructor(outline: PageOutline) {
    this.#parts = new Uint8Array(outline.length);
  }

  add(part: Part): void {
    this.#parts[part.at] = 1;
  }

  has(part: Part): boolean {
    return this.#parts[part.at] === 1;
  }
}

/**
 * Finds what stands around the piece: menus, comments, boxes of other pieces, share bars, adverts, by elements, roles,
 * class names and headings. What holds most of the running text of the page is never left out. By `elements`, only what an
 * element, a role or a name for comments says counts.
 */
export function findSurroundings(outline: PageOutline, by: 'names' | 'elements' = 'names'): LeftOut {
  const leftOut = new LeftOut(outline);
  const whole = outline[0]?.prose ?? 0;
  for (let at = 0; at < outline.length; ) {
    const part = outline[at];
    if (!part) break;
    const kind = surroundingOf(part, by);
    if (kind && part.prose <= whole * LARGEST_SHARE[kind]) {
      leftOut.add(part);
      at = part.until;
    } else at += 1;
  }
  return leftOut;
}

const LARGEST_SHARE: Readonly<Record<Surrounding, number>> = {
  comments: 0.85,
  frame: 0.4,
  others: 0.4,
  label: 0.2,
  hidden: 0.5,
};

/** What a part says it is for, by element, role and names; `null` where nothing says so. */
export function surroundingOf(part: Part, by: 'names' | 'elements' = 'names'): Surrounding | null {
  const { element } = part;
  const { tagName } = element;
  if (tagName === 'body' || tagName === 'html' || tagName === 'main') return null;
  if (isHidden(part)) return 'hidden';
  if (FRAME_ELEMENTS.has(tagName)) return 'frame';
  const role = attribute(element, 'role');
  if (role && FRAME_ROLES.has(role)) return 'frame';
  if (/\/(?:Comment|UserComments)$/u.test(attribute(element, 'itemtype') ?? '')) return 'comments';
  const names = classNames(element);
  if (names === '' || tagName === 'article') return null;
  if (COMMENTS.test(names)) return 'comments';
  if (by === 'elements' || CONTENT.test(names)) return null;
  if (OTHERS.test(names)) return 'others';
  if (FRAME.test(names) || (part.signs <= LONGEST_BUTTON && BUTTON.test(names))) return 'frame';
  return LABEL.test(names) ? 'label' : null;
}

function isHidden({ element }: Part): boolean {
  return element.attrs.some(
    ({ name, value }) =>
      name === 'hidden' ||
      (name === 'aria-hidden' && value === 'true' && element.tagName !== 'span') ||
      (name === 'style' && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(value.slice(0, 500))) ||
      (name === 'class' &&
        /(?:^|[\s_-])(?:visually-?hidden|sr-only|screen-reader-text)(?:$|[\s_-])/iu.test(value)),
  );
}

const BUTTON = namePattern('btn|button|toggle|toggler|icon|tooltip');
const LONGEST_BUTTON = 40;

const FRAME_ELEMENTS = new Set(
  'nav menu form button dialog footer aside input canvas audio video embed map datalist fieldset'.split(' '),
);
const FRAME_ROLES = new Set(
  'navigation contentinfo search banner complementary dialog alertdialog menu menubar tablist toolbar'.split(
    ' ',
  ),
);

const COMMENTS = namePattern(
  'comments?(?!-(?:count|link|number|off|closed|open))|commentlist|comment-?list|comment-?form|disqus|kommentare?|commentaires?|comentarios?|respond|replies|reply|guestbook|webmentions?|pingbacks?|trackbacks?',
);

const OTHERS = namePattern(
  'related|relatedposts|recommend(?:ed|ations?)|recommendation|also-like|similar|popular|trending|latest|most-?read|(?<!(?:no|has|with|without)-)sidebar(?!-(?:none|right|left|no))|side-bar|carousel|post-navigation|nav-links|nav-(?:previous|next|below|above)|next-?(?:post|article)|prev(?:ious)?-?(?:post|article)|read-?(?:more|next|also)|more-?(?:from|posts|articles|news|stories)|newsletter|promo|promotion|outbrain|taboola|crp|yarpp|jp-relatedposts|blogroll|tagcloud|tag-cloud|teaser-?(?:list|group|box|grid)|weitere|paywall|subscribe|subscription|abo|sponsor(?:ed)?|donate|donation|spenden|anzeige|werbung|advert(?:s|isement|ising|orial)?|ads?|adsense|adsbygoogle|banner|author-?(?:box|bio|info-?box|description|about|card|profile|info)|autor(?:en)?-?(?:box|info|bio)|about-?(?:the-?)?author|biography|vcard|linkliste?|see-?also|lire-aussi',
);

const FRAME = namePattern(
  'nav|navi|navigation|navbar|menu|breadcrumbs?|brotkrumen?|pagination|pager|paging|site-?(?:header|footer|nav)|footer|colophon|masthead|copyright|cookies?|consent|gdpr|imprint|login|log-in|signup|sign-up|searchform|search-form|search-box|toolbar|topbar|popup|modal|overlay|lightbox-?content|skip-?links?|sharing|share|sharedaddy|sharebar|share-?(?:buttons?|links?|bar)|shariff|social|socials|social-?(?:media|links|share|icons?)|addthis|addtoany|heateor|a2a|print-?(?:link|button)|rating|ratings|post-ratings|wpulike|likes?|jp-likes|voting|toc-?toggle|feedback|widget-area|lang(?:uage)?-?(?:switcher|chooser|selector)|basket|cart|warenkorb|editsection|noprint|catlinks|jump-?link',
);

/** Facts about the piece that stand around it: who, when, under what. */
const LABEL = namePattern(
  'byline|entry-?meta|post-?meta|article-?meta|meta-?(?:data|info|bar)|postmetadata|post-?info|entry-?(?:footer|utility|info)|post-?footer|article-?footer|tags?|tag-?(?:links?|list)|post-?tags|entry-?tags|cat-?links|categories|post-?categories|post-?date|entry-?date|dateline|posted-on|posted-in|posted-by|published|author|autor|auteur|keywords|schlagworte|schlagwörter|read(?:ing)?-?time|views?-?count|comments?-?(?:count|link|number)|edit-?link|permalink|bookmark',
);

/** Names for the text of a piece; whatever else an element is called, it is that. */
const CONTENT = namePattern(
  'entry-content|post-content|article-?body|article-?content|post-?body|story-?body|mw-parser-output',
);

/** Whether an element is the caption or the credit of a picture: in the markup, but no running text. */
export function isCaption(element: HtmlElement): boolean {
  return element.tagName === 'figcaption' || CAPTION.test(classNames(element));
}

const CAPTION = namePattern(
  'caption|caption-text|figcaption|bildunterschrift|bildtext|legende?|image-?(?:credit|copyright|caption|subtitle|source)|photo-?(?:credit|caption)|img-?(?:credit|caption)|bildnachweis|picture-?(?:credit|caption)|media-?(?:credit|caption)|copyright',
);

/** Whether a short line only points to another page or asks for something: `Read also: …`, `Subscribe to our newsletter`. */
export function leadsElsewhere(text: string, linkShare: number): boolean {
  const words = fold(text.slice(0, 400));
  return (linkShare > 0.3 && POINTING.test(words)) || (text.length <= LONGEST_ASKING && ASKING.test(words));
}

const POINTING =
  /^\W*(?:lesen sie (?:auch|dazu|mehr|hier)|lies (?:auch|mehr)|mehr (?:zum thema|dazu|infos?|informationen|uber)|auch interessant|siehe auch|weiterlesen|weitere|passend dazu|lire aussi|a lire|lire egalement|voir aussi|read (?:more|also|next)|see also|related|also read|more on|more from|lee (?:tambien|mas)|leer mas|ver tambien|leggi anche|leia (?:tambem|mais)|hier geht|zum artikel|tags?:|schlagworte|kategorien?:|themen:|filed under|posted in)/u;
const LONGEST_ASKING = 320;
const ASKING =
  /\b(?:newsletter|subscribe (?:to|now)|abonnieren sie|abonniere|abonnez-vous|inscrivez-vous|suscribete|sign up (?:for|to)|follow us|support (?:us|our)|become a (?:member|patron)|unterstutzen? (?:sie )?uns(?:ere?)?|gefallt (?:dir|ihnen) unser|jetzt (?:abonnieren|spenden)|soutenez|faites un don|haz una donacion|folgen sie uns|folgt uns|suivez-nous|siguenos)\b/u;

/** Whether a heading opens a box that is not of the piece: `Related`, `Kommentare`. */
export function opensBox(part: Part): boolean {
  if (part.signs > 60 || part.signs === 0 || !isSmall(part)) return false;
  const heading = fold(textOf(part.element, 200)).replace(/[\s:!…?.]+$/u, '');
  return SURROUNDING_HEADINGS.has(heading) || COMMENT_HEADING.test(heading) || BOX_HEADING.test(heading);
}

const COMMENT_HEADING =
  /^(?:\d+\s+)?(?:comments?|kommentare?|commentaires?|comentarios?|antworten|replies|responses?|thoughts on|gedanken zu)\b/u;

/** Openings of headings over boxes of other pieces, people and links; each is a family of which a list never has all. */
const BOX_HEADING = new RegExp(
  `^(?:${[
    'weitere (?:beitrage|artikel|themen|meldungen|nachrichten|news|informationen|infos|links|aktuelle)',
    'mehr (?:zum thema|zu diesem thema|aus|von|artikel|beitrage|infos|informationen|news)',
    '(?:ahnliche|verwandte|beliebte|neueste|aktuelle|letzte|passende) (?:beitrage|artikel|themen|posts|meldungen|produkte|news|kommentare)',
    'auch (?:interessant|lesenswert)|das (?:konnte|durfte) (?:dich|sie|euch)|lesen sie auch|passend (?:dazu|zum)|zum (?:thema|weiterlesen)$',
    'uber (?:den autor|die autor|unsere? autor)|zur person$|(?:presse)?kontakt$|ansprechpartner|pressekontakt',
    'schlagw[oe]rte|gefallt mir|teile(?:n)? (?:mit|diese)|artikel (?:teilen|bewerten)|(?:hinterlasse|schreibe?) ',
    'related(?! work)|recommended|you (?:may|might)|more (?:from|on|stories|news|in)\\b|recent (?:posts|articles|news)|latest (?:posts|news|articles|stories)|popular (?:posts|articles)|about the author|like this|share this|filed under|tagged|leave a ',
    'sur le meme|dans la meme|articles? (?:lies?|similaires|recents)|a lire|lire aussi|vous (?:aimerez|pourriez)|partage|a propos de l.?auteur|mots.cles|laisser? un commentaire',
    '(?:te|le|os) (?:puede|podria) interesar|(?:noticias|articulos|entradas|temas) relacionad|lea tambien|comparte|compartir|sobre el autor|deja (?:una|un) ',
    'articoli correlati|leggi anche|potrebbe interessarti|condividi|leia (?:tambem|mais)|artigos relacionados|lees ook|gerelateerd|zobacz tez|czytaj tez|las aven|laes ogsa',
  ].join('|')})`,
  'u',
);

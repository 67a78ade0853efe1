import { type Dated, findDates, readDate } from '../../language/index.ts';
import type { ReadingNote } from '../draft.ts';
import { attribute } from '../html-tree.ts';
import type { Claim } from './claim.ts';
import { classNames } from './class-names.ts';
import type { MainThings } from './main-thing.ts';
import type { PageFacts } from './page-facts.ts';
import { type PlacedElement, wordsOf } from './placed-text.ts';
import type { ShownPage } from './shown-page.ts';
import { type Thing, textsOf } from './thing.ts';

export type DateClaim = Claim<Dated>;

export interface DateFound {
  readonly date: Dated | null;
  readonly origin: string | null;
  readonly notes: readonly ReadingNote[];
}

/** When the piece was published, as most places of the page agree; `null` where none says it. Updates are no publication. */
export function findDate(
  facts: PageFacts,
  main: MainThings,
  shown: ShownPage,
  language: string | null,
): DateFound {
  const claims = dateClaims(facts, main, shown, language);
  const best = claims
    .map((claim) => ({ claim, sum: support(claim, claims) }))
    .filter(({ sum }) => sum > 0)
    .sort((a, b) => b.sum - a.sum || b.claim.weight - a.claim.weight)[0];
  if (!best) return { date: null, origin: null, notes: [] };
  const { claim } = best;
  return { date: claim.value, origin: claim.origin, notes: conflictNotes(claim, claims) };
}

/** Told where another sure place names another day. */
function conflictNotes(chosen: DateClaim, claims: readonly DateClaim[]): ReadingNote[] {
  const other = claims.find(
    (it) => it.weight >= SURE && it.origin !== chosen.origin && !agree(it.value.edtf, chosen.value.edtf),
  );
  if (!other) return [];
  const says = `${chosen.origin} says ${chosen.value.edtf}, ${other.origin} says ${other.value.edtf}. The first was taken.`;
  return [{ kind: 'guessed', about: 'date', line: null, says }];
}

const SURE = 2.5;

function agree(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

/** Each kind of place speaks once for a day. */
function support(claim: DateClaim, claims: readonly DateClaim[]): number {
  const byOrigin = new Map<string, number>();
  for (const { value, origin, weight } of claims)
    if (value.edtf === claim.value.edtf) byOrigin.set(origin, Math.max(byOrigin.get(origin) ?? 0, weight));
  // The page around the piece may be older or younger: it only supports what others say.
  if (byOrigin.size === 1 && byOrigin.has(OF_PAGE)) return 0;
  return byOrigin.values().reduce((sum, it) => sum + it, 0);
}

const OF_PAGE = 'JSON-LD datePublished of the page';

/** Everything the page says about when the piece was published. */
export function dateClaims(
  facts: PageFacts,
  main: MainThings,
  shown: ShownPage,
  language: string | null,
): DateClaim[] {
  return [
    ...metaClaims(facts, language),
    ...thingClaims(main, language),
    ...shownClaims(shown, language),
    ...addressClaims(facts),
  ];
}

const DATE_METAS: readonly (readonly [names: string, weight: number])[] = [
  ['citation_publication_date citation_online_date citation_date prism.publicationdate', 4],
  ['article:published_time og:article:published_time og:published_time article:published datepublished', 4],
  ['dc.date.issued dcterms.issued dc.date.created dcterms.created dcterms.date dc.date', 3],
  [
    'parsely-pub-date sailthru.date publish-date publish_date publishdate pubdate pub_date publication_date article.published ' +
      'cxenseparse:recs:publishtime cxenseparse:publishtime last-published published_at published originalpublicationdate date_published ' +
      'article_date_original article.created displaydate timestamp datecreated created',
    3,
  ],
  ['date', 2],
];

function metaClaims(facts: PageFacts, language: string | null): DateClaim[] {
  return DATE_METAS.flatMap(([names, weight]) =>
    names
      .split(' ')
      .flatMap((name) => dateClaim(facts.metas.get(name)?.[0] ?? '', `meta ${name}`, weight, language))
      .slice(0, 1),
  );
}

function thingClaims({ linked, marked, page }: MainThings, language: string | null): DateClaim[] {
  const of = (thing: Thing | null, property: string, origin: string, weight: number) =>
    dateClaim((thing && textsOf(thing, property)[0]) ?? '', origin, weight, language);
  return [
    ...of(linked, 'datePublished', 'JSON-LD datePublished', 4),
    ...of(linked, 'dateCreated', 'JSON-LD dateCreated', 1.5),
    ...of(marked, 'datePublished', 'microdata datePublished', 3),
    ...of(page, 'datePublished', OF_PAGE, 1.5),
  ];
}

function dateClaim(text: string, origin: string, weight: number, language: string | null): DateClaim[] {
  const date = dateOf(text, language);
  // Machines write both 5/6/2020 and 6/5/2020, whatever the language of the page.
  return date ? [{ value: date, origin, weight: EITHER_ORDER.test(text) ? weight / 4 : weight }] : [];
}

const EITHER_ORDER = /^\s*(?:0?\d|1[0-2])\/(?:0?\d|1[0-2])\/\d{4}/u;

/** A date a piece can have been published at: no period, no season, no year of another age. */
function dateOf(text: string, language: string | null): Dated | null {
  const said = withLatinMarks(text);
  // Times of day are written wrong more often than days.
  const read =
    readDate(said, { language }) ?? readDate(/^\d{4}-\d\d-\d\d(?=T)/u.exec(said.trim())?.[0] ?? '');
  return read && PLAIN_DATE.test(read.edtf) ? { edtf: read.edtf, raw: text.trim().slice(0, 300) } : null;
}

const PLAIN_DATE = /^(?:1[6-9]|20)\d\d(?:-\d\d(?:-\d\d)?)?$/u;

/** `2020年1月2日` as `2020-1-2`. */
function withLatinMarks(text: string): string {
  return text.replace(/(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/gu, '$1-$2-$3');
}

function shownClaims(shown: ShownPage, language: string | null): DateClaim[] {
  const found: DateClaim[] = [];
  for (const place of shown.page.elements) {
    const zone = shown.zones.get(place) ?? 'piece';
    if (zone !== 'piece') continue;
    const claim = timeElement(place, shown, language) ?? dateClass(place, shown, language);
    if (claim) found.push(claim);
  }
  const nearest = found.sort((a, b) => b.weight - a.weight).slice(0, 3);
  return [...nearest, ...datesBesideTitle(shown, language), ...announcedDates(shown, language)];
}

function timeElement(place: PlacedElement, shown: ShownPage, language: string | null): DateClaim | null {
  const { element } = place;
  if (element.tagName !== 'time' && !/datePublished/u.test(attribute(element, 'itemprop') ?? '')) return null;
  if (isUpdate(place, shown)) return null;
  const said = attribute(element, 'datetime') ?? attribute(element, 'content') ?? '';
  const date = dateOf(said, language) ?? dateIn(wordsOf(shown.page, place, 200), language);
  return date && { value: date, origin: 'time element', weight: 2.5 * nearness(place, shown) };
}

function dateClass(place: PlacedElement, shown: ShownPage, language: string | null): DateClaim | null {
  const length = place.end - place.start;
  if (length < 6 || length > 120) return null;
  const names = classNames(place.element);
  if (names === '' || !DATE_CLASS.test(names) || UPDATE_CLASS.test(names)) return null;
  if (isUpdate(place, shown)) return null;
  const date = dateIn(wordsOf(shown.page, place, 200), language);
  return date && { value: date, origin: 'date on the page', weight: 2 * nearness(place, shown) };
}

const DATE_CLASS =
  /(?:^|[\s-])(?:date|datum|fecha|datetime|date-?time|time|timestamp|published|pubdate|pub-?date|post-?date|entry-?date|posted-?on|created|dt-published|article-?date|meta|byline|info|submitted|dateline|publish)(?:$|[\s-])/u;
const UPDATE_CLASS = /(?:^|[\s-])(?:updated|modified|update|event|countdown|comment)(?:$|[\s-])/u;

function dateIn(text: string, language: string | null): Dated | null {
  const dates = findDates(withLatinMarks(text), { language }).filter((it) => PLAIN_DATE.test(it.edtf));
  const whole = dates.length === 0 ? dateOf(text, language) : null;
  const first = dates[0];
  if (whole) return whole;
  return first && first.edtf.length === 10 ? { edtf: first.edtf, raw: first.raw } : null;
}

const UPDATE_WORDS =
  /(?:updated?|last modified|modified|edited|reviewed|aktualisiert|aktualisierung|geändert|änderung|überarbeitet|stand|mis à jour|mise à jour|modifié|actualizado|actualización|aggiornato|bijgewerkt|обновлено|به روز|تحديث)[^\p{L}\p{Nd}]*(?:am|on|at|le|el|il|:)?\s*$/iu;

/** What stands right before a date, or before the words of its own element, says that it is an update. */
function isUpdate(place: PlacedElement, { page }: ShownPage): boolean {
  const before = page.text.slice(Math.max(0, place.start - 40), place.start);
  const own = wordsOf(page, place, 60);
  const names = classNames(place.element);
  return (
    UPDATE_WORDS.test(before) ||
    UPDATE_WORDS.test(own.replace(/\p{Nd}.*$/u, '')) ||
    (/(?:^|[\s-])(?:updated|modified)(?:$|[\s-])/u.test(names) && !/published/u.test(names))
  );
}

function nearness(place: PlacedElement, { title }: ShownPage): number {
  if (!title) return 0.5;
  const distance = place.start >= title.end ? place.start - title.end : (title.start - place.end) * 2;
  if (distance < 500) return 1;
  return distance < 3_000 ? 0.6 : 0.35;
}

/** A date that is a whole line, stands in a short one or opens the first paragraph, right before or after the title. */
function datesBesideTitle({ piece, title }: ShownPage, language: string | null): DateClaim[] {
  if (!title) return [];
  const after = piece
    .slice(title.end, title.end + 900)
    .split('\n')
    .slice(0, 10);
  const before = piece
    .slice(Math.max(0, title.start - 250), title.start)
    .split('\n')
    .slice(-6);
  const found = [...after, ...before].flatMap((line) => {
    const beginning = line.length > 150 ? (/^\s*.{6,30}?(?=\s[–—-]\s|:\s)/u.exec(line)?.[0] ?? '') : line;
    if (!/\p{Nd}/u.test(beginning) || UPDATE_WORDS.test(beginning.replace(/\p{Nd}.*$/u, ''))) return [];
    const date = dateIn(beginning, language);
    return date ? [{ value: date, origin: 'date beside the title', weight: 1.5 }] : [];
  });
  return found.slice(0, 2);
}

/** Lines anywhere in the piece that say they are its date: `Published on …`, `Erstellt am: …`. */
function announcedDates({ piece }: ShownPage, language: string | null): DateClaim[] {
  return piece
    .split('\n')
    .filter((line) => line.length < 120 && ANNOUNCED_DATE.test(line))
    .slice(0, 5)
    .flatMap((line) => {
      const date = dateIn(line, language);
      return date ? [{ value: date, origin: 'date with a label', weight: 1.5 }] : [];
    });
}

const ANNOUNCED_DATE =
  /^\s*(?:(?:first |originally )?(?:published|posted|created|written|released|issued)(?: on| at)?|date|publication date|veröffentlicht(?: am)?|erschienen(?: am)?|erstellt(?: am)?|geschrieben am|gepostet am|datum|publié le|mis en ligne le|paru le|date de publication|publicado(?: el| em)?|fecha|pubblicato il|geplaatst op|gepubliceerd op|опубликовано|дата|تاریخ|منتشر|نشر|خپرېدو|publié par|von .{2,60} am|by .{2,60} on)(?!\p{L}).{0,80}\p{Nd}/iu;

/** `/2019/11/17/` in the address. */
function addressClaims(facts: PageFacts): DateClaim[] {
  const day = /\/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-]|$)/u.exec(
    facts.url ?? '',
  );
  if (!day) return [];
  const [raw, year = '', month = '', date = ''] = day;
  return dateClaim(`${year}-${month}-${date}`, 'address', 2, null).map((it) => ({
    ...it,
    value: { ...it.value, raw },
  }));
}

import { type Dated, findDates, readDate } from '../../language/index.ts';
import { attribute } from '../html-tree.ts';
import type { Claim } from './claim.ts';
import type { MainThings } from './main-thing.ts';
import type { PageFacts } from './page-facts.ts';
import { classNames } from './page-zones.ts';
import { type PlacedElement, wordsOf } from './placed-text.ts';
import type { ShownPage } from './shown-bylines.ts';
import { type Thing, textsOf } from './thing.ts';

export type DateClaim = Claim<Dated>;

export interface DateFound {
  readonly date: Dated;
  readonly origin: string;
}

/** When the piece was published, as most places of the page agree; `null` where none says it. Updates are no publication. */
export function findDate(
  facts: PageFacts,
  main: MainThings,
  shown: ShownPage,
  language: string | null,
): DateFound | null {
  const claims = dateClaims(facts, main, shown, language);
  const best = claims
    .map((claim) => ({ claim, sum: support(claim, claims) }))
    .reduce<{ claim: DateClaim; sum: number } | null>((top, it) => (top && top.sum >= it.sum ? top : it), null);
  return best && { date: best.claim.value, origin: best.claim.origin };
}

function support(claim: DateClaim, claims: readonly DateClaim[]): number {
  return claims.reduce((sum, it) => sum + (it.value.edtf === claim.value.edtf ? it.weight : 0), 0);
}

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
    ...of(page, 'datePublished', 'JSON-LD page’s datePublished', 1.5),
  ];
}

function dateClaim(text: string, origin: string, weight: number, language: string | null): DateClaim[] {
  const date = dateOf(text, language);
  return date ? [{ value: date, origin, weight }] : [];
}

/** A date a piece can have been published at: no period, no season, no year of another age. */
function dateOf(text: string, language: string | null): Dated | null {
  const read = readDate(withLatinMarks(text), { language });
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
  return [...nearest, ...datesBesideTitle(shown, language)];
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
  const names = classNames(place.element.attrs);
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
  /(?:updated?|last modified|modified|edited|reviewed|aktualisiert|aktualisierung|geändert|änderung|überarbeitet|stand|mis à jour|mise à jour|modifié|actualizado|actualización|aggiornato|bijgewerkt|обновлено|به روز|تحديث)[^\p{L}\d]*(?:am|on|at|le|el|il|:)?\s*$/iu;

/** What stands right before a date, or before the words of its own element, says that it is an update. */
function isUpdate(place: PlacedElement, { page }: ShownPage): boolean {
  const before = page.text.slice(Math.max(0, place.start - 40), place.start);
  const own = wordsOf(page, place, 60);
  const names = classNames(place.element.attrs);
  return UPDATE_WORDS.test(before) || UPDATE_WORDS.test(own.replace(/\d.*$/u, '')) || /(?:^|[\s-])(?:updated|modified)(?:$|[\s-])/u.test(names) && !/published/u.test(names);
}

function nearness(place: PlacedElement, { title }: ShownPage): number {
  if (!title) return 0.5;
  const distance = place.start >= title.end ? place.start - title.end : (title.start - place.end) * 2;
  if (distance < 500) return 1;
  return distance < 3_000 ? 0.6 : 0.35;
}

/** A date that is a whole line, or stands in a short one, right before or after the title. */
function datesBesideTitle({ page, title }: ShownPage, language: string | null): DateClaim[] {
  if (!title) return [];
  const after = page.text.slice(title.end, title.end + 700).split('\n').slice(0, 8);
  const before = page.text.slice(Math.max(0, title.start - 250), title.start).split('\n').slice(-5);
  return [...after, ...before].flatMap((line) => {
    if (line.length > 150 || !/\d/u.test(line) || UPDATE_WORDS.test(line.replace(/\d.*$/u, ''))) return [];
    const date = dateIn(line, language);
    return date ? [{ value: date, origin: 'date beside the title', weight: 1.5 }] : [];
  }).slice(0, 2);
}

/** `/2019/11/17/` in the address. */
function addressClaims(facts: PageFacts): DateClaim[] {
  const day = /\/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-]|$)/u.exec(facts.url ?? '');
  if (!day) return [];
  const [raw, year = '', month = '', date = ''] = day;
  return dateClaim(`${year}-${month}-${date}`, 'address', 2, null).map((it) => ({
    ...it,
    value: { ...it.value, raw },
  }));
}

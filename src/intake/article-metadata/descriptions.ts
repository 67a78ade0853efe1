import { fold, foldForTitle } from '../../language/index.ts';
import { KINDS } from '../words/index.ts';
import { classNames, namePattern } from './class-names.ts';
import { isPieceType, type MainThings } from './main-thing.ts';
import { metaOf, type PageFacts } from './page-facts.ts';
import { wordsOf } from './placed-text.ts';
import type { ShownPage } from './shown-page.ts';
import type { SiteNames } from './site-names.ts';
import { textOfThing } from './thing.ts';

/** A field's words and where they stood. */
export interface Said {
  readonly value: string;
  readonly origin: string;
}

/** The first of some sayings that says anything. */
function firstSaid(sayings: readonly (readonly [string | null, string])[]): Said | null {
  for (const [value, origin] of sayings) if (value) return { value, origin };
  return null;
}

/** The summary that the page gives of the piece, plain text. */
export function findAbstract(facts: PageFacts, main: MainThings): Said | null {
  const { linked, marked } = main;
  const said = firstSaid([
    [
      metaOf(facts, 'citation_abstract', 'dcterms.abstract', 'dc.description.abstract'),
      'meta citation_abstract',
    ],
    [linked && textOfThing(linked, 'abstract', 'description'), 'JSON-LD description'],
    [metaOf(facts, 'og:description'), 'meta og:description'],
    [metaOf(facts, 'dc.description', 'dcterms.description'), 'meta dc.description'],
    [metaOf(facts, 'description'), 'meta description'],
    [metaOf(facts, 'twitter:description'), 'meta twitter:description'],
    [marked && textOfThing(marked, 'description'), 'microdata description'],
  ]);
  return said && { ...said, value: said.value.slice(0, LONGEST_ABSTRACT) };
}

const LONGEST_ABSTRACT = 5_000;

/** The subtitle, where markup names one or the page marks a line right below the title as one. */
export function findSubtitle(main: MainThings, shown: ShownPage): Said | null {
  const said = firstSaid([
    [main.linked && textOfThing(main.linked, 'alternativeHeadline'), 'JSON-LD alternativeHeadline'],
    [main.marked && textOfThing(main.marked, 'alternativeHeadline'), 'microdata alternativeHeadline'],
  ]);
  const { title, page } = shown;
  const titleWords = title ? foldForTitle(wordsOf(page, title)) : '';
  if (said) return foldForTitle(said.value) === titleWords ? null : said;
  const place = page.elements.find(
    (it) =>
      title !== null &&
      it.start >= title.start &&
      it.start < title.end + 300 &&
      it.end > it.start &&
      it.end - it.start <= LONGEST_SUBTITLE &&
      SUBTITLE_CLASS.test(classNames(it.element)),
  );
  const words = place ? wordsOf(page, place) : '';
  return words.length > 3 && foldForTitle(words) !== titleWords
    ? { value: words, origin: 'subtitle on the page' }
    : null;
}

const LONGEST_SUBTITLE = 300;
const SUBTITLE_CLASS = namePattern(
  '(?:article|entry|post|page|story)?-?(?:sub-?title|sub-?headline|untertitel|deck|dek|soustitre|sous-titre)',
);

/** The house that published the piece, or the name of the site. */
export function findPublisher(facts: PageFacts, main: MainThings, site: SiteNames): Said | null {
  return firstSaid([
    [metaOf(facts, 'citation_publisher', 'dc.publisher', 'dcterms.publisher'), 'meta citation_publisher'],
    [notAddress(main.linked && textOfThing(main.linked, 'publisher')), 'JSON-LD publisher'],
    [metaOf(facts, 'og:site_name'), 'meta og:site_name'],
    [notAddress(main.marked && textOfThing(main.marked, 'publisher')), 'microdata publisher'],
    [site.said[0] ?? null, 'name of the site'],
  ]);
}

function notAddress(words: string | null): string | null {
  return words && !/^https?:/u.test(words) && words.length < 200 ? words : null;
}

const KIND_OF_TYPE: Readonly<Record<string, string>> = {
  ScholarlyArticle: 'article-journal',
  MedicalScholarlyArticle: 'article-journal',
  NewsArticle: 'article-newspaper',
  ReportageNewsArticle: 'reportage',
  OpinionNewsArticle: 'opinion',
  AnalysisNewsArticle: 'analysis',
  BackgroundNewsArticle: 'briefing',
  ReviewNewsArticle: 'review',
  BlogPosting: 'post-weblog',
  LiveBlogPosting: 'post-weblog',
  DiscussionForumPosting: 'post',
  Report: 'report',
  Thesis: 'thesis',
  Book: 'book',
  Chapter: 'chapter',
  Review: 'review',
  PodcastEpisode: 'podcast',
  Article: 'article',
};

/** What kind of piece it is: the section's own word where that is one (`Dispatch`), else what markup says, as a CSL type. */
export function findKind(facts: PageFacts, main: MainThings): Said | null {
  const section = firstSaid([
    [metaOf(facts, 'article:section'), 'meta article:section'],
    [main.linked && textOfThing(main.linked, 'articleSection', 'genre'), 'JSON-LD articleSection'],
    [metaOf(facts, 'dc.type', 'dcterms.type'), 'meta dc.type'],
  ]);
  const named = section ? KINDS.get(fold(section.value)) : undefined;
  if (section && named) return { value: named, origin: section.origin };
  const types = [...(main.linked?.types ?? []), ...(main.marked?.types ?? [])].filter(isPieceType);
  const type =
    types.find((it) => it in KIND_OF_TYPE && it !== 'Article') ?? types.find((it) => it in KIND_OF_TYPE);
  return firstSaid([
    [metaOf(facts, 'citation_journal_title') && 'article-journal', 'meta citation_journal_title'],
    [metaOf(facts, 'citation_conference_title') && 'paper-conference', 'meta citation_conference_title'],
    [
      metaOf(facts, 'citation_dissertation_institution') && 'thesis',
      'meta citation_dissertation_institution',
    ],
    [
      metaOf(facts, 'citation_technical_report_institution') && 'report',
      'meta citation_technical_report_institution',
    ],
    [type ? (KIND_OF_TYPE[type] ?? null) : null, `type ${type}`],
    [metaOf(facts, 'og:type') === 'article' ? 'article' : null, 'meta og:type'],
  ]);
}

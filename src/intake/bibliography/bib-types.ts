import type { BibFields } from './inheritance.ts';

/**
 * The CSL 1.0.2 type of an entry: by its BibTeX or BibLaTeX type, what kind of article or page `entrysubtype` and
 * `howpublished` say it is. A type that nobody knows stays the source's own word.
 */
export function cslTypeOf(type: string, fields: BibFields): string {
  const subtype = (fields.get('entrysubtype') ?? '').toLowerCase();
  if (type === 'article' || type === 'suppperiodical') {
    if (/newspaper/u.test(subtype)) return 'article-newspaper';
    if (/magazine/u.test(subtype)) return 'article-magazine';
    return fields.has('journal') || fields.has('journaltitle') || !fields.has('eprint')
      ? 'article-journal'
      : 'article';
  }
  if (WEB.has(type)) return isBlog(fields, subtype) ? 'post-weblog' : 'webpage';
  if (type === 'misc') return miscellaneous(fields);
  if (type === 'inproceedings' && fields.get('eventtype')) return 'paper-conference';
  return TYPES[type] ?? type;
}

/** The words for a kind of thesis or report that the type, or BibLaTeX's localisation key, stands for. */
export function genreOf(type: string, genre: string): string {
  return GENRES[genre.toLowerCase()] ?? (genre === '' ? (GENRES[type] ?? '') : genre);
}

function isBlog(fields: BibFields, subtype: string): boolean {
  const said = `${subtype} ${fields.get('howpublished') ?? ''} ${fields.get('type') ?? ''} ${fields.get('titleaddon') ?? ''}`;
  return /\b(?:we)?blog\b/iu.test(said);
}

/** `@misc` says nothing; what else stands in the entry may. */
function miscellaneous(fields: BibFields): string {
  if (fields.has('eprint') || /^arxiv$/iu.test(fields.get('archiveprefix') ?? '')) return 'article';
  if (isBlog(fields, '')) return 'post-weblog';
  const link = `${fields.get('url') ?? ''} ${fields.get('howpublished') ?? ''}`;
  return /https?:|\\url\b/iu.test(link) ? 'webpage' : 'document';
}

const WEB = new Set(['online', 'electronic', 'www', 'webpage', 'website']);

const TYPES: Readonly<Record<string, string>> = {
  book: 'book',
  mvbook: 'book',
  collection: 'book',
  mvcollection: 'book',
  proceedings: 'book',
  mvproceedings: 'book',
  reference: 'book',
  mvreference: 'book',
  booklet: 'pamphlet',
  manual: 'report',
  inbook: 'chapter',
  incollection: 'chapter',
  bookinbook: 'chapter',
  suppbook: 'chapter',
  suppcollection: 'chapter',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  inreference: 'entry-encyclopedia',
  thesis: 'thesis',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  mathesis: 'thesis',
  bachelorsthesis: 'thesis',
  report: 'report',
  techreport: 'report',
  periodical: 'periodical',
  unpublished: 'manuscript',
  patent: 'patent',
  software: 'software',
  softwareversion: 'software',
  dataset: 'dataset',
  data: 'dataset',
  artwork: 'graphic',
  image: 'graphic',
  audio: 'song',
  music: 'song',
  movie: 'motion_picture',
  video: 'motion_picture',
  letter: 'personal_communication',
  jurisdiction: 'legal_case',
  legal: 'treaty',
  legislation: 'legislation',
  standard: 'standard',
  review: 'review',
  performance: 'performance',
  talk: 'speech',
  presentation: 'speech',
  speech: 'speech',
  map: 'map',
  interview: 'interview',
  newspaper: 'article-newspaper',
  magazine: 'article-magazine',
  blog: 'post-weblog',
  preprint: 'article',
};

const GENRES: Readonly<Record<string, string>> = {
  phdthesis: 'PhD thesis',
  mastersthesis: 'Master’s thesis',
  mathesis: 'Master’s thesis',
  bathesis: 'Bachelor’s thesis',
  bachelorsthesis: 'Bachelor’s thesis',
  candthesis: 'Candidate thesis',
  techreport: 'Technical report',
  resreport: 'Research report',
};

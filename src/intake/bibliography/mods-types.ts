import { named, textOf, type XmlNode } from './xml-node.ts';

/** The CSL 1.0.2 type of a record: by its genre, else by what it is in and the type of resource; `null` where nothing says. */
export function modsKind(mods: XmlNode): string | null {
  const genres = named(mods, 'genre').map((genre) => textOf(genre).toLowerCase());
  for (const genre of genres) {
    const known = GENRES[genre.replace(/\s+/gu, ' ')];
    if (known) return known;
  }
  const host = named(mods, 'relatedItem').find(({ attributes }) => attributes.type === 'host');
  const hostGenres = host ? named(host, 'genre').map((genre) => textOf(genre).toLowerCase()) : [];
  if (hostGenres.some((genre) => /periodical|journal/u.test(genre))) return 'article-journal';
  if (host && hostGenres.includes('book')) return 'chapter';
  const issuance = textOf(named(mods, 'originInfo', 'issuance')[0]);
  const resource = textOf(named(mods, 'typeOfResource')[0]).toLowerCase();
  if (resource === 'text' && !host && issuance === 'monographic') return 'book';
  return RESOURCES[resource] ?? genres[0] ?? null;
}

const GENRES: Readonly<Record<string, string>> = {
  article: 'article-journal',
  'journal article': 'article-journal',
  journalarticle: 'article-journal',
  'academic journal': 'article-journal',
  newspaperarticle: 'article-newspaper',
  'newspaper article': 'article-newspaper',
  magazinearticle: 'article-magazine',
  'magazine article': 'article-magazine',
  book: 'book',
  booksection: 'chapter',
  'book chapter': 'chapter',
  chapter: 'chapter',
  report: 'report',
  'technical report': 'report',
  'working paper': 'report',
  thesis: 'thesis',
  'doctoral thesis': 'thesis',
  'theses or dissertations': 'thesis',
  'conference publication': 'book',
  'conference paper': 'paper-conference',
  conferencepaper: 'paper-conference',
  proceeding: 'paper-conference',
  webpage: 'webpage',
  'web page': 'webpage',
  'web site': 'webpage',
  blogpost: 'post-weblog',
  'blog post': 'post-weblog',
  letter: 'personal_communication',
  map: 'map',
  dataset: 'dataset',
  interview: 'interview',
  speech: 'speech',
  presentation: 'speech',
  patent: 'patent',
  legislation: 'legislation',
  encyclopediaarticle: 'entry-encyclopedia',
  dictionaryentry: 'entry-dictionary',
  manuscript: 'manuscript',
};

const RESOURCES: Readonly<Record<string, string>> = {
  cartographic: 'map',
  'sound recording': 'song',
  'moving image': 'motion_picture',
  'still image': 'graphic',
  'software, multimedia': 'software',
};

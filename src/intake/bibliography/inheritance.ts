import type { BibEntry, BibFile } from './bib-file.ts';

/** A field's TeX, by lower-case name, with what the entry takes from others. */
export type BibFields = ReadonlyMap<string, string>;

/**
 * Gives an entry's fields with what it takes over by `xdata` and `crossref`: the fields it lacks itself, a parent's title
 * as its `booktitle` (BibLaTeX manual, appendix B; BibTeX takes over everything by name). What belongs to the parent alone
 * (its title, identifiers, links, abstract) is not taken over.
 */
export function inheriting(file: BibFile): (entry: BibEntry) => BibFields {
  const byKey = new Map<string, BibEntry>();
  for (const entry of file.entries) {
    if (entry.state === 'whole' && entry.key !== '') rememberKeys(byKey, entry);
  }
  const family = { byKey, known: new Map<BibEntry, BibFields>() };
  return (entry) => fieldsOf(entry, family, 0);
}

function rememberKeys(byKey: Map<string, BibEntry>, entry: BibEntry): void {
  for (const key of [entry.key, ...listed(entry.fields.get('ids'))]) {
    const folded = key.toLowerCase();
    if (!byKey.has(folded)) byKey.set(folded, entry);
  }
}

interface Family {
  readonly byKey: ReadonlyMap<string, BibEntry>;
  /** What was put together before; an entry that is being put together stands here with its own fields, which ends circles. */
  readonly known: Map<BibEntry, BibFields>;
}

function fieldsOf(entry: BibEntry, family: Family, depth: number): BibFields {
  const { byKey, known } = family;
  const data = listed(entry.fields.get('xdata'));
  const parent = byKey.get(entry.fields.get('crossref')?.trim().toLowerCase() ?? '');
  if (depth > DEEPEST || (data.length === 0 && !parent)) return entry.fields;
  const before = known.get(entry);
  if (before) return before;
  known.set(entry, entry.fields);
  const fields = new Map(entry.fields);
  for (const key of data) {
    const shared = byKey.get(key.toLowerCase());
    if (shared && shared !== entry) addMissing(fields, fieldsOf(shared, family, depth + 1), OWN_KEYS);
  }
  if (parent && parent !== entry) takeOver(fields, entry.type, parent, fieldsOf(parent, family, depth + 1));
  known.set(entry, fields);
  return fields;
}

function takeOver(fields: Map<string, string>, type: string, parent: BibEntry, given: BibFields): void {
  const isPart = PARTS.has(type);
  const container = type === 'article' || type === 'suppperiodical' ? 'journal' : 'book';
  if (isPart) {
    for (const [from, to] of [
      ['title', `${container}title`],
      ['subtitle', `${container}subtitle`],
      ['titleaddon', `${container}titleaddon`],
    ] as const) {
      const value = given.get(from);
      const isTaken = fields.has(`${container}title`) && from === 'title';
      if (value !== undefined && !isTaken && !fields.has(to)) fields.set(to, value);
    }
  } else if (/^mv/u.test(parent.type))
    addMissing(fields, new Map([['maintitle', given.get('title') ?? '']]), new Set());
  addMissing(
    fields,
    given,
    authorsAreShared(type, parent.type) ? PARENTS_OWN : new Set([...PARENTS_OWN, 'author']),
  );
}

/** A part of one author's book is by that author; a paper of proceedings is not by somebody who wrote another. */
function authorsAreShared(type: string, parentType: string): boolean {
  return !PARTS.has(type) || (/^(?:inbook|bookinbook|suppbook)$/u.test(type) && /book$/u.test(parentType));
}

function addMissing(fields: Map<string, string>, given: BibFields, except: ReadonlySet<string>): void {
  for (const [name, value] of given) {
    if (value !== '' && !except.has(name) && (fields.get(name) ?? '').trim() === '') fields.set(name, value);
  }
}

function listed(keys: string | undefined): string[] {
  return (keys ?? '')
    .split(',')
    .slice(0, MOST_KEYS)
    .map((key) => key.trim())
    .filter((key) => key !== '');
}

const DEEPEST = 5;
const MOST_KEYS = 100;
const PARTS = new Set(
  'inbook bookinbook suppbook incollection suppcollection inproceedings conference inreference article suppperiodical'.split(
    ' ',
  ),
);
const OWN_KEYS = new Set([
  'ids',
  'crossref',
  'xdata',
  'xref',
  'entryset',
  'options',
  'related',
  'relatedtype',
]);
const PARENTS_OWN = new Set([
  ...OWN_KEYS,
  ...'title subtitle titleaddon shorttitle sorttitle indextitle doi url urldate eprint eprinttype archiveprefix primaryclass abstract annotation annote note addendum pages pagetotal file keywords groups key pmid timestamp date-added date-modified owner entrysubtype label shorthand'.split(
    ' ',
  ),
]);

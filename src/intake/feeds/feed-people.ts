import { readCredits } from '../credits.ts';
import type { ReadingNote } from '../draft.ts';
import type { CreditDraft } from '../publication-draft.ts';
import { plainText } from '../wordpress/plain-text.ts';
import { child, children, textIn, type XmlElement } from './xml-element.ts';

/** Words of a feed that name people, and where they stood. */
export interface NamedIn {
  readonly words: readonly string[];
  readonly origin: string;
}

export interface PeopleReading {
  readonly credits: readonly CreditDraft[];
  readonly origin: string | null;
  readonly notes: readonly ReadingNote[];
}

/** The credits of the first place that names somebody; a note where places say something that is no name. */
export function peopleNamed(places: readonly NamedIn[]): PeopleReading {
  for (const { words, origin } of places) {
    const credits = words.flatMap((it) => readCredits(nameIn(it)));
    if (credits.length > 0) return { credits: once(credits), origin, notes: [] };
  }
  const nobody = places.flatMap((it) => it.words).find((it) => it.trim() !== '');
  if (nobody === undefined) return { credits: [], origin: null, notes: [] };
  const says = `The feed's field for the author says “${nameIn(nobody).slice(0, 80)}”, which names nobody: add the author by hand.`;
  return { credits: [], origin: null, notes: [{ kind: 'missing', about: 'credits', line: null, says }] };
}

/** Where an item of RSS names its authors, the surest first. */
export function rssAuthors(item: XmlElement, format: string): NamedIn[] {
  return [
    { words: wordsOf(item, 'dc:creator', 'dcterms:creator'), origin: `${format} dc:creator` },
    { words: children(item, 'author', 'atom:author').map(personIn), origin: `${format} author` },
    { words: creditedAs(item, 'author'), origin: `${format} media:credit` },
    { words: wordsOf(item, 'itunes:author', 'googleplay:author'), origin: `${format} itunes:author` },
  ];
}

/** Where an entry of Atom names its authors: itself, the feed that it was taken from, its own feed (RFC 4287, 4.2.1). */
export function atomAuthors(entry: XmlElement, feed: XmlElement | null, format: string): NamedIn[] {
  const from = (element: XmlElement | null) => children(element, 'author').map(personIn);
  return [
    { words: from(entry), origin: `${format} author` },
    { words: wordsOf(entry, 'dc:creator', 'dcterms:creator'), origin: `${format} dc:creator` },
    { words: from(child(entry, 'source')), origin: `${format} author of the source` },
    { words: from(feed), origin: `${format} author of the feed` },
    { words: wordsOf(entry, 'itunes:author'), origin: `${format} itunes:author` },
  ];
}

/** Those who are named beside the authors. */
export function otherPeople(item: XmlElement): CreditDraft[] {
  const words = [
    ...wordsOf(item, 'dc:contributor', 'dcterms:contributor'),
    ...children(item, 'contributor').map(personIn),
  ];
  return words
    .flatMap((it) => readCredits(nameIn(it)))
    .map((it) => (it.role === 'author' ? { ...it, role: 'contributor' } : it));
}

function wordsOf(item: XmlElement, ...names: readonly string[]): string[] {
  return children(item, ...names).map((it) => plainText(textIn(child(it, 'rdf:value', 'foaf:name') ?? it)));
}

function creditedAs(item: XmlElement, role: string): string[] {
  return children(item, 'media:credit')
    .filter((it) => it.attributes.get('role')?.toLowerCase() === role)
    .map((it) => plainText(textIn(it)));
}

/** A person construct's name; where it has none, what stands there without mail and address. */
function personIn(author: XmlElement): string {
  const name = child(author, 'name', 'atom:name');
  if (name) return plainText(textIn(name));
  const isConstruct = child(author, 'email', 'uri', 'url', 'atom:email', 'atom:uri') !== null;
  return isConstruct ? '' : plainText(textIn(author).replace(/<(\S{1,100}@\S{1,100})>/u, ' $1 '));
}

/** `mail@example.org (Name)`, as RSS has it; the other way round, as many write it. */
function nameIn(words: string): string {
  const text = words.trim();
  const inBrackets =
    /^(?:mailto:)?\S{1,100}@\S{1,200}\s{0,10}\(([^()]{1,300}(?:\([^()]{0,100}\)[^()]{0,100})?)\)$/iu.exec(
      text,
    )?.[1];
  const beforeMail = /^([^@<>()]{2,300}?)\s{0,10}[(<]\s{0,5}\S{1,100}@\S{1,200}$/u.exec(text)?.[1];
  return (inBrackets ?? beforeMail ?? text).trim();
}

function once(credits: readonly CreditDraft[]): CreditDraft[] {
  return [...new Map(credits.map((it) => [`${it.role} ${it.name}`, it])).values()];
}

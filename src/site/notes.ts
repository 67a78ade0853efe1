// Numbers citations and footnotes as a reader meets them. A work cited again keeps its number, so that a note is said
// once and leads back to every place that needs it.

import type { Root } from 'mdast';
import type { CitedWork, PublicationView } from '../dossiers/index.ts';
import type { Words } from './plain-words.ts';

export type NoteContent =
  | { readonly kind: 'citation'; readonly work: CitedWork; readonly publication: PublicationView }
  | { readonly kind: 'footnote'; readonly text: NotedText };

export interface Note {
  readonly number: number;
  readonly content: NoteContent;
  /** The ids of the places that refer to it, in reading order. */
  readonly references: string[];
}

/** One number in the text. */
export interface NoteReference {
  readonly id: string;
  readonly number: number;
}

export type PlainPart = Words | readonly NoteReference[];

/** A text whose citations have been numbered: plain words, or a tree in which `note-refs` elements name a group. */
export type NotedText =
  | { readonly kind: 'plain'; readonly parts: readonly PlainPart[] }
  | { readonly kind: 'tree'; readonly root: Root; readonly groups: readonly (readonly NoteReference[])[] };

/** The notes of one page while its texts are read. */
export class NoteNumbering {
  readonly notes: Note[] = [];
  readonly #cited: ReadonlyMap<string, PublicationView>;
  readonly #numbers = new Map<string, number>();

  constructor(cited: ReadonlyMap<string, PublicationView>) {
    this.#cited = cited;
  }

  /** A further reference to a work; `null` for a key that cites nothing the public may see. */
  cite(work: CitedWork): NoteReference | null {
    const publication = this.#cited.get(work.key);
    if (publication === undefined) return null;
    const identity = JSON.stringify([work.key, work.prefix, work.locator]);
    return this.#refer(identity, () => ({ kind: 'citation', work, publication }));
  }

  /** A further reference to a footnote; `read` gives its text the first time. `identity` is unique on the page. */
  refer(identity: string, read: () => NotedText): NoteReference {
    return this.#refer(identity, () => ({ kind: 'footnote', text: read() }));
  }

  #refer(identity: string, content: () => NoteContent): NoteReference {
    const number = this.#numbers.get(identity) ?? this.#open(identity, content);
    const references = this.notes[number - 1]?.references ?? [];
    const id = references.length === 0 ? `ref-${number}` : `ref-${number}-${references.length + 1}`;
    references.push(id);
    return { id, number };
  }

  /** The number is taken before the content is read: a footnote may cite, and may even refer to itself. */
  #open(identity: string, content: () => NoteContent): number {
    const number = this.#numbers.size + 1;
    this.#numbers.set(identity, number);
    const references: string[] = [];
    const place = this.notes.length;
    this.notes.push({ number, content: EMPTY, references });
    this.notes[place] = { number, content: content(), references };
    return number;
  }
}

const EMPTY: NoteContent = { kind: 'footnote', text: { kind: 'plain', parts: [] } };

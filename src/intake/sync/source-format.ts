import type { ItemMark } from '../../catalogue/index.ts';
import type { Web } from '../fetching/index.ts';
import type { PieceReading, PublicationDraft } from '../publication-draft.ts';
import type { Material } from './material.ts';

/** A format that publications can be taken in from. A new one is a file in `formats/` and a line in `formats/index.ts`. */
export interface SourceFormat {
  /** Stable: it stands in archives and on command lines. */
  readonly name: string;
  /** For people: `WordPress export`. */
  readonly label: string;
  /** Whether a source's listing names all it has, so that what is missing is gone; a feed names only its newest. */
  readonly listsEverything: boolean;
  /** How sure it is that this is its format: 0 not at all, 1 certainly. `null` in place of a function: only when named. */
  readonly recognises: ((beginning: Beginning) => number) | null;
  /** Everything the source has to say, as it says it. Throws `SheafError` where it can not be read at all. */
  read(context: SourceContext): AsyncIterable<SourceReading>;
}

/** How a file or an answer begins. */
export interface Beginning {
  /** File name or address. */
  readonly name: string;
  readonly mediaType: string | null;
  /** At most 64 kB. */
  readonly bytes: Uint8Array;
  /** The same in Latin-1, for looking for what is ASCII in every encoding; without a byte order mark. */
  readonly ascii: string;
}

export interface SourceContext {
  /** Address, or absolute path of a file or folder. */
  readonly address: string;
  readonly material: Material;
  readonly web: Web;
  /** What the editor set for this source. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What the last `state` reading kept. */
  readonly state: Readonly<Record<string, unknown>>;
  /** Everything is to be read again, whatever the state says. */
  readonly isAfresh: boolean;
}

/** What reading a source gives, in its order. */
export type SourceReading =
  | PieceReading
  | PageToRead
  /** The source as a whole is as it was at the last sync. */
  | { readonly type: 'unchanged' }
  /** How many pieces will come, as far as the source says so beforehand. */
  | { readonly type: 'total'; readonly count: number }
  /** Kept together with all pieces before it; handed back as `state` at the next sync. */
  | { readonly type: 'state'; readonly state: Readonly<Record<string, unknown>> }
  /** What the editor should know of how the source is read, kept as settings: the mapping of a table's columns. */
  | {
      readonly type: 'settings';
      readonly settings: Readonly<Record<string, unknown>>;
      readonly says: string;
    };

/** A piece that has to be fetched or opened first. */
export interface PageToRead {
  readonly type: 'page';
  readonly key: string;
  /** Its fingerprint as far as the listing tells (a date of change); `null`: only reading it tells. */
  readonly mark: string | null;
  readonly read: (known: ItemMark | null) => Promise<PageRead>;
}

export type PageRead =
  | {
      readonly type: 'piece';
      readonly fingerprint: string;
      readonly validators: string | null;
      readonly draft: () => PublicationDraft;
    }
  | { readonly type: 'unchanged' }
  | { readonly type: 'gone' }
  | Extract<PieceReading, { readonly type: 'broken' }>;

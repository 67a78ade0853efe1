import { bibDraft } from '../bibliography/bib-draft.ts';
import { type BibEntry, type BibFile, readBibFile } from '../bibliography/bib-file.ts';
import { decodeBibliography } from '../bibliography/decode-bibliography.ts';
import { type BibFields, inheriting } from '../bibliography/inheritance.ts';
import { jabrefGroups } from '../bibliography/jabref-groups.ts';
import { type LatexReader, latexReader, type TitleCase } from '../bibliography/latex.ts';
import { fingerprintOf, PieceKeys } from '../bibliography/pieces.ts';
import type { PieceReading } from '../publication-draft.ts';

export interface BibtexSource {
  readonly name: string;
  /**
   * English titles are lowered to sentence case but for what stands in braces, unless told otherwise: `The {Kabul} River
   * Basin` is the title case that BibTeX's styles undo, and other bibliography programs on taking it in. What was printed is
   * kept in the details, as `title-as-printed`.
   */
  readonly titles?: TitleCase;
}

/**
 * The entries of a BibTeX or BibLaTeX file, each a piece under its cite key. What is broken is told by its line; the others
 * come in. `@xdata` and `@set` are no publications: what they hold comes in with the entries that name them. Never throws.
 */
export async function* readBibtex(
  bytes: Uint8Array,
  { titles = 'sentence-case' }: BibtexSource,
): AsyncGenerator<PieceReading> {
  const file = readBibFile(decodeBibliography(bytes));
  if (file.entries.length === 0) return;
  const reading = {
    latex: await latexReader({ preamble: file.preamble, titles }),
    keys: new PieceKeys(),
    ...contextOf(file),
  };
  for (const entry of file.entries) {
    if (entry.state === 'broken')
      yield { type: 'broken', where: `line ${entry.line}`, says: entry.says, raw: entry.raw };
    else if (SHARED.has(entry.type)) yield sharedEntry(entry);
    else yield pieceOf(entry, reading);
  }
}

interface Reading {
  readonly latex: LatexReader;
  readonly keys: PieceKeys;
  readonly fieldsOf: (entry: BibEntry) => BibFields;
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

function contextOf(file: BibFile): Pick<Reading, 'fieldsOf' | 'groups'> {
  return { fieldsOf: inheriting(file), groups: jabrefGroups(file.comments) };
}

function pieceOf(entry: BibEntry, { latex, keys, fieldsOf, groups }: Reading): PieceReading {
  const fields = fieldsOf(entry);
  const named = (fields.get('groups') ?? '').split(',');
  const inGroups = [...(groups.get(entry.key.toLowerCase()) ?? []), ...named];
  const fingerprint = fingerprintOf([entry.type, entry.key, ...[...fields].flat(), ...inGroups]);
  return {
    type: 'piece',
    key: keys.keyFor(entry.key, fingerprint),
    fingerprint,
    draft: () => bibDraft(entry, { latex, fields, groups: inGroups }),
  };
}

const SHARED: ReadonlySet<string> = new Set(['xdata', 'set']);

function sharedEntry({ type, key, line }: BibEntry): PieceReading {
  const says = `@${type} “${key}” is no publication of its own: what it holds comes in with the entries that name it.`;
  return { type: 'note', note: { kind: 'recognised', about: 'entry', line, says } };
}

import { type Archive, batchesOf, oneOf } from '../archive/index.ts';
import { foldForTitle } from '../language/index.ts';
import { canonicalUrl, isLinkToOnePiece } from './canonical-url.ts';
import { baseTitle } from './likeness/base-title.ts';
import { comparePieces } from './likeness/compare-pieces.ts';
import type { Piece } from './likeness/piece.ts';
import { readPieces } from './read-pieces.ts';
import type { TakenPiece } from './take-in.ts';
import { linkOf, type VerdictLink } from './verdict-link.ts';

type Database = Pick<Archive, 'db'>;

/** A publication of the catalogue, or a piece of the same batch that will become one. */
interface Target {
  readonly publication: string | null;
  readonly key: string | null;
  readonly reasons: readonly string[];
}

export interface Link extends Target, VerdictLink {
  readonly likeness: number | null;
}

export interface Recognition {
  /** What the piece surely is; `null`: a publication of its own. */
  readonly same: Target | null;
  readonly links: readonly Link[];
}

interface Candidate {
  readonly publication: string | null;
  readonly key: string | null;
  readonly piece: Piece;
}

/** For each piece what it is in the catalogue or among the pieces before it: the same as one, or related to some. */
export async function recognisePieces(
  archive: Database,
  pieces: readonly TakenPiece[],
): Promise<Recognition[]> {
  const shelf = new Shelf();
  const asked = pieces.map((taken) => ({ taken, piece: pieceOf(taken) }));
  const candidates = await readCandidates(
    archive,
    asked.map(({ piece }) => piece),
  );
  for (const candidate of candidates) shelf.add(candidate);
  return asked.map(({ taken, piece }) => {
    const recognition = recognise(piece, shelf.candidatesFor(piece));
    if (recognition.same === null) shelf.add({ publication: null, key: taken.key, piece });
    return recognition;
  });
}

function recognise(piece: Piece, candidates: readonly Candidate[]): Recognition {
  const links: Link[] = [];
  for (const { publication, key, piece: other } of candidates) {
    const verdict = comparePieces(piece, other);
    const target = { publication, key, reasons: verdict.reasons };
    if (verdict.relation === 'same' && verdict.isSure) return { same: target, links: [] };
    const link = linkOf(verdict);
    if (link) links.push({ ...target, ...link, likeness: null });
  }
  return { same: null, links: links.slice(0, MOST_LINKS) };
}

const MOST_LINKS = 20;

function pieceOf({ record, text }: TakenPiece): Piece {
  return {
    ...record,
    signature: text?.signature ?? null,
    textLength: text?.text.length ?? 0,
  };
}

/** Candidates by what may make them the same: their link, an identifier, their title. */
class Shelf {
  readonly #byClue = new Map<string, Candidate[]>();

  add(candidate: Candidate): void {
    for (const clue of cluesOf(candidate.piece)) {
      const list = this.#byClue.get(clue) ?? [];
      list.push(candidate);
      this.#byClue.set(clue, list);
    }
  }

  candidatesFor(piece: Piece): Candidate[] {
    const found = new Set<Candidate>();
    for (const clue of cluesOf(piece))
      for (const candidate of this.#byClue.get(clue)?.slice(0, MOST_CANDIDATES) ?? []) found.add(candidate);
    return [...found];
  }
}

const MOST_CANDIDATES = 50;

/** Each piece is asked for its clues three times. */
const clues = new WeakMap<Piece, readonly string[]>();

function cluesOf(piece: Piece): readonly string[] {
  const found = clues.get(piece) ?? findClues(piece);
  clues.set(piece, found);
  return found;
}

function findClues(piece: Piece): string[] {
  const link = tellingLink(piece.url);
  const others = [piece.translationOf, ...(piece.translations ?? []).map(({ url }) => url)];
  return [
    ...(link === null ? [] : [`link ${link}`]),
    ...others.flatMap((url) =>
      tellingLink(url ?? null) === null ? [] : [`link ${tellingLink(url ?? null)}`],
    ),
    ...piece.identifiers.map(({ scheme, value }) => `${scheme} ${value}`),
    ...titleClues(piece.title).map((title) => `title ${title}`),
  ];
}

/** A title and the title without what marks an amended version find each other. */
function titleClues(title: string): string[] {
  const whole = foldForTitle(title);
  const base = foldForTitle(baseTitle(title).base);
  return [...new Set([whole, base])].filter((it) => it !== '');
}

function tellingLink(url: string | null): string | null {
  const canonical = url === null ? null : canonicalUrl(url);
  return canonical !== null && isLinkToOnePiece(canonical) ? canonical : null;
}

async function readCandidates(archive: Database, pieces: readonly Piece[]): Promise<Candidate[]> {
  const ids = await candidateIds(archive, pieces);
  const known = await readPieces(archive, ids);
  return [...known].map(([publication, piece]) => ({ publication, key: null, piece }));
}

async function candidateIds(archive: Database, pieces: readonly Piece[]): Promise<string[]> {
  const ids = new Set<string>();
  const links = cluesAmong(pieces, 'link ');
  await collect(ids, links, (batch) =>
    candidates(archive).where('url_canonical', 'in', oneOf(batch)).execute(),
  );
  const titles = cluesAmong(pieces, 'title ');
  for (const column of ['title_folded', 'title_base'] as const)
    await collect(ids, titles, (batch) => candidates(archive).where(column, 'in', oneOf(batch)).execute());
  const identifiers = pieces.flatMap((piece) => piece.identifiers);
  for (const scheme of new Set(identifiers.map((it) => it.scheme))) {
    const values = identifiers.filter((it) => it.scheme === scheme).map(({ value }) => value);
    await collect(ids, [...new Set(values)], (batch) =>
      candidates(archive)
        .innerJoin('publication_identifier', 'publication_identifier.publication_id', 'publication.id')
        .where('publication_identifier.scheme', '=', scheme)
        .where('publication_identifier.value', 'in', oneOf(batch))
        .execute(),
    );
  }
  return [...ids];
}

function cluesAmong(pieces: readonly Piece[], kind: 'link ' | 'title '): string[] {
  const found = new Set<string>();
  for (const piece of pieces)
    for (const clue of cluesOf(piece)) if (clue.startsWith(kind)) found.add(clue.slice(kind.length));
  return [...found];
}

function candidates(archive: Database) {
  return archive.db
    .selectFrom('publication')
    .select('publication.id')
    .where('publication.deleted_at', 'is', null)
    .orderBy('publication.created_at')
    .orderBy('publication.id')
    .limit(2_000);
}

async function collect(
  ids: Set<string>,
  values: readonly string[],
  find: (batch: readonly string[]) => Promise<readonly { readonly id: string }[]>,
): Promise<void> {
  for (const batch of batchesOf(values)) for (const { id } of await find(batch)) ids.add(id);
}

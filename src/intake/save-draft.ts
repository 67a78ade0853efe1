import { randomUUID } from 'node:crypto';
import { type Archive, inTransaction, newId } from '../archive/index.ts';
import {
  createPublication,
  type Publication,
  type PublicationInput,
  recognisePublication,
} from '../catalogue/index.ts';
import { createDossier, type DossierDocument, type Figure } from '../dossiers/index.ts';
import { findOrCreateTopic } from '../names/index.ts';
import type { DossierDraft, EntryDraft, FigureDraft, ReadingNote, SectionDraft } from './draft.ts';

/** Where a draft came from, kept with it. */
export interface DraftOrigin {
  /** Path or address of the page; `-` for standard input. */
  readonly name: string;
  readonly mediaType: 'text/html' | 'text/plain';
  /** The page as it came. */
  readonly bytes: Uint8Array;
}

export interface SavedDraft {
  readonly id: string;
  readonly slug: string;
  readonly revision: number;
  readonly publicationsAdded: number;
  readonly publicationsKnown: number;
  /** The draft's own report, and what was found on saving. */
  readonly report: readonly ReadingNote[];
}

/**
 * Saves a draft: a dossier that only editors see, its publications in the catalogue, and the page it came from with the
 * report and what was left over. A publication that the catalogue knows is pointed to and left as it is (Law 1); where
 * the page says something else about it, the report tells. All of it is saved or nothing. `afterwards` is called within the
 * transaction with the ids of the new publications: for what has to follow in other rooms.
 */
export async function saveDraft(
  archive: Archive,
  draft: DossierDraft,
  origin: DraftOrigin,
  author: string,
  afterwards?: (inside: Pick<Archive, 'db'>, added: readonly string[]) => Promise<void>,
): Promise<SavedDraft> {
  return inTransaction(archive, async (inside) => {
    const saving: Saving = { archive: inside, added: [], known: 0, notes: [] };
    const document = await documentOf(saving, draft);
    const made = await createDossier(inside, {
      document,
      author,
      // Readers may come to see this note; where the page came from is kept with the page.
      note: 'Read from a dossier page',
      change: 'update',
    });
    const report = [...draft.report, ...saving.notes];
    await keepPage(saving, made, origin, report, draft);
    await afterwards?.(inside, saving.added);
    return {
      id: made.id,
      slug: made.slug,
      revision: made.number,
      publicationsAdded: saving.added.length,
      publicationsKnown: saving.known,
      report,
    };
  });
}

interface Saving {
  readonly archive: Archive;
  readonly added: string[];
  known: number;
  readonly notes: ReadingNote[];
}

async function documentOf(saving: Saving, draft: DossierDraft): Promise<DossierDocument> {
  const tags: string[] = [];
  for (const tag of draft.tags) {
    const topic = await findOrCreateTopic(saving.archive, tag, draft.language);
    if (!tags.includes(topic.id)) tags.push(topic.id);
  }
  const sections: DossierDocument['sections'] = [];
  for (const section of draft.sections) sections.push(await sectionOf(saving, section));
  return {
    version: 1,
    title: draft.title,
    workingTitle: draft.workingTitle,
    subtitle: draft.subtitle,
    language: draft.language,
    narrative: draft.lead.join('\n\n'),
    leadFigure: draft.leadFigure && figureOf(draft.leadFigure),
    figures: draft.figures.map(figureOf),
    sections,
    tags,
    sourceRevised: draft.revised,
    sourceUrl: draft.sourceUrl,
  };
}

function figureOf(figure: FigureDraft): Figure {
  return { id: randomUUID(), media: null, licence: null, ...figure };
}

async function sectionOf(
  saving: Saving,
  section: SectionDraft,
): Promise<DossierDocument['sections'][number]> {
  const entries: DossierDocument['sections'][number]['entries'] = [];
  for (const entry of section.entries) {
    const publication = await publicationOf(saving, entry);
    entries.push({ id: randomUUID(), publication: publication.id, note: entry.blurb ?? '' });
  }
  return {
    id: randomUUID(),
    heading: section.heading ?? '',
    period: section.period,
    text: section.paragraphs.join('\n\n'),
    figures: section.figures.map(figureOf),
    entries,
  };
}

async function publicationOf(saving: Saving, entry: EntryDraft): Promise<Publication> {
  const credits = entry.contributors.map((it) => ({ ...it, literal: it.name }));
  const { title, url, date } = entry;
  const found = await recognisePublication(saving.archive, { title, url, date, credits });
  if (found) {
    saving.known += 1;
    saving.notes.push(knownNote(entry, found));
    return found.publication;
  }
  const input: PublicationInput = {
    // The page does not call it anything: the general word, no guess.
    kind: entry.kind ?? 'publication',
    title,
    language: entry.language,
    date,
    url,
    publisher: entry.publisher,
    isExternal: entry.isExternal,
    abstract: null,
    credits,
    topics: [],
  };
  const made = await createPublication(saving.archive, input);
  saving.added.push(made.id);
  return made;
}

function knownNote(entry: EntryDraft, found: { publication: Publication; because: string }): ReadingNote {
  const differences = differencesOf(entry, found.publication);
  const told =
    differences.length === 0
      ? ''
      : ` The page differs, and the catalogue was kept: ${differences.join('; ')}.`;
  return {
    kind: 'recognised',
    about: 'publication-known',
    line: null,
    says: `“${entry.title}” is in the catalogue already (${found.because}).${told}`,
  };
}

function differencesOf(entry: EntryDraft, known: Publication): string[] {
  const authors = (list: readonly { readonly name: string }[]) => list.map((it) => it.name).join(', ');
  const pairs: [string, string | null | undefined, string | null | undefined][] = [
    ['title', entry.title, known.title],
    ['date', entry.date?.edtf, known.date?.edtf],
    ['link', entry.url, known.url],
    ['authors', authors(entry.contributors) || null, authors(known.credits) || null],
  ];
  return pairs.flatMap(([what, onPage, inCatalogue]) =>
    onPage && onPage !== inCatalogue ? [`${what} “${onPage}”, not “${inCatalogue ?? 'none'}”`] : [],
  );
}

async function keepPage(
  saving: Saving,
  made: { readonly id: string; readonly number: number },
  origin: DraftOrigin,
  report: readonly ReadingNote[],
  draft: DossierDraft,
): Promise<void> {
  await saving.archive.db
    .insertInto('intake')
    .values({
      id: newId('intake'),
      dossier_id: made.id,
      revision_number: made.number,
      origin: origin.name,
      media_type: origin.mediaType,
      received_at: new Date().toISOString(),
      raw: origin.bytes,
      report: JSON.stringify(report),
      leftovers: JSON.stringify(draft.leftovers),
    })
    .execute();
}

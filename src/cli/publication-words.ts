import { type Archive, SheafError } from '../archive/index.ts';
import { findPublication, type Publication } from '../catalogue/index.ts';
import { formatEdtf } from '../language/index.ts';
import { creditsInWords } from './field-words.ts';
import { COLUMNS, oneLine, wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

/** The publication that somebody names by address, id or link. Throws `not-found`, `conflict`. */
export async function publicationNamed(archive: Archive, wanted: string): Promise<Publication> {
  const found = await findPublication(archive, wanted);
  if (found) return found;
  throw new SheafError(
    'not-found',
    `There is no publication “${oneLine(wanted)}”. Find it by its words: sheaf find WORDS`,
  );
}

/** Title, authors, date and address of a publication, on two lines or more. */
export function printPublication(terminal: Terminal, publication: Publication): void {
  for (const line of wrap(publication.title, COLUMNS)) terminal.print(terminal.style('bold', line));
  const about = [creditsInWords(publication.credits) || 'no author', dateInWords(publication)].join(' · ');
  for (const line of wrap(about, COLUMNS - 2)) terminal.print(`  ${line}`);
  terminal.print(terminal.style('dim', `  ${publication.slug}`));
}

/** `31 July 2017`, or that there is none. */
export function dateInWords({ date }: Pick<Publication, 'date'>): string {
  return date ? formatEdtf(date.edtf, 'en') : 'no date';
}

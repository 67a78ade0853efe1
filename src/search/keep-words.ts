import type { Archive } from '../archive/index.ts';

type Database = Pick<Archive, 'db'>;

/** Keeps the words of texts as they are spelt, for proposing a spelling and for words of which only the beginning is asked. */
export async function keepWords(
  _archive: Database,
  _known: Set<string>,
  _texts: readonly { readonly title: string; readonly text: string; readonly language: string | null }[],
): Promise<void> {}

import { type Archive, insertRows } from '../archive/index.ts';

/** Words that were met and are not kept yet. */
export interface NewWords {
  add(word: string, stem: string): void;
  /** Keeps them, in the transaction that indexes the texts which hold them. */
  keep(archive: Pick<Archive, 'db'>): Promise<void>;
}

/** Words as texts spell them, folded: for proposing a spelling, and for words of which only the beginning is asked. */
export function openNewWords(): NewWords {
  const waiting = new Map<string, { word: string; stem: string }>();
  return {
    add(word, stem) {
      if (word.length >= SHORTEST && word.length <= LONGEST && !NUMBER.test(word))
        waiting.set(`${word} ${stem}`, { word, stem });
    },
    async keep(archive) {
      // In order, because the table is kept in it.
      const rows = [...waiting.values()].sort((a, b) => (a.word < b.word ? -1 : 1));
      waiting.clear();
      await insertRows(archive, 'word', rows, 'leave out');
    },
  };
}

const SHORTEST = 2;
const LONGEST = 40;
const NUMBER = /\p{N}/u;

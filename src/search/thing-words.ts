/** How a thing belongs to a publication, as words of the index say it: named in it, credited on it, what it is tagged with. */
export type Belonging = 'named' | 'credited' | 'tagged';

/** The word that stands for a thing in the index. */
export function thingWord(number: number, how: Belonging): string {
  return `${LETTERS[how]}${number.toString(36)}`;
}

const LETTERS: Readonly<Record<Belonging, string>> = { named: 'n', credited: 'c', tagged: 't' };

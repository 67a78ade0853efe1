/** The word that stands for a thing in the index: nothing that a text could hold, because texts' words begin otherwise. */
export function thingWord(number: number): string {
  return `0${number.toString(36)}`;
}

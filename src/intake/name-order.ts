import { isOrganisation, isSingleName } from './nameness.ts';
import { hasJobWord } from './signed-name.ts';

/** `Surname, First; Surname2, First2`, as bibliographies and forms of content systems write it. */
export function invertedNames(words: string): { readonly name: string; readonly literal: string }[] | null {
  const each = words.split(/\s*[;؛]\s*/u).filter((it) => it !== '');
  if (each.length < 2) return null;
  const names = each.map((literal) => {
    const [surname, given, ...more] = literal.split(/\s*,\s*/u);
    return surname && given && more.length === 0 && isHalfName(surname) && isHalfName(given)
      ? { name: `${given} ${surname}`, literal }
      : null;
  });
  const turned = names.filter((it) => it !== null);
  return turned.length === each.length ? turned : null;
}

function isHalfName(words: string): boolean {
  return (
    words.split(' ').length <= 4 &&
    /^(?:\p{Ll}{2,4}\s)*\p{Lu}/u.test(words) &&
    !isOrganisation(words) &&
    !hasJobWord(words)
  );
}

/** `Example, K., Other, T. M.`: surnames and initials in turn. */
export function namesWithInitials(
  parts: readonly string[],
): { readonly name: string; readonly literal: string }[] | null {
  const isPaired =
    parts.length >= 2 &&
    parts.length % 2 === 0 &&
    parts.every((it, at) => INITIALS.test(it) === (at % 2 === 1));
  if (!isPaired) return null;
  return parts.flatMap((surname, at) => {
    const initials = parts[at + 1];
    return at % 2 === 0 && initials
      ? [{ name: `${initials} ${surname}`, literal: `${surname}, ${initials}` }]
      : [];
  });
}

const INITIALS = /^(?:\p{Lu}\.[\s-]?){1,4}$/u;

/** One name, its surname first: `Aldane, Rosalind`. */
export function turnedName(parts: readonly string[]): string | null {
  const [surname, given, ...others] = parts;
  if (!surname || !given || others.length > 0 || !isSingleName(surname)) return null;
  const isGiven = /^\p{Lu}[\p{L}’'-]*\.?(?:\s\p{Lu}\.?)*$/u.test(given) && !isOrganisation(given);
  return isGiven && !hasJobWord(given) && !hasJobWord(surname) ? `${given} ${surname}` : null;
}

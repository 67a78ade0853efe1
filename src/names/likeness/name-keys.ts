import { fold } from '../../language/index.ts';
import { type OrganisationName, readOrganisationName } from './organisation-likeness.ts';
import { type NameWord, type PersonName, readPersonName } from './person-name.ts';

/** A name as the catalogue has it. */
export interface KnownName {
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'organisation';
  /** How many publications bear it. */
  readonly count: number;
}

/** A name taken apart once, for all its comparisons. */
export interface ReadName {
  readonly known: KnownName;
  readonly folded: string;
  readonly person: PersonName | null;
  readonly organisation: OrganisationName | null;
}

/** `null` for what has no letter. */
export function readName(known: KnownName): ReadName | null {
  const folded = fold(known.name.slice(0, 300));
  if (!/\p{L}/u.test(folded)) return null;
  const isPerson = known.kind === 'person';
  return {
    known,
    folded,
    person: isPerson ? readPersonName(known.name) : null,
    organisation: isPerson ? null : readOrganisationName(known.name),
  };
}

/**
 * What a name shares with every name that could be the same one; two names without a common key need not be compared.
 * Coarse on purpose: vowels, `h`, `w` and `y` left out, the sounds that spellings mix up made one.
 */
export function keysOfName({ folded, person, organisation }: ReadName): string[] {
  return [
    `= ${folded}`,
    ...(person ? keysOfPerson(person) : []),
    ...(organisation ? keysOfOrganisation(organisation) : []),
  ];
}

function keysOfPerson({ words }: PersonName): string[] {
  const keys: string[] = [];
  const last = words.at(-1);
  if (!last) return keys;
  const given = words.slice(0, -1).slice(0, MOST_GIVEN);
  const surnames = skeletonsOf(last.sounds);
  for (const word of given) keys.push(...pairKeys(beginningsOf(word), surnames));
  // Surname first: its beginning with each of the other words.
  for (const word of given.slice(0, 1)) keys.push(...pairKeys(beginningsOf(last), skeletonsOf(word.sounds)));
  keys.push(...skeletonsOf(words.map(({ sounds }) => sounds).join('')).map((it) => `: ${it}`));
  if (words.length > 1 && words.every(({ isInitial }) => !isInitial)) {
    keys.push(`. ${given.map(({ text }) => text).join(' ')} ${last.text.slice(0, 1)}`);
  }
  return keys;
}

const MOST_GIVEN = 3;

function pairKeys(beginnings: readonly string[], skeletons: readonly string[]): string[] {
  return beginnings.flatMap((beginning) => skeletons.map((skeleton) => `${beginning} ${skeleton}`));
}

/** By letter, for initials, and by sound, for other spellings. */
function beginningsOf({ text, sounds }: NameWord): string[] {
  const first = sounds.charAt(0);
  return [`l${text.charAt(0)}`, ...[...(BEGINNINGS[first] ?? first)].map((it) => `s${it}`)];
}

/** Sounds that a name may begin with in another spelling. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  a: 'a',
  e: 'a',
  i: 'ay',
  o: 'a',
  u: 'a',
  Y: 'a',
  W: 'aw',
  '1': 'a',
  '2': 'wa',
  '3': 'ya',
  j: 'jy',
  v: 'w',
  w: 'w',
  q: 'k',
  G: 'k',
  g: 'k',
  X: 'kh',
  Z: 'jz',
  D: 'sd',
  T: 'st',
  z: 's',
  C: 'Ck',
};

/** The consonants that no spelling leaves out, coarse; two where one letter can be of two kinds. */
export function skeletonsOf(sounds: string): string[] {
  let skeletons = [''];
  for (const sound of sounds.slice(0, LONGEST_SKELETON)) {
    const kinds = COARSE[sound] ?? [sound];
    skeletons = skeletons
      .flatMap((it) => kinds.map((kind) => (it.endsWith(kind) ? it : it + kind)))
      .slice(0, MOST_SKELETONS);
  }
  return [...new Set(skeletons)];
}

const LONGEST_SKELETON = 40;
const MOST_SKELETONS = 8;

const COARSE: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries([...'aeiouYWhwv123y'].map((sound) => [sound, ['']])),
  q: ['k'],
  g: ['k'],
  G: ['k'],
  X: ['k', ''],
  z: ['s', 'd'],
  Z: ['s', 'j'],
  D: ['s', 'd'],
  T: ['t', 's'],
  S: ['s'],
  C: ['s', 'k'],
};

function keysOfOrganisation({ words, acronym, initials }: OrganisationName): string[] {
  const acronyms = [...initials, ...(acronym === '' ? [] : [acronym])];
  const beginnings = words.map((word) => word.slice(0, 5));
  return [
    ...acronyms.map((it) => `# ${it}`),
    `+ ${[...words].sort().join(' ')}`,
    `+ ${beginnings.join(' ')}`,
    ...(words.length > 2 ? [`+ ${beginnings.slice(1).join(' ')}`] : []),
  ];
}

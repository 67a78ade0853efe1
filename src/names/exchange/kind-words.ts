import { fold } from '../../language/index.ts';
import type { ConceptKind } from '../concept.ts';

/** The kind that a cell of a table means; `null` for a word that means none. */
export function kindOfWord(cell: string): ConceptKind | null {
  return KINDS.get(fold(cell).trim()) ?? null;
}

const WORDS: Readonly<Record<ConceptKind, string>> = {
  topic: 'topic,subject,theme,tag,keyword,concept,term,event,موضوع',
  person: 'person,people,individual,human,شخص',
  group:
    'group,organisation,organization,org,armed group,party,political party,company,ngo,network,گروه,سازمان',
  government: 'government,government body,ministry,state body,authority,agency,حکومت,دولت,وزارت',
  other: 'other,actor,other actor',
  place: 'place,location,geography,geo,area,مکان,محل',
};

const KINDS: ReadonlyMap<string, ConceptKind> = new Map(
  // The names of the record's own properties.
  (Object.entries(WORDS) as [ConceptKind, string][]).flatMap(([kind, words]) =>
    words.split(',').map((word): [string, ConceptKind] => [fold(word), kind]),
  ),
);

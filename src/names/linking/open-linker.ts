import { openWordReader } from '../../language/index.ts';
import type { KnownConcept } from '../concept.ts';
import { caseRuleOf } from './case-rule.ts';
import { type Bearer, type FoundMention, findMentions } from './find-mentions.ts';
import { openLabelWords } from './label-words.ts';
import { type LinkedMention, type ResolvableText, resolveMentions } from './resolve-mentions.ts';

/** Finds what texts name. Not for two texts at a time: it uses its scratch again. */
export interface Linker {
  /** Every label in the text, with all whose label it is. */
  mentionsIn(text: string, language?: string | null): FoundMention[];
  /** The labels in a publication's title, abstract and text, each with whom or what it means, as far as that can be told. */
  link(publication: ResolvableText): LinkedMention[];
}

/** A linker for all labels of these concepts. Labels without two letters, and those of digits only, are not looked for. */
export function openLinker(concepts: readonly KnownConcept[]): Linker {
  const labels = openLabelWords(2 * concepts.length);
  const bearers: Bearer[][] = [];
  for (const [concept, known] of concepts.entries()) {
    for (const label of known.labels) {
      const form = isLinkable(label.text, known.kind) ? labels.add(label.text) : -1;
      if (form < 0) continue;
      bearers[form] ??= [];
      bearers[form].push({ concept, rule: caseRuleOf(label, known.kind) });
    }
  }
  const read = openWordReader();
  const mentionsIn = (text: string, language: string | null = null) =>
    findMentions({ text, words: read(text), labels, bearers, hasClitics: isArabic(language) });
  return { mentionsIn, link: (publication) => resolveMentions(publication, concepts, mentionsIn) };
}

/** A contributor, of whom nothing but a name is known, goes by more than one word. */
function isLinkable(label: string, kind: KnownConcept['kind']): boolean {
  if (!/\p{L}/u.test(label)) return false;
  if (kind === 'contributor' && !/\S\s+\S/u.test(label.trim())) return false;
  return IDEOGRAPH.test(label) || (label.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2;
}

const IDEOGRAPH = /\p{Script=Han}/u;

function isArabic(language: string | null): boolean {
  return language !== null && /^ar(-|$)/.test(language);
}

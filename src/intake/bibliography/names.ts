import { isOrganisation } from '../nameness.ts';
import type { CreditDraft } from '../publication-draft.ts';

export interface NameParts {
  readonly family: string;
  readonly given?: string | undefined;
  /** `von`, `de la`: before the family name. */
  readonly particle?: string | undefined;
  /** `Jr`, `III`. */
  readonly suffix?: string | undefined;
}

/** A name in the order it is said: `First von Last, Jr`. What is empty is left out. */
export function turned({ family, given, particle, suffix }: NameParts): string {
  const name = [given, particle, family].map((part) => part?.trim() ?? '').filter((part) => part !== '');
  const joined = name
    .join(' ')
    .replace(/([’'])\s(?=\p{Lu})/gu, (all, mark: string) => (particle?.trim().endsWith(mark) ? mark : all));
  return suffix === undefined || suffix.trim() === '' ? joined : `${joined}, ${suffix.trim()}`;
}

/**
 * The credit of a name as RIS and its like write it: `Family, Given, Suffix`. Without a comma the name is literal; a comma
 * at its end says that it is an organisation's. `null` where it names nobody.
 */
export function readInvertedName(text: string, role: string): CreditDraft | null {
  const literal = text.replace(/\s+/gu, ' ').trim().slice(0, LONGEST_NAME);
  if (!/[\p{L}\p{N}]/u.test(literal)) return null;
  const [family = '', second = '', ...more] = literal.split(/\s*,\s*/u);
  if (second === '' || more.length > 1) return literalCredit(literal, role);
  const [third = ''] = more;
  // Suffixes stand last here, second in BibTeX.
  const [given, suffix] = SUFFIX.test(second) && third !== '' ? [third, second] : [second, third];
  return { name: turned({ family, given, suffix }), kind: 'person', role, literal };
}

/** A name that is not to be taken apart. */
export function literalCredit(literal: string, role: string): CreditDraft {
  const name = literal.replace(/[\s,]+$/u, '');
  const isNamedSo = /,\s*$/u.test(literal);
  return { name, kind: isNamedSo || isOrganisation(name) ? 'organisation' : 'person', role, literal };
}

const LONGEST_NAME = 1_000;
const SUFFIX = /^(?:Jr|Sr|II|III|IV|V)\.?$/iu;

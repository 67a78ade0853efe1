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

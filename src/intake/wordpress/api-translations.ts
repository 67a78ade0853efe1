import type { ApiPost } from './api-schema.ts';

export interface TranslatedId {
  readonly id: number;
  readonly code: string;
  readonly url: string;
}

/** The translations that a post names. */
export function translatedIds(post: ApiPost): TranslatedId[] {
  const found: TranslatedId[] = [];
  for (const field of ['translations', 'pll_translations', 'polylang_translations', 'wpml_translations']) {
    const value = post[field];
    if (typeof value !== 'object' || value === null) continue;
    for (const [code, each] of Object.entries(value)) {
      const it = translatedId(code, each);
      if (it && !found.some(({ id }) => id === it.id)) found.push(it);
    }
  }
  return found.slice(0, 50);
}

function translatedId(code: string, value: unknown): TranslatedId | null {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{1,15}$/u.test(value)))
    return { id: Number(value), code, url: '' };
  if (typeof value !== 'object' || value === null) return null;
  const textAt = (...keys: string[]) => {
    const found = keys.map((key): unknown => Reflect.get(value, key)).find((it) => typeof it === 'string');
    return typeof found === 'string' ? found : null;
  };
  const id = Number(Reflect.get(value, 'id') ?? 0);
  const url = textAt('href', 'link', 'url') ?? '';
  return Number.isSafeInteger(id) && id > 0
    ? { id, code: textAt('locale', 'lang', 'language', 'slug') ?? code, url }
    : null;
}

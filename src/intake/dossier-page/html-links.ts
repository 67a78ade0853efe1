import { attribute, descendants, type HtmlNode } from '../html-tree.ts';

/** The address that relative links of a page are relative to; `null` where nothing tells. */
export function baseOf(document: HtmlNode, url: string | null): string | null {
  for (const element of descendants(document)) {
    if (element.tagName === 'base') return absolute(attribute(element, 'href'), url) ?? url;
    if (element.tagName === 'body') break;
  }
  return url;
}

/** Absolute where it can be; links to a place on the page and to scripts are none. */
export function absolute(link: string | null, base: string | null): string | null {
  const trimmed = link?.trim() ?? '';
  if (trimmed === '' || trimmed.startsWith('#') || /^(javascript|data|vbscript):/i.test(trimmed)) return null;
  if (URL.canParse(trimmed, base ?? undefined)) return new URL(trimmed, base ?? undefined).href;
  return trimmed;
}

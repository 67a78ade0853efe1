import type { Linking } from './piece-writer.ts';
import { type Attributes, type Token, unescaped } from './tokens.ts';
import { absoluteAddress, fragmentOf, mailAddress } from './web-links.ts';

/** How a piece links: absolute addresses, and places within it under names of their own that clash with no page's. */
export function linkingOf(tokens: readonly Token[], baseUrl: string | null): Linking {
  const targets = targetsIn(tokens, baseUrl);
  return {
    link: (attributes) => {
      const raw = unescaped(attributes.href ?? '');
      const fragment = raw.includes('#') ? fragmentOf(raw, baseUrl) : null;
      if (fragment !== null && targets.has(fragment)) return `#${encodeURIComponent(ownName(fragment))}`;
      if (raw.startsWith('#') && baseUrl === null) return null;
      return absoluteAddress(raw, baseUrl) ?? mailAddress(raw);
    },
    picture: (attributes) => pictureAddress(attributes, baseUrl),
    target: (attributes) => {
      const name = placeName(attributes);
      return name !== null && targets.has(name) ? ownName(name) : null;
    },
  };
}

/** The names of places that a link in the same text leads to: footnotes and their marks, a table of contents. */
function targetsIn(tokens: readonly Token[], baseUrl: string | null): ReadonlySet<string> {
  if (!tokens.some((it) => it.type === 'open' && it.attributes.href?.includes('#'))) return NONE;
  const places = new Set<string>();
  const wanted = new Set<string>();
  for (const token of tokens) {
    if (token.type !== 'open') continue;
    const place = placeName(token.attributes);
    if (place !== null) places.add(place);
    const href = unescaped(token.attributes.href ?? '');
    const fragment = href.includes('#') ? fragmentOf(href, baseUrl) : null;
    if (fragment !== null) wanted.add(fragment);
  }
  return new Set([...wanted].filter((name) => places.has(name)));
}

const NONE: ReadonlySet<string> = new Set();

function placeName(attributes: Attributes): string | null {
  const name = attributes.id ?? attributes.name;
  return name !== undefined && /^[\p{L}\p{M}\p{N}_:.-]{1,100}$/u.test(name) ? name : null;
}

/** Names that scripts and styles of a page know are out of reach with this before them. */
function ownName(name: string): string {
  return name.startsWith('note-') ? name : `note-${name}`;
}

function pictureAddress(attributes: Attributes, baseUrl: string | null): string | null {
  if (TRACKING.test(attributes.width ?? '') && TRACKING.test(attributes.height ?? '')) return null;
  for (const name of ['data-src', 'data-lazy-src', 'data-original', 'src']) {
    const address = attributes[name] ? absoluteAddress(unescaped(attributes[name]), baseUrl) : null;
    if (address !== null) return address;
  }
  return null;
}

/** Pictures of one point count readers. */
const TRACKING = /^[01](?:px)?$/u;

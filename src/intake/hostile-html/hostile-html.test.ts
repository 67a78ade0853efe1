import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { cleanHtml } from '../clean-html.ts';
import { descendants } from '../html-tree.ts';
import { vectors } from './vectors.ts';

const SITE = 'https://site.example/a/post';
const BASES = [null, SITE] as const;

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'rel'],
  img: ['src', 'alt', 'width', 'height'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  ol: ['start', 'reversed', 'type'],
  li: ['value'],
  time: ['datetime'],
  abbr: ['title'],
  span: ['id'],
};
const ELEMENTS = new Set(
  (
    'a abbr b bdi bdo blockquote br caption cite code dd del dfn dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd ' +
    'li mark ol p pre q rp rt ruby s samp small span strong sub sup table tbody td tfoot th thead time tr u ul var'
  ).split(' '),
);

describe('hostile HTML', () => {
  it('has at least 150 vectors, each with a name of its own', () => {
    expect(new Set(vectors.map((it) => it.name)).size).toBe(vectors.length);
    expect(vectors.length).toBeGreaterThanOrEqual(150);
  });

  describe.each(BASES)('cleaned with the address %s', (baseUrl) => {
    it.each(vectors)('keeps nothing that is not allowed: $name', ({ html }) => {
      const cleaned = cleanHtml(around(html), { baseUrl }).html;
      expect(problemsIn(parseFragment(cleaned))).toEqual([]);
      expect(problemsIn(bodyOf(parse(`<!DOCTYPE html><body>${cleaned}`)))).toEqual([]);
    });

    it.each(vectors)('keeps the text before and after: $name', ({ html, swallowsRest }) => {
      const { text } = cleanHtml(around(html), { baseUrl });
      expect(text).toMatch(/^harmless before\b/u);
      if (!swallowsRest) expect(text).toMatch(/\bharmless after$/u);
    });

    it.each(vectors)('is the same when cleaned again: $name', ({ html }) => {
      const cleaned = cleanHtml(around(html), { baseUrl });
      expect(cleanHtml(cleaned.html, { baseUrl })).toEqual(cleaned);
    });
  });

  it('shows no bidirectional override, control character or half of a pair', () => {
    for (const { html } of vectors) {
      const { html: cleaned, text } = cleanHtml(around(html), { baseUrl: SITE });
      expect(`${cleaned}${text}`).not.toMatch(/[^\P{Cc}\t\n]|[\u202a-\u202e]/u);
      expect(cleaned.isWellFormed() && text.isWellFormed()).toBe(true);
    }
  });

  it('grows no faster than its source', () => {
    for (const { name, html } of vectors)
      expect(cleanHtml(html, { baseUrl: SITE }).html.length, name).toBeLessThan(70_000 + 12 * html.length);
  });
});

function around(html: string): string {
  return `<p>harmless before</p>${html}<p>harmless after</p>`;
}

function bodyOf(document: DefaultTreeAdapterTypes.Document): DefaultTreeAdapterTypes.Node {
  for (const element of descendants(document)) if (element.tagName === 'body') return element;
  return document;
}

function problemsIn(root: DefaultTreeAdapterTypes.Node): string[] {
  const problems: string[] = [];
  for (const { tagName, attrs, namespaceURI } of descendants(root)) {
    if (!ELEMENTS.has(tagName) || !namespaceURI.endsWith('xhtml')) problems.push(`<${tagName}>`);
    const allowed = [...(ALLOWED[tagName] ?? []), 'lang', 'dir'];
    for (const { name, value } of attrs) {
      if (!allowed.includes(name)) problems.push(`<${tagName} ${name}>`);
      if (name === 'href' && !/^(?:https?:\/\/|mailto:|#note-)/u.test(value)) problems.push(value);
      if (name === 'src' && !/^https?:\/\//u.test(value)) problems.push(value);
      if (name === 'id' && !value.startsWith('note-')) problems.push(value);
    }
  }
  return problems;
}

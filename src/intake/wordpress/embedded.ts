import { escapeAttribute, escapeText } from 'entities';
import { z } from 'zod';
import type { Attachment } from './post.ts';

/** What a text may refer to that stands elsewhere. */
export interface EmbedContext {
  readonly footnotes: readonly Footnote[];
  block(id: number): string | null;
  attachment(id: number): Attachment | null;
  /** The post's own pictures, for a gallery that names none. */
  ownPictures(): readonly Attachment[];
}

export interface Footnote {
  readonly id: string;
  /** HTML. */
  readonly content: string;
}

const footnotesSchema = z.array(z.object({ id: z.string(), content: z.string() }));

/** The footnotes that the block editor keeps beside the text, as JSON; empty where there are none. */
export function readFootnotes(json: string | undefined): Footnote[] {
  if (json === undefined || json.length > 2_000_000) return [];
  try {
    const read = footnotesSchema.safeParse(JSON.parse(json));
    return read.success ? read.data : [];
  } catch {
    return []; // Not JSON: `JSON.parse` throws.
  }
}

/** Footnotes as the list at the end of a text; empty where there are none. */
export function footnoteList(notes: readonly Footnote[]): string {
  if (notes.length === 0) return '';
  const items = notes.map(({ id, content }) => `<li id="${escapeAttribute(id)}">${content}</li>`);
  return `\n<ol class="footnotes">${items.join('\n')}</ol>\n`;
}

/** An address that a site would show as a player or a card. */
export function linkParagraph(url: string): string {
  return `\n<p><a href="${escapeAttribute(url)}">${escapeText(url)}</a></p>\n`;
}

/** A picture with what is said of it. */
export function figureOf({ url, caption, credit, alternativeText }: Attachment): string {
  const said = caption === credit ? caption : [caption, credit].filter((it) => it !== '').join(' – ');
  const image = `<img src="${escapeAttribute(url)}" alt="${escapeAttribute(alternativeText)}">`;
  return `\n<figure>${image}${said === '' ? '' : `<figcaption>${escapeText(said)}</figcaption>`}</figure>\n`;
}

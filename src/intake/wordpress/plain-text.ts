import { decodeHTML } from 'entities';

/** What a little HTML says as plain text: tags out, references decoded, space collapsed. Blocks and `<br>` part words. */
export function plainText(html: string): string {
  if (!/[<&]/u.test(html)) return collapsed(html);
  const words = html
    .replace(NOT_TEXT, ' ')
    .replace(TAG, (_, name: string) => (INLINE.has(name.toLowerCase()) ? '' : ' '));
  return collapsed(words.includes('&') ? decodeHTML(words) : words);
}

/** Plain text with an empty line between paragraphs. */
export function plainParagraphs(html: string): string {
  return html
    .split(/<\/(?:p|div|li|blockquote|h[1-6])>|<br\s*\/?>\s*<br\s*\/?>|\n\s*\n/iu)
    .map(plainText)
    .filter((it) => it !== '')
    .join('\n\n');
}

function collapsed(text: string): string {
  return text.replace(/[\s\u00a0]+/gu, ' ').trim();
}

const NOT_TEXT = /<!--[\s\S]*?(?:-->|$)|<(script|style)\b[^<]*(?:<(?!\/\1)[^<]*)*(?:<\/\1[^>]*>|$)/giu;
/** A `<` that begins no tag is a sign of its own. */
const TAG = /<\/?([a-z][\w:-]*)(?:\s[^<>]*|\/)?>/giu;
const INLINE: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
);

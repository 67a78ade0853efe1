import { decodeHTMLStrict } from 'entities';

/** One line of plain text of what bibliographies hold: tags of their markup off, HTML's entities as letters. */
export function plainText(marked: string): string {
  const bareText = marked.includes('<') ? marked.replace(MARKUP, '') : marked;
  const text = bareText.includes('&') ? decodeHTMLStrict(bareText) : bareText;
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim();
}

/** The same, paragraphs kept and parted by an empty line: at empty lines, or where the markup ends one. */
export function plainParagraphs(marked: string): string {
  return marked
    .slice(0, LONGEST)
    .replace(/<\/(?:p|jats:p|li|h[1-6])\s?>|<br\s?\/?>\s?<br\s?\/?>/giu, '\n\n')
    .split(/\n[ \t]*\n\s*/u)
    .map(plainText)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

const LONGEST = 200_000;
const MARKUP =
  /<\/?(?:i|b|em|strong|u|sc|sub|sup|code|p|li|ul|ol|br|blockquote|h[1-6]|tt|inf|jats:\w{1,20}|mml:\w{1,20}|span|a)(?:\s[^<>]{0,300})?\s?\/?>/giu;

import { findDates } from '../../language/index.ts';
import { type LineLink, noMetadata, type Page, type PageLine, plainLine } from './page.ts';

/**
 * Reads plain text, as copied from a browser, into lines. Lines with tabs are read as the rows of a table. Bullets,
 * numbers and Markdown's heading marks are taken off and remembered. Never throws; linear in the text's length.
 */
export function readPlainTextPage(text: string): Page {
  const lines: PageLine[] = [];
  let afterGap = true;
  let groups = 0;
  let columns: readonly string[] | null = null;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\n\r\u2028\u2029\f]/)
    .entries()) {
    const words = collapse(raw);
    if (words === '') {
      afterGap = true;
      columns = null;
      continue;
    }
    const cells = raw.includes('\t') ? raw.split('\t').map(collapse) : [];
    if (cells.filter((cell) => cell !== '').length >= 2 && cells.length <= MOST_COLUMNS) {
      if (columns === null && looksLikeTableHead(cells)) {
        columns = cells;
        continue;
      }
      groups += 1;
      lines.push(...tableRow(index + 1, cells, columns, groups));
    } else {
      columns = null;
      lines.push(markedLine(index + 1, words, afterGap));
    }
    afterGap = false;
  }
  return { lines, metadata: noMetadata, surroundings: [] };
}

const MOST_COLUMNS = 12;

function tableRow(
  line: number,
  cells: readonly string[],
  columns: readonly string[] | null,
  group: number,
): PageLine[] {
  return cells.flatMap((cell, at) =>
    cell === '' ? [] : [{ ...plainLine(line, cell, at === 0), group, column: columns?.[at] ?? null }],
  );
}

/** A row of short cells, one of which is the name of a column. */
function looksLikeTableHead(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.length <= 30) && cells.some((cell) => TABLE_HEADS.test(cell));
}

const TABLE_HEADS =
  /^(titles?|titel|titre|título|authors?|autor(?:en|es)?|auteurs?|date|datum|fecha|type|kind|publication|published|عنوان|نویسنده|تاریخ|سرلیک|لیکوال|نېټه)$/iu;

function markedLine(line: number, written: string, afterGap: boolean): PageLine {
  const words = written.replace(EDIT_LINK, '');
  if (words !== written) return { ...plainLine(line, words, afterGap), headingLevel: 2 };
  if (MARKDOWN_LINK.test(words)) return linkedLine(line, words, afterGap);
  const heading = /^(#{1,6})\s+(\S.*)$/u.exec(words);
  if (heading?.[1] && heading[2]) {
    return {
      ...plainLine(line, heading[2].replace(/\s+#+$/u, ''), afterGap),
      headingLevel: heading[1].length,
    };
  }
  const bold = /^(\*\*|__)(?=\S)([^*_]+)\1$/u.exec(words);
  if (bold?.[2]) return { ...plainLine(line, bold[2], afterGap), headingLevel: 7 };
  const item = LIST_MARKER.exec(words);
  if (item?.[2] && !beginsWithDay(words))
    return { ...plainLine(line, item[2], afterGap), hasListMarker: true };
  return plainLine(line, words, afterGap);
}

/** Behind the headings of wikis. */
export const EDIT_LINK = /\s*\[\s?(?:edit|bearbeiten|modifier|editar|ویرایش|تعديل|سمول)\s?\]$/u;

const MARKDOWN_LINK = /\[([^\]]{1,400})\]\((https?:\/\/[^\s)]{1,2000})\)/u;

/** A line of Markdown: its links are links. */
function linkedLine(line: number, words: string, afterGap: boolean): PageLine {
  const links: LineLink[] = [];
  const text = words.replace(new RegExp(MARKDOWN_LINK, 'gu'), (_whole, label: string, url: string) => {
    links.push({ text: label, url });
    return label;
  });
  const plain = markedLine(line, text, afterGap);
  return { ...plain, markdown: plain.text === text ? words : plain.text, links };
}

/** `•`, `-`, `*`, `1.`, `(2)`, `۳.`; a year such as `2014.` or a figure's dash pair is none. */
const LIST_MARKER = /^([•▪◦‣·●○■►➤]|[-–—*](?=\s)|\(?[\d٠-٩۰-۹]{1,3}[.)](?=\s))\s*(\S.*)$/u;

const UNTIDY = /[^\S ]|\s\s|^\s|\s$|[\p{Cc}\uFFFC]/u;

/** `17. Mai 2010`: the number is the day's. */
function beginsWithDay(words: string): boolean {
  return /^[\d٠-٩۰-۹]/u.test(words) && findDates(words.slice(0, 60))[0]?.start === 0;
}

/**
 * One space for any run of white space; control characters and the object mark dropped. The single no-break space that
 * French sets before `? ! : ; »` and after `«` stays.
 */
export function collapse(text: string): string {
  if (!UNTIDY.test(text)) return text;
  const words = text.replace(/(?!\s)[\p{Cc}\uFFFC]/gu, '');
  if (!/[\u00A0\u202F]/.test(words)) return words.replace(/\s+/gu, ' ').trim();
  return words.replace(/\s+/gu, (run, at: number) => (isFrenchSpace(run, words, at) ? run : ' ')).trim();
}

function isFrenchSpace(run: string, words: string, at: number): boolean {
  if (run !== '\u00A0' && run !== '\u202F') return false;
  return /[?!:;»]/.test(words.charAt(at + 1)) || words.charAt(at - 1) === '«';
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'parse5';
import { readDossierPage } from '../src/intake/index.ts';
import { root } from './product.ts';
import { inTurn, ms, type Table, times, whole } from './table.ts';

const PAGES = 20;
const LARGE_BYTES = 10_000_000;

/** Reading dossier pages, beside the least that reading must do: decoding the text, or parsing the HTML. */
export async function measureImporting(): Promise<Table> {
  const fixtures = join(root, 'src', 'intake', 'dossier-page', 'fixtures');
  const text = readFileSync(join(root, 'samples', 'pages', 'iskp-page.txt'));
  const html = readFileSync(join(fixtures, 'drupal-articles.html'));
  const large = differingCopies(text.toString('utf8'), LARGE_BYTES);
  const readText = () => repeat(() => readDossierPage({ bytes: text, format: 'text' }));
  const readHtml = () => repeat(() => readDossierPage({ bytes: html, format: 'html' }));
  const onlyParse = () => repeat(() => parse(html.toString('utf8'), { sourceCodeLocationInfo: true }));
  const onlyWords = () => repeat(() => text.toString('utf8').normalize('NFKC').toLowerCase().split(/\s+/u));
  const [ofText = 0, ofWords = 0, ofHtml = 0, ofParse = 0] = await inTurn([
    readText,
    onlyWords,
    readHtml,
    onlyParse,
  ]);
  const [ofLarge = 0] = await inTurn([() => readDossierPage({ bytes: large, format: 'text' })], 3);
  const row = (name: string, taken: number, of: number) => [
    name,
    ms(taken / PAGES),
    whole((PAGES / taken) * 1000),
    times(taken, of),
  ];
  return {
    title: 'Importing dossier pages',
    columns: ['', 'a page', 'pages/s', 'ratio'],
    rows: [
      row(`plain text of ${whole(text.length)} bytes`, ofText, ofWords),
      row('  only splitting it into words', ofWords, ofWords),
      row(`HTML of ${whole(html.length)} bytes`, ofHtml, ofParse),
      row('  only parsing it (parse5)', ofParse, ofParse),
      [`plain text of ${whole(large.length)} bytes`, ms(ofLarge), '', ''],
    ],
    remark: 'Target: 10 MB of text in under 5,000 ms.',
  };
}

/**
 * The page over and over, each time with other words: what is told of a line can not be used again, but for dates and
 * headings, which end with digits or a bracket and stay what they are.
 */
function differingCopies(text: string, sizeBytes: number): Buffer {
  const lines = text.split('\n');
  const copies: string[] = [];
  for (let size = 0, copy = 0; size < sizeBytes; copy += 1) {
    const mark = Array.from(String(copy), (digit) => 'abcdefghij'.charAt(Number(digit))).join('');
    const differing = lines.map((line) => (/[\d)]$|^$/.test(line) ? line : `${line} ${mark}`)).join('\n');
    copies.push(differing);
    size += Buffer.byteLength(differing);
  }
  return Buffer.from(copies.join('\n'));
}

function repeat(work: () => unknown): void {
  for (let count = 0; count < PAGES; count += 1) work();
}

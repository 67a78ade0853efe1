import type { Dirent, Stats } from 'node:fs';
import { lstat, open, readdir, readFile, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { SheafError } from '../../archive/index.ts';
import { readMhtml } from '../saved-pages/mhtml.ts';
import { addressOfPage } from '../saved-pages/page-address.ts';

/** A saved page, or something in the folder that can not be read. */
export type FolderItem =
  | {
      readonly type: 'page';
      /** From the folder, with `/`: stays the same when the folder moves. */
      readonly path: string;
      /** Where the page was, as it says itself; not checked for being public. */
      readonly url: string | null;
      /** When the file was last changed: ISO 8601 in UTC. */
      readonly modified: string;
      readonly sizeBytes: number;
      /** The page's HTML; of an MHTML archive its HTML part. Throws `io` or `invalid-input`. */
      readonly read: () => Promise<Uint8Array>;
    }
  | { readonly type: 'broken'; readonly where: string; readonly says: string; readonly raw: string };

/**
 * The saved pages in a folder and in the folders below it, always in the same order: `.html`, `.htm`, `.xhtml`, `.mhtml`,
 * `.mht`. Hidden files, the folders that browsers save beside a page (`Page_files`) and links are passed over, so that
 * nothing outside the folder is read. Throws `not-found` where there is no such folder, `invalid-input` where it is none.
 */
export async function* listSavedPages(folder: string): AsyncGenerator<FolderItem> {
  const root = await rootOf(folder);
  const waiting: string[] = [root];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const found = await lookAt(path, root);
    if (found === null) continue;
    if ('type' in found) yield found;
    else waiting.push(...found.inside.toReversed());
  }
}

async function rootOf(folder: string): Promise<string> {
  try {
    const root = await realpath(folder);
    if ((await lstat(root)).isDirectory()) return root;
  } catch (error) {
    throw new SheafError(
      'not-found',
      `There is no folder ${folder}, or it may not be read. Look at its name.`,
      error,
    );
  }
  throw new SheafError(
    'invalid-input',
    `${folder} is no folder. Give the folder that the saved pages are in.`,
  );
}

/** A page, the paths inside a folder, or `null` for what is passed over. */
async function lookAt(
  path: string,
  root: string,
): Promise<FolderItem | { readonly inside: string[] } | null> {
  const where = relative(root, path).split(sep).join('/');
  try {
    const stats = await lstat(path);
    if (stats.isDirectory())
      return { inside: inOrder(path, await readdir(path, { withFileTypes: true }), where) };
    if (stats.isSymbolicLink()) return await linkOut(path, root, where);
    return stats.isFile() && PAGE.test(path) ? await pageAt(path, where, stats) : null;
  } catch (error) {
    return unreadable(where, error);
  }
}

/** What is in a folder, by name; what belongs to a saved page beside it is left out. */
function inOrder(path: string, entries: readonly Dirent[], where: string): string[] {
  const pages = new Set(
    entries.filter(({ name }) => PAGE.test(name)).map(({ name }) => name.replace(PAGE, '')),
  );
  const depth = where === '' ? 0 : where.split('/').length;
  return entries
    .filter((entry) => !entry.name.startsWith('.') && !(entry.isDirectory() && isBeside(entry.name, pages)))
    .filter((entry) => !entry.isDirectory() || depth < DEEPEST)
    .map(({ name }) => name)
    .sort()
    .map((name) => join(path, name));
}

/** `Page_files`, in any language that a browser speaks (`Page-Dateien`, `Page_fichiers`), beside `Page.html`. */
function isBeside(name: string, pages: ReadonlySet<string>): boolean {
  if (/_files$/iu.test(name)) return true;
  const base = /^(.+)[_.-]\p{L}+$/u.exec(name)?.[1];
  return base !== undefined && pages.has(base);
}

/** A link to something in the folder is met in its own place; one that leads out is not followed. */
async function linkOut(path: string, root: string, where: string): Promise<FolderItem | null> {
  const target = await realpath(path);
  if (target === root || target.startsWith(root + sep)) return null;
  const says =
    'This is a link that leads out of the folder; it is not followed. Copy the pages into the folder.';
  return { type: 'broken', where, says, raw: '' };
}

async function pageAt(path: string, where: string, stats: Stats): Promise<FolderItem> {
  if (stats.size > LARGEST_BYTES)
    return {
      type: 'broken',
      where,
      says: 'The page is larger than 50 MB. Save it without its pictures.',
      raw: '',
    };
  const isArchive = ARCHIVE.test(path);
  const page = isArchive ? readMhtml(await readFile(path)) : null;
  if (isArchive && page === null)
    return {
      type: 'broken',
      where,
      says: 'There is no HTML in this web archive. Save the page again as HTML.',
      raw: '',
    };
  return {
    type: 'page',
    path: where,
    url: page
      ? (page.url ?? addressOfPage(page.html.subarray(0, BEGINNING_BYTES)))
      : addressOfPage(await beginningOf(path)),
    modified: stats.mtime.toISOString(),
    sizeBytes: stats.size,
    read: () => readPage(path, where),
  };
}

async function beginningOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING_BYTES), 0, BEGINNING_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function readPage(path: string, where: string): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new SheafError('io', `The saved page ${where} can not be read: ${whyNot(error)}`, error);
  }
  if (!ARCHIVE.test(path)) return bytes;
  const page = readMhtml(bytes);
  if (page) return page.html;
  throw new SheafError(
    'invalid-input',
    `There is no HTML in the web archive ${where}. Save the page again as HTML.`,
  );
}

function unreadable(where: string, error: unknown): FolderItem {
  if (!(error instanceof Error && 'code' in error)) throw error;
  return { type: 'broken', where: where === '' ? '.' : where, says: whyNot(error), raw: '' };
}

function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EACCES' || code === 'EPERM')
    return 'permission to read it is missing. Give yourself the right to read it.';
  if (code === 'ENOENT') return 'it is not there any more, or a link that leads nowhere.';
  return `the system said ${code || 'no'}. Look at the disk, then try again.`;
}

const PAGE = /\.(?:html?|xhtml|mhtml?)$/iu;
const ARCHIVE = /\.mhtml?$/iu;
const LARGEST_BYTES = 50_000_000;
const BEGINNING_BYTES = 262_144;
const DEEPEST = 100;

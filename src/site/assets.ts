// What the pages need beside themselves: the stylesheet, the fonts and the icon, read once from the folders beside this
// module. Names carry a hash of the content, so they can be kept for ever.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface SiteAsset {
  /** Below the site's root. */
  readonly path: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Everything under `/assets/`; the same list for as long as the program runs. */
export function siteAssets(): readonly SiteAsset[] {
  return loaded().assets;
}

/** The stylesheet's path, for `SiteContext.styles`. */
export function stylesheetPath(): string {
  return loaded().stylesheet;
}

export function iconPath(): string {
  return loaded().icon;
}

/** The search page's script: only comfort, the page works whole without it (Law 5). */
export function searchScriptPath(): string {
  return loaded().searchScript;
}

/** The path of a font file by its name in `fonts/`, or `null` where there is no such file. */
export function fontPath(name: string): string | null {
  return loaded().fonts.get(name) ?? null;
}

interface Loaded {
  readonly assets: readonly SiteAsset[];
  readonly stylesheet: string;
  readonly icon: string;
  readonly searchScript: string;
  readonly fonts: ReadonlyMap<string, string>;
}

let remembered: Loaded | null = null;

function loaded(): Loaded {
  remembered ??= load();
  return remembered;
}

function load(): Loaded {
  const fonts = filesIn('fonts', '.woff2').map((name) => ({
    name,
    asset: assetOf(name, 'font/woff2', readFileSync(pathTo(`fonts/${name}`))),
  }));
  const fontPaths = new Map(fonts.map(({ name, asset }) => [name, asset.path]));
  const stylesheet = assetOf('site.css', 'text/css; charset=utf-8', Buffer.from(stylesheetText(fontPaths)));
  const icon = assetOf('favicon.svg', 'image/svg+xml', readFileSync(pathTo('styles/favicon.svg')));
  const searchScript = assetOf(
    'search.js',
    'text/javascript; charset=utf-8',
    Buffer.from(scriptText('search.js')),
  );
  return {
    assets: [stylesheet, icon, searchScript, ...fonts.map(({ asset }) => asset)],
    stylesheet: stylesheet.path,
    icon: icon.path,
    searchScript: searchScript.path,
    fonts: fontPaths,
  };
}

/** The sheets in the order of their numbered names, without comments and indents, fonts by their hashed paths. */
function stylesheetText(fontPaths: ReadonlyMap<string, string>): string {
  return filesIn('styles', '.css')
    .map((name) => readFileSync(pathTo(`styles/${name}`), 'utf8'))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(
      /url\(['"]?\.\.\/fonts\/([\w.-]+)['"]?\)/g,
      (_, name: string) => `url(${fontPaths.get(name) ?? name})`,
    )
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

/** Without the lines that are comments, and without indents. */
function scriptText(name: string): string {
  return readFileSync(pathTo(`scripts/${name}`), 'utf8')
    .replace(/^\s*(?:\/\/.*|\/\*\*.*\*\/)\n/gm, '')
    .replace(/^\s+/gm, '');
}

function assetOf(name: string, contentType: string, bytes: Uint8Array): SiteAsset {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const dot = name.lastIndexOf('.');
  return { path: `/assets/${name.slice(0, dot)}.${hash}${name.slice(dot)}`, contentType, bytes };
}

function filesIn(folder: string, extension: string): string[] {
  return readdirSync(pathTo(folder))
    .filter((name) => name.endsWith(extension))
    .sort();
}

function pathTo(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

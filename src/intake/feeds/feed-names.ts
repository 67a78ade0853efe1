// The XML namespaces that feeds use, and the prefix this folder calls each by, whatever prefix a feed has chosen.

/** The prefixes that a document declares, each with the usual one for its namespace; the default namespace's is empty. */
export type Scope = ReadonlyMap<string, string>;

/**
 * An element's or attribute's name with its usual prefix in lower case (`dc:creator`), and without one where it belongs
 * to the format of the feed itself. A prefix that nobody declared counts as what it usually stands for.
 */
export function usualName(raw: string, scope: Scope, home: string): string {
  const colon = raw.indexOf(':');
  const prefix = colon < 0 ? '' : raw.slice(0, colon).toLowerCase();
  const local = (colon < 0 ? raw : raw.slice(colon + 1)).toLowerCase();
  const usual = scope.get(prefix) ?? prefix;
  return usual === '' || usual === home ? local : `${usual}:${local}`;
}

/** The usual prefix of a document's own format: that of its root's namespace. */
export function homeOf(rawRoot: string, scope: Scope): string {
  const colon = rawRoot.indexOf(':');
  const prefix = colon < 0 ? '' : rawRoot.slice(0, colon).toLowerCase();
  const own = prefix === 'rdf' ? '' : prefix;
  return scope.get(own) ?? own;
}

/** The scope inside of an element with these attributes. */
export function scopeInside(outer: Scope, attributes: ReadonlyMap<string, string>): Scope {
  let inner: Map<string, string> | null = null;
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    inner ??= new Map(outer);
    const prefix = name.slice(6);
    inner.set(prefix, PREFIXES.get(keyOf(value.trim())) ?? prefix);
  }
  return inner ?? outer;
}

/** Feeds write the same namespace with and without a last slash, with https, in capitals. */
function keyOf(namespace: string): string {
  return namespace
    .slice(0, 200)
    .toLowerCase()
    .replace(/^https?:\/\//u, '')
    .replace(/[/#]{1,3}$/u, '');
}

const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['www.w3.org/2005/atom', 'atom'],
  ['purl.org/atom/ns', 'atom'],
  ['www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['purl.org/rss/1.0', ''],
  ['channel.netscape.com/rdf/simple/0.9', ''],
  ['my.netscape.com/rdf/simple/0.9', ''],
  ['my.netscape.com/publish/formats/rss-0.9', ''],
  ['my.netscape.com/publish/formats/rss-0.91', ''],
  ['backend.userland.com/rss', ''],
  ['backend.userland.com/rss2', ''],
  ['blogs.law.harvard.edu/tech/rss', ''],
  ['cyber.law.harvard.edu/rss', ''],
  ['purl.org/dc/elements/1.1', 'dc'],
  ['purl.org/dc/elements/1.0', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['purl.org/rss/1.0/modules/slash', 'slash'],
  ['purl.org/rss/1.0/modules/syndication', 'sy'],
  ['purl.org/rss/1.0/modules/taxonomy', 'taxo'],
  ['search.yahoo.com/mrss', 'media'],
  ['video.search.yahoo.com/mrss', 'media'],
  ['www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['www.w3.org/1999/xhtml', 'xhtml'],
  ['www.w3.org/xml/1998/namespace', 'xml'],
  ['www.georss.org/georss', 'georss'],
  ['www.w3.org/2003/01/geo/wgs84_pos', 'geo'],
  ['wellformedweb.org/commentapi', 'wfw'],
  ['purl.org/syndication/thread/1.0', 'thr'],
  ['purl.org/syndication/history/1.0', 'fh'],
  ['rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
  ['prismstandard.org/namespaces/basic/1.2', 'prism'],
  ['prismstandard.org/namespaces/1.2/basic', 'prism'],
  ['prismstandard.org/namespaces/basic/2.0', 'prism'],
  ['prismstandard.org/namespaces/basic/2.1', 'prism'],
  ['prismstandard.org/namespaces/basic/3.0', 'prism'],
  ['arxiv.org/schemas/atom', 'arxiv'],
  ['creativecommons.org/ns', 'cc'],
  ['web.resource.org/cc', 'cc'],
  ['backend.userland.com/creativecommonsrssmodule', 'creativecommons'],
  ['wordpress.org/export/1.0', 'wp'],
  ['wordpress.org/export/1.1', 'wp'],
  ['wordpress.org/export/1.2', 'wp'],
  ['www.sitemaps.org/schemas/sitemap/0.9', ''],
  ['www.google.com/schemas/sitemap/0.84', ''],
  ['www.google.com/schemas/sitemap/0.9', ''],
  ['www.google.com/schemas/sitemap-news/0.9', 'news'],
  ['www.google.com/schemas/sitemap-image/1.1', 'image'],
  ['www.google.com/schemas/sitemap-video/1.1', 'video'],
]);

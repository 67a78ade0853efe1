import { readFile } from 'node:fs/promises';
import { type Context, Hono } from 'hono';
import { httpStatusOf } from '../archive/index.ts';
import type { PublicArchive } from '../dossiers/index.ts';
import type { SearchEngine } from '../search/index.ts';
import {
  addresses,
  renderAbout,
  renderChanges,
  renderContributor,
  renderContributors,
  renderDossier,
  renderDossiers,
  renderError,
  renderHome,
  renderNotFound,
  renderPublication,
  renderPublications,
  renderTopic,
  renderTopics,
  siteAssets,
  stylesheetPath,
} from '../site/index.ts';
import { addSearch } from './search-routes.ts';
import { mediaSecurityPolicy, securityHeaders } from './security-headers.ts';

const LATEST_ON_HOME = 8;
const PUBLICATIONS_ON_A_PAGE = 50;

/**
 * The public site as a function from requests to responses. Everything it shows it asks of the gate.
 *
 * @param origin scheme, host and port that the site is reached by, without a slash at the end
 */
export function createPublicApp(gate: PublicArchive, origin: string, engine: SearchEngine): Hono {
  const app = new Hono({ strict: true });
  const context = { origin, styles: stylesheetPath() };
  const headers = Object.entries(securityHeaders(origin));

  app.use(async (c, next) => {
    await next();
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  });
  app.on(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'], '*', (c) =>
    c.text('Only GET and HEAD are answered here.\n', 405, { allow: 'GET, HEAD' }),
  );
  addPages(app, gate, context);
  addSearch(app, gate, engine, context);
  addFiles(app, gate);
  app.notFound(async (c) => {
    const shorter = withoutLastSlash(c.req.path);
    if (shorter !== null) return c.redirect(shorter, 301);
    return page(c, renderNotFound({ archive: await gate.archive(), path: c.req.path }, context), 404);
  });
  app.onError((error, c) => {
    const status = httpStatusOf(error);
    if (status >= 500) console.error(error);
    return page(c, renderError({ archive: null }, context), status);
  });
  return app;
}

interface RenderContext {
  readonly origin: string;
  readonly styles: string;
}

function addPages(app: Hono, gate: PublicArchive, context: RenderContext): void {
  app.get('/', async (c) => {
    const [archive, dossiers, latest] = await Promise.all([
      gate.archive(),
      gate.dossiers(),
      gate.publications({ page: 1, pageSize: LATEST_ON_HOME }),
    ]);
    return page(c, renderHome({ archive, dossiers, latest: latest.items }, context));
  });
  app.get('/about', async (c) => page(c, renderAbout({ archive: await gate.archive() }, context)));
  addDossierPages(app, gate, context);
  addCataloguePages(app, gate, context);
}

function addDossierPages(app: Hono, gate: PublicArchive, context: RenderContext): void {
  app.get('/dossiers', async (c) => {
    const [archive, dossiers] = await Promise.all([gate.archive(), gate.dossiers()]);
    return page(c, renderDossiers({ archive, dossiers }, context));
  });
  app.get('/dossiers/:slug', async (c) => {
    const dossier = await gate.dossier(c.req.param('slug'));
    if (!dossier) return moved(c, gate, 'dossier');
    const archive = await gate.archive();
    return page(c, renderDossier({ archive, dossier, isEdition: false }, context));
  });
  app.get('/dossiers/:slug/v/:number{[1-9][0-9]{0,8}}', async (c) => {
    const dossier = await gate.edition(c.req.param('slug'), Number(c.req.param('number')));
    if (!dossier) return moved(c, gate, 'dossier');
    const archive = await gate.archive();
    return page(c, renderDossier({ archive, dossier, isEdition: true }, context));
  });
  app.get('/dossiers/:slug/changes/:range{[1-9][0-9]{0,8}\\.\\.[1-9][0-9]{0,8}}', async (c) => {
    const [from = 0, to = 0] = c.req.param('range').split('..').map(Number);
    if (from > to) return c.redirect(addresses.changes(c.req.param('slug'), to, from), 301);
    const changes = await gate.changes(c.req.param('slug'), from, to);
    if (!changes) return moved(c, gate, 'dossier');
    return page(c, renderChanges({ archive: await gate.archive(), changes }, context));
  });
}

function addCataloguePages(app: Hono, gate: PublicArchive, context: RenderContext): void {
  app.get('/publications', async (c) => {
    const wanted = c.req.query('page') ?? '1';
    if (!/^[1-9]\d{0,6}$/.test(wanted)) return c.notFound();
    const found = await gate.publications({ page: Number(wanted), pageSize: PUBLICATIONS_ON_A_PAGE });
    if (found.page > 1 && found.page > found.pageCount) return c.notFound();
    return page(c, renderPublications({ archive: await gate.archive(), page: found }, context));
  });
  app.get('/publications/:slug', async (c) => {
    const found = await gate.publication(c.req.param('slug'));
    if (!found) return moved(c, gate, 'publication');
    return page(c, renderPublication({ archive: await gate.archive(), page: found }, context));
  });
  app.get('/contributors', async (c) =>
    page(
      c,
      renderContributors({ archive: await gate.archive(), contributors: await gate.contributors() }, context),
    ),
  );
  app.get('/contributors/:slug', async (c) => {
    const found = await gate.contributor(c.req.param('slug'));
    if (!found) return moved(c, gate, 'contributor');
    return page(c, renderContributor({ archive: await gate.archive(), page: found }, context));
  });
  app.get('/topics', async (c) =>
    page(c, renderTopics({ archive: await gate.archive(), topics: await gate.topics() }, context)),
  );
  app.get('/topics/:slug', async (c) => {
    const found = await gate.topic(c.req.param('slug'));
    if (!found) return moved(c, gate, 'concept');
    return page(c, renderTopic({ archive: await gate.archive(), page: found }, context));
  });
}

const FOR_EVER = 'public, max-age=31536000, immutable';

function addFiles(app: Hono, gate: PublicArchive): void {
  for (const asset of siteAssets()) {
    app.get(asset.path, (c) =>
      c.body(new Uint8Array(asset.bytes), 200, {
        'content-type': asset.contentType,
        'cache-control': asset.path.startsWith('/assets/') ? FOR_EVER : 'public, max-age=86400',
      }),
    );
  }
  app.get('/robots.txt', (c) => c.text('User-agent: *\nAllow: /\n'));
  app.get('/media/:file{[0-9a-f]{64}\\.[a-z0-9]{2,5}}', async (c) => {
    const file = c.req.param('file');
    const found = await gate.media(file.slice(0, 64));
    if (!found?.path.endsWith(file.slice(64))) return c.notFound();
    return c.body(new Uint8Array(await readFile(found.path)), 200, {
      'content-type': found.mediaType,
      'cache-control': FOR_EVER,
      'content-security-policy': mediaSecurityPolicy,
    });
  });
}

type Status = 200 | 400 | 404 | 409 | 422 | 500 | 503;

function page(c: Context, html: string, status: number = 200): Response {
  // Hono types a status as one of HTTP's numbers; ours come from one table of such numbers.
  return c.html(html, status as Status, { 'cache-control': 'no-cache' });
}

/** What is not there under this name may be there under a newer one, at the same place below it. */
async function moved(
  c: Context,
  gate: PublicArchive,
  kind: 'dossier' | 'publication' | 'contributor' | 'concept',
): Promise<Response> {
  const slug = c.req.param('slug') ?? '';
  const now = await gate.redirect(kind, slug);
  if (now === null || now === slug) return c.notFound();
  const rest = c.req.path.split('/').slice(3).join('/');
  return c.redirect(`/${PLACES[kind]}/${encodeURIComponent(now)}${rest === '' ? '' : `/${rest}`}`, 301);
}

const PLACES = {
  dossier: 'dossiers',
  publication: 'publications',
  contributor: 'contributors',
  concept: 'topics',
};

function withoutLastSlash(path: string): string | null {
  // Not for `//host`, which a browser takes for another host's address.
  return path.length > 1 && path.endsWith('/') && !path.startsWith('//') ? path.replace(/\/+$/, '') : null;
}

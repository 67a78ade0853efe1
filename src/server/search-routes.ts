import type { Context, Hono } from 'hono';
import type { PublicArchive } from '../dossiers/index.ts';
import { MOST_HITS, readQuery, type SearchAnswer, type SearchEngine } from '../search/index.ts';
import {
  HITS_ON_A_PAGE,
  readSearchState,
  renderSearch,
  renderSearchFeed,
  type SearchState,
  type SiteContext,
  searchQuery,
} from '../site/index.ts';
import { securityHeaders, withScript } from './security-headers.ts';

/** The page of a search, its feed and its answer as JSON. All ask the same engine as the public, and the gate for what is shown. */
export function addSearch(app: Hono, gate: PublicArchive, engine: SearchEngine, context: SiteContext): void {
  const policy = withScript(securityHeaders(context.origin)['content-security-policy'] ?? '');
  app.get('/search', async (c) => {
    const state = stateOf(c);
    const { answer, archive } = await ask(gate, engine, state, HITS_ON_A_PAGE);
    const html = renderSearch(
      {
        ...{ archive, state, answer, notes: readQuery(state.text).notes },
        ...(await shownOf(gate, answer)),
      },
      context,
    );
    return c.html(html, 200, { 'cache-control': 'no-cache', 'content-security-policy': policy });
  });
  app.get('/search.atom', async (c) => {
    const state: SearchState = { ...stateOf(c), page: 1, sort: 'newest' };
    const { answer, archive } = await ask(gate, engine, state, FEED_LENGTH);
    const { publications } = await shownOf(gate, answer);
    const feed = renderSearchFeed({ archive, state, answer, publications }, context);
    return c.body(feed, 200, {
      'content-type': 'application/atom+xml; charset=utf-8',
      'cache-control': 'no-cache',
    });
  });
  app.get('/api/v1/search', async (c) => {
    const state = stateOf(c);
    const limit = Math.min(
      Number(/^\d{1,3}$/.exec(c.req.query('limit') ?? '')?.[0] ?? HITS_ON_A_PAGE),
      MOST_HITS,
    );
    const { answer } = await ask(gate, engine, state, limit);
    return c.json(await asJson(gate, answer, state, limit, context), 200, { 'cache-control': 'no-cache' });
  });
}

const FEED_LENGTH = 50;

function stateOf(c: Context): SearchState {
  return readSearchState(new URL(c.req.url).searchParams);
}

async function ask(gate: PublicArchive, engine: SearchEngine, state: SearchState, limit: number) {
  const archive = await gate.archive();
  const answer = await engine.search({
    query: readQuery(state.text),
    audience: 'public',
    isExpanded: state.isExpanded,
    chosen: state.chosen,
    sort: state.sort,
    offset: (state.page - 1) * limit,
    limit,
    language: archive.language,
  });
  return { answer, archive };
}

async function shownOf(gate: PublicArchive, { hits, dossiers }: SearchAnswer) {
  return {
    publications: await gate.publicationsAmong(hits.map(({ publication }) => publication)),
    dossiers: await gate.dossiersAmong(dossiers.map(({ dossier }) => dossier)),
  };
}

/** Plain data for programs; the same whole search as the page, in the same words. */
async function asJson(
  gate: PublicArchive,
  answer: SearchAnswer,
  state: SearchState,
  limit: number,
  { origin }: SiteContext,
) {
  const { publications, dossiers } = await shownOf(gate, answer);
  const hasNext = state.page * limit < answer.total + answer.others && limit > 0;
  const query = (page: number) =>
    `${origin}/api/v1/search${withLimit(searchQuery({ ...state, page }), limit)}`;
  return {
    total: answer.total,
    others: answer.others,
    page: state.page,
    next: hasNext ? query(state.page + 1) : null,
    notes: readQuery(state.text).notes,
    suggestion: answer.suggestion,
    expanded: answer.expanded,
    publications: answer.hits.flatMap(({ publication, titleMarks, snippets }) => {
      const found = publications.get(publication);
      return found ? [{ ...found, page: `${origin}/publications/${found.slug}`, titleMarks, snippets }] : [];
    }),
    dossiers: answer.dossiers.flatMap(({ dossier, snippets }) => {
      const found = dossiers.get(dossier);
      return found
        ? [{ slug: found.slug, title: found.title, page: `${origin}/dossiers/${found.slug}`, snippets }]
        : [];
    }),
    names: answer.names,
    facets: answer.facets,
    years: answer.years,
    undated: answer.undated,
    waiting: answer.waiting,
  };
}

function withLimit(query: string, limit: number): string {
  if (limit === HITS_ON_A_PAGE) return query;
  return query === '' ? `?limit=${limit}` : `${query}&limit=${limit}`;
}

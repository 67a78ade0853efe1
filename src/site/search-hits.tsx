import type { PublicationView } from '../dossiers/index.ts';
import type { SearchHit, Snippet } from '../search/index.ts';
import { addresses } from './addresses.ts';
import { Marked, SnippetText } from './marked.tsx';
import { fill, numberIn } from './phrase.tsx';
import { CreditLine, DateAndKind } from './publication-lines.tsx';
import type { SearchView } from './search-page.tsx';
import type { SearchState } from './search-state.ts';
import type { Setting } from './setting.ts';

export const HITS_ON_A_PAGE = 20;

/** Those that hold all words, and behind a line of their own those that hold some. */
export function Hits({ view, setting }: { view: SearchView; setting: Setting }) {
  const { answer, state } = view;
  const { words, language } = setting;
  const ofAll = Math.max(0, answer.total - (state.page - 1) * HITS_ON_A_PAGE);
  const [all, some] = [answer.hits.slice(0, ofAll), answer.hits.slice(ofAll)];
  return (
    <>
      {all.length > 0 && <HitList hits={all} view={view} setting={setting} />}
      {some.length > 0 && answer.total > 0 && (
        <p className="others">{fill(words.othersHoldSome, { n: numberIn(language, answer.others) })}</p>
      )}
      {some.length > 0 && <HitList hits={some} view={view} setting={setting} />}
    </>
  );
}

function HitList(props: { hits: readonly SearchHit[]; view: SearchView; setting: Setting }) {
  const { hits, view, setting } = props;
  return (
    <ol className="entries">
      {hits.map(({ publication: id, titleMarks, snippets }) => {
        const publication = view.publications.get(id);
        return publication ? (
          <li key={id} className="entry hit">
            <h3>
              <a href={addresses.publication(publication.slug)}>
                <Marked
                  text={publication.title}
                  marks={titleMarks}
                  language={publication.language}
                  direction={publication.direction}
                  setting={setting}
                />
              </a>
            </h3>
            <DateAndKind publication={publication} setting={setting} />
            <CreditLine publication={publication} setting={setting} />
            <Snippets snippets={snippets} publication={publication} setting={setting} />
          </li>
        ) : null;
      })}
    </ol>
  );
}

function Snippets(props: { snippets: readonly Snippet[]; publication: PublicationView; setting: Setting }) {
  const { snippets, publication, setting } = props;
  if (snippets.length === 0) return null;
  const isForeign = publication.language !== null && publication.language !== setting.language;
  return (
    <p
      className="snippet"
      lang={isForeign ? (publication.language ?? undefined) : undefined}
      dir={publication.direction}
    >
      {snippets.map((snippet, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
        <SnippetText key={at} snippet={snippet} isFirst={at === 0} />
      ))}
    </p>
  );
}

export function HitPages({ state, total, setting }: { state: SearchState; total: number; setting: Setting }) {
  const pageCount = Math.ceil(total / HITS_ON_A_PAGE);
  if (pageCount <= 1) return null;
  const { words, language } = setting;
  const values = { n: numberIn(language, state.page), total: numberIn(language, pageCount) };
  return (
    <nav className="pages" aria-label={words.pages}>
      {state.page > 1 && (
        <a rel="prev" href={addresses.search({ ...state, page: Math.min(state.page - 1, pageCount) })}>
          {words.previousPage}
        </a>
      )}
      <span>{fill(words.pageOf, values)}</span>
      {state.page < pageCount && (
        <a rel="next" href={addresses.search({ ...state, page: state.page + 1 })}>
          {words.nextPage}
        </a>
      )}
    </nav>
  );
}

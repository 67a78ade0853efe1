import type { ReactNode } from 'react';
import type { ArchiveView, DossierSummary, PublicationView } from '../dossiers/index.ts';
import type { Facet, NameHit, QueryNote, SearchAnswer } from '../search/index.ts';
import { addresses } from './addresses.ts';
import { searchScriptPath } from './assets.ts';
import { DossierList } from './dossier-lines.tsx';
import { Foreign } from './name.tsx';
import { renderPage } from './page.tsx';
import { countOf, fill, fillWith, listOf, numberIn } from './phrase.tsx';
import { SearchFacets } from './search-facets.tsx';
import { HitPages, Hits } from './search-hits.tsx';
import { type SearchState, searchQuery } from './search-state.ts';
import { type Setting, type SiteContext, settingFor } from './setting.ts';

/** What a search found, with what is shown of each; what the public may not see is in none of the maps. */
export interface SearchView {
  readonly archive: ArchiveView;
  readonly state: SearchState;
  readonly answer: SearchAnswer;
  readonly notes: readonly QueryNote[];
  /** By their ids. */
  readonly publications: ReadonlyMap<string, PublicationView>;
  readonly dossiers: ReadonlyMap<string, DossierSummary>;
}

export function renderSearch(view: SearchView, ctx: SiteContext): string {
  const { archive, state, answer } = view;
  const setting = settingFor(archive, archive.language, ctx);
  const { words } = setting;
  const isAsked = searchQuery({ ...state, page: 1 }) !== '';
  return renderPage({
    setting,
    title: state.text.trim() === '' ? words.search : `${state.text.trim()} · ${words.search}`,
    description: words.searchLabel,
    canonical: null,
    unlisted: isAsked,
    within: 'search',
    head: (
      <>
        <script src={searchScriptPath()} defer />
        <link
          rel="alternate"
          type="application/atom+xml"
          title={words.followSearch}
          href={addresses.searchFeed(state)}
        />
      </>
    ),
    children: (
      <div className="search">
        <header className="page-title">
          <h1>{words.search}</h1>
          <SearchForm state={state} setting={setting} />
        </header>
        <div className="search-columns">
          <SearchFacets state={state} answer={answer} setting={setting} />
          <div className="search-results">
            <Advice view={view} setting={setting} />
            <Results view={view} setting={setting} />
          </div>
        </div>
      </div>
    ),
  });
}

/** The search box with all that is chosen beside the words, so that other words are searched among the same. */
function SearchForm({ state, setting }: { state: SearchState; setting: Setting }) {
  const { words } = setting;
  const kept = new URLSearchParams(searchQuery({ ...state, text: '', page: 1 }));
  return (
    <search>
      <form action={addresses.search()} method="get" className="search-form">
        <label htmlFor="q">{words.searchLabel}</label>
        <input
          id="q"
          name="q"
          type="search"
          defaultValue={state.text}
          dir="auto"
          maxLength={2000}
          autoComplete="off"
          spellCheck={false}
          aria-describedby="q-help"
        />
        {[...kept].map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <button type="submit">{words.search}</button>
        <p id="q-help" className="search-help">
          {fillWith(words.searchExamples, {
            examples: listOf(
              EXAMPLES.map((example) => (
                <bdi key={example} dir="ltr">
                  <code>{example}</code>
                </bdi>
              )),
              setting.language,
            ),
          })}
        </p>
      </form>
    </search>
  );
}

const EXAMPLES = ['"air strike"', 'nang*', 'author:"Kate Clark"', 'place:Kunar after:2016', 'taliban -kabul'];

/** What the search did beside what was typed, each with a way to have it otherwise. */
function Advice({ view, setting }: { view: SearchView; setting: Setting }) {
  const { state, answer, notes } = view;
  const { words, language } = setting;
  const lines: ReactNode[] = [];
  const names = answer.expanded.flatMap(({ also }) => also);
  if (names.length > 0)
    lines.push(
      <>
        {fillWith(words.alsoSearching, { names: namesInARow(names, setting) })}{' '}
        <a href={addresses.search({ ...state, page: 1, isExpanded: false })}>{words.searchAsTyped}</a>
      </>,
    );
  if (!state.isExpanded)
    lines.push(
      <>
        {words.searchingAsTyped}{' '}
        <a href={addresses.search({ ...state, page: 1, isExpanded: true })}>{words.searchOtherNames}</a>
      </>,
    );
  if (answer.suggestion !== null)
    lines.push(
      fillWith(words.didYouMean, {
        query: (
          <a href={addresses.search({ ...state, page: 1, text: answer.suggestion })}>
            <bdi>{answer.suggestion}</bdi>
          </a>
        ),
      }),
    );
  for (const { what, text } of notes)
    lines.push(fillWith(words.queryNotes[what], { text: <bdi>{text}</bdi> }));
  if (answer.waiting > 0) lines.push(fill(words.stillIndexing, { n: numberIn(language, answer.waiting) }));
  if (lines.length === 0) return null;
  return (
    <ul className="search-advice">
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes once it is drawn
        <li key={at}>{line}</li>
      ))}
    </ul>
  );
}

function namesInARow(names: readonly string[], setting: Setting): ReactNode {
  const items = [...new Set(names)].map((name) => (
    <Foreign key={name} text={name} language={null} setting={setting} />
  ));
  return listOf(items, setting.language);
}

function Results({ view, setting }: { view: SearchView; setting: Setting }) {
  const { state, answer } = view;
  const { words, language } = setting;
  if (answer.total + answer.others + answer.dossiers.length + answer.names.length === 0)
    return <NothingFound state={state} setting={setting} />;
  return (
    <>
      <p className="total" role="status">
        {answer.total === 0 && answer.others > 0
          ? words.noneHoldAll
          : countOf(words.publicationCount, answer.total, language)}
      </p>
      <Names names={answer.names} setting={setting} />
      <Dossiers view={view} setting={setting} />
      {answer.total + answer.others > 0 && (
        <section aria-labelledby="publications">
          <div className="search-order">
            <h2 id="publications" className="label">
              {words.publications}
            </h2>
            <Sorting state={state} setting={setting} />
          </div>
          <Hits view={view} setting={setting} />
          <HitPages state={state} total={answer.total + answer.others} setting={setting} />
        </section>
      )}
    </>
  );
}

function NothingFound({ state, setting }: { state: SearchState; setting: Setting }) {
  const { words } = setting;
  const isNarrowed = Object.keys(state.chosen).length > 0;
  return (
    <div role="status">
      <p className="empty">{words.nothingFound}</p>
      <p>
        {isNarrowed ? (
          <a href={addresses.search({ ...state, page: 1, chosen: {} })}>{words.searchEverything}</a>
        ) : (
          words.searchAgain
        )}
      </p>
    </div>
  );
}

function Names({ names, setting }: { names: readonly NameHit[]; setting: Setting }) {
  const { words, language } = setting;
  if (names.length === 0) return null;
  return (
    <section aria-labelledby="names" className="search-names">
      <h2 id="names" className="label">
        {words.names}
      </h2>
      <ul>
        {names.map((name) => (
          <li key={`${name.kind} ${name.slug}`}>
            <a href={addressOf(name)}>
              <Foreign text={name.label} language={null} setting={setting} />
            </a>
            {name.matched !== name.label && (
              <span className="also-called">
                {' '}
                <Foreign text={name.matched} language={null} setting={setting} />
              </span>
            )}{' '}
            <span className="count">{numberIn(language, name.count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Everything of a name: a contributor has a page, other names are what a search is narrowed to. */
function addressOf({ kind, slug }: NameHit): string {
  if (kind === 'contributor') return addresses.contributor(slug);
  const facet: Facet = kind === 'topic' || kind === 'place' ? kind : 'actor';
  return addresses.search({ chosen: { [facet]: [slug] } });
}

function Dossiers({ view: { answer, dossiers }, setting }: { view: SearchView; setting: Setting }) {
  const found = answer.dossiers.flatMap(({ dossier }) => dossiers.get(dossier) ?? []);
  if (found.length === 0) return null;
  return (
    <section aria-labelledby="dossiers">
      <h2 id="dossiers" className="label">
        {setting.words.dossiers}
      </h2>
      <DossierList dossiers={found} setting={setting} headingLevel={3} />
    </section>
  );
}

function Sorting({ state, setting }: { state: SearchState; setting: Setting }) {
  const { words } = setting;
  return (
    <nav aria-label={words.sortBy} className="search-sorting">
      {(['relevance', 'newest', 'oldest'] as const).map((sort) =>
        sort === state.sort ? (
          <strong key={sort} aria-current="true">
            {words.sorts[sort]}
          </strong>
        ) : (
          <a key={sort} href={addresses.search({ ...state, page: 1, sort })}>
            {words.sorts[sort]}
          </a>
        ),
      )}
      <a href={addresses.searchFeed(state)}>{words.followSearch}</a>
    </nav>
  );
}

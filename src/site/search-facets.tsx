import type { Facet, FacetCount, SearchAnswer } from '../search/index.ts';
import { addresses } from './addresses.ts';
import { Foreign } from './name.tsx';
import { localeOf, numberIn } from './phrase.tsx';
import { type SearchState, toggled } from './search-state.ts';
import type { Setting } from './setting.ts';

/** What a search can be narrowed to, with how many there are of each; what is chosen stands first and can be taken back. */
export function SearchFacets(props: { state: SearchState; answer: SearchAnswer; setting: Setting }) {
  const { state, answer, setting } = props;
  const facets = ORDER.filter((facet) => isTelling(facet, props));
  if (facets.length === 0) return null;
  return (
    <nav className="facets" aria-label={setting.words.narrow}>
      {facets.map((facet) => (
        <section key={facet} aria-labelledby={`facet-${facet}`}>
          <h2 id={`facet-${facet}`}>{setting.words.facets[facet]}</h2>
          {facet === 'year' && <YearBars answer={answer} />}
          <Values facet={facet} values={answer.facets[facet]} state={state} setting={setting} />
        </section>
      ))}
    </nav>
  );
}

const ORDER: readonly Facet[] = ['year', 'topic', 'actor', 'place', 'contributor', 'kind', 'language'];

/** A facet of one value that all have tells nothing. */
function isTelling(facet: Facet, { state, answer }: { state: SearchState; answer: SearchAnswer }): boolean {
  const values = answer.facets[facet];
  if ((state.chosen[facet] ?? []).length > 0) return true;
  return values.length > 1 || values.some(({ count }) => count < answer.total);
}

function Values(props: {
  facet: Facet;
  values: readonly FacetCount[];
  state: SearchState;
  setting: Setting;
}) {
  const { facet, values, state, setting } = props;
  const chosen = new Set(state.chosen[facet] ?? []);
  const first = [
    ...values.filter(({ value }) => chosen.has(value)),
    ...values.filter(({ value }) => !chosen.has(value)),
  ];
  const [shown, more] = [first.slice(0, MOST_SHOWN), first.slice(MOST_SHOWN)];
  const list = (items: readonly FacetCount[]) => (
    <ul>
      {items.map((item) => (
        <Value key={item.value} {...props} item={item} isChosen={chosen.has(item.value)} />
      ))}
    </ul>
  );
  return (
    <>
      {list(shown)}
      {more.length > 0 && (
        <details>
          <summary>{setting.words.moreValues}</summary>
          {list(more)}
        </details>
      )}
    </>
  );
}

const MOST_SHOWN = 6;

function Value(props: {
  facet: Facet;
  item: FacetCount;
  isChosen: boolean;
  state: SearchState;
  setting: Setting;
}) {
  const { facet, item, isChosen, state, setting } = props;
  return (
    <li>
      <a
        href={addresses.search(toggled(state, facet, item.value))}
        aria-current={isChosen ? 'true' : undefined}
        rel="nofollow"
      >
        <Foreign text={labelOf(facet, item, setting)} language={null} setting={setting} />
        {isChosen && <span className="chosen"> {setting.words.takeBack}</span>}
      </a>{' '}
      <span className="count">{numberIn(setting.language, item.count)}</span>
    </li>
  );
}

function labelOf(facet: Facet, { value, label }: FacetCount, { words, language }: Setting): string {
  if (facet === 'kind')
    return value === 'external publication' ? words.externalPublication : (words.kinds[value] ?? value);
  if (facet === 'language') return nameOfLanguage(value, language);
  return label;
}

function nameOfLanguage(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames([localeOf(language)], { type: 'language' }).of(localeOf(tag)) ?? tag;
  } catch {
    // A tag that `Intl` refuses is shown as it is.
    return tag;
  }
}

/** How many publications are of which year, as bars; the list beneath says the same in figures. */
function YearBars({ answer: { years } }: { answer: SearchAnswer }) {
  const [first, last] = [years[0]?.year, years.at(-1)?.year];
  if (first === undefined || last === undefined || first === last || last - first > MOST_YEARS) return null;
  const most = Math.max(...years.map(({ count }) => count));
  const width = last - first + 1;
  return (
    <svg className="year-bars" viewBox={`0 0 ${width * 10} 40`} preserveAspectRatio="none" aria-hidden="true">
      {years.map(({ year, count }) => {
        const height = Math.max(1.5, (40 * count) / most);
        return <rect key={year} x={(year - first) * 10 + 1} y={40 - height} width={8} height={height} />;
      })}
    </svg>
  );
}

const MOST_YEARS = 150;

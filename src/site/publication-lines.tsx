import type { PublicationView } from '../dossiers/index.ts';
import { addresses } from './addresses.ts';
import { DateText } from './dates.tsx';
import { Credits, Foreign, PublicationTitle } from './name.tsx';
import { fillWith } from './phrase.tsx';
import type { Setting } from './setting.ts';

// What stands once for each of a thousand entries is called as a function rather than mounted as a component: it has no
// state, and React takes longer over a component than over what it draws.

/** Publications in a list: the date and kind in their column, title and names beside it. */
export function PublicationList(props: {
  publications: readonly PublicationView[];
  setting: Setting;
  headingLevel: 2 | 3;
}) {
  const Heading = props.headingLevel === 2 ? 'h2' : 'h3';
  return (
    <ol className="entries">
      {props.publications.map((publication) => (
        <li key={publication.id} className="entry">
          <Heading>{PublicationLink({ publication, setting: props.setting })}</Heading>
          {DateAndKind({ publication, setting: props.setting })}
          {CreditLine({ publication, setting: props.setting })}
        </li>
      ))}
    </ol>
  );
}

export function PublicationLink({
  publication,
  setting,
}: {
  publication: PublicationView;
  setting: Setting;
}) {
  return <a href={addresses.publication(publication.slug)}>{PublicationTitle({ publication, setting })}</a>;
}

/** What stands in the quiet column. */
export function DateAndKind({ publication, setting }: { publication: PublicationView; setting: Setting }) {
  const { date } = publication;
  const kind = kindInWords(publication, setting);
  return (
    <p className="when">
      {date === null ? <span className="undated">{setting.words.undated}</span> : DateText({ date, setting })}
      {kind !== '' && <span className="kind">{kind}</span>}
    </p>
  );
}

/** `External publication` is said once, whether it is the kind or beside it. */
export function kindInWords({ kind, isExternal }: PublicationView, { words }: Setting): string {
  if (isExternal && (kind === '' || kind === 'external publication')) return words.externalPublication;
  return words.kinds[kind] ?? kind;
}

/** Who wrote it, for what somebody else published where, and the way to the work itself. Nothing where nothing is known. */
export function CreditLine({ publication, setting }: { publication: PublicationView; setting: Setting }) {
  const { credits, isExternal, kind, publisher, url } = publication;
  const isSaid = !isExternal || kind === '' || kind === 'external publication';
  const hasPublisher = isExternal && publisher !== null;
  if (credits.length === 0 && !hasPublisher && isSaid && url === null) return null;
  return (
    <p className="credits">
      {Credits({ credits, setting })}
      {hasPublisher && <PublisherName publisher={publisher} setting={setting} />}
      {!isSaid && <span className="external">{setting.words.externalPublication}</span>}
      {url !== null && <LinkElsewhere url={url} />}
    </p>
  );
}

/** To the work itself, by its host's name; nothing for an address that is not the web's. */
export function LinkElsewhere({ url }: { url: string }) {
  return /^https?:\/\//i.test(url) ? (
    <a className="elsewhere" href={url}>
      <bdi>{hostOf(url)}</bdi>
    </a>
  ) : null;
}

/** The host of an address as a reader knows it. */
export function hostOf(address: string): string {
  return URL.parse(address)?.host.replace(/^www\./, '') ?? address;
}

export function PublisherName({ publisher, setting }: { publisher: string; setting: Setting }) {
  const name = <Foreign text={publisher} language={null} setting={setting} />;
  return <span className="publisher">{fillWith(setting.words.published, { publisher: name })}</span>;
}

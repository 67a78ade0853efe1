import type { ArchiveView, PublicationPage, PublicationView } from '../dossiers/index.ts';
import { directionOf, formatEdtf } from '../language/index.ts';
import { addresses } from './addresses.ts';
import { commaIn } from './cite-this.tsx';
import { DossierList } from './dossier-lines.tsx';
import { publicationLinkedData } from './linked-data.ts';
import { Credits, PublicationTitle, TopicLink } from './name.tsx';
import { renderPage } from './page.tsx';
import { fillWith } from './phrase.tsx';
import { DateAndKind, hostOf, kindInWords, PublisherName } from './publication-lines.tsx';
import { type Setting, type SiteContext, settingFor } from './setting.ts';

/** What the catalogue knows of one publication, where to read it, and the dossiers it stands in. */
export function renderPublication(
  { archive, page }: { archive: ArchiveView; page: PublicationPage },
  ctx: SiteContext,
): string {
  const { publication, dossiers } = page;
  const setting = settingFor(archive, archive.language, ctx);
  return renderPage({
    setting,
    title: publication.title,
    description: publication.abstract ?? factsInWords(publication, setting),
    canonical: addresses.publication(publication.slug),
    type: 'article',
    linkedData: { '@context': 'https://schema.org', ...publicationLinkedData(publication, ctx.origin) },
    within: 'publications',
    children: (
      <article className="record">
        <header className="page-title">
          <DateAndKind publication={publication} setting={setting} />
          <h1>
            <PublicationTitle publication={publication} setting={setting} />
          </h1>
          <Names publication={publication} setting={setting} />
        </header>
        <Body publication={publication} setting={setting} />
        {dossiers.length > 0 && (
          <section aria-labelledby="dossiers">
            <h2 id="dossiers" className="label">
              {setting.words.inDossiers}
            </h2>
            <DossierList dossiers={dossiers} setting={setting} headingLevel={3} />
          </section>
        )}
      </article>
    ),
  });
}

/** What stands in for an abstract in a list of results. */
function factsInWords(publication: PublicationView, setting: Setting): string {
  const { credits, publisher, date } = publication;
  const facts = [
    ...credits.map((credit) => credit.name),
    kindInWords(publication, setting),
    publisher ?? '',
    date === null ? '' : formatEdtf(date.edtf, setting.language),
  ];
  return facts.filter((fact) => fact !== '').join(commaIn(setting));
}

interface PublicationProps {
  readonly publication: PublicationView;
  readonly setting: Setting;
}

function Names({ publication: { credits, publisher }, setting }: PublicationProps) {
  if (credits.length === 0 && publisher === null) return null;
  return (
    <p className="credits">
      <Credits credits={credits} setting={setting} />
      {publisher !== null && <PublisherName publisher={publisher} setting={setting} />}
    </p>
  );
}

function Body({ publication, setting }: PublicationProps) {
  const { abstract, url, topics, language } = publication;
  const { words } = setting;
  const isForeign = language !== null && language !== setting.language;
  const own = isForeign ? { lang: language, dir: directionOf(language) } : {};
  return (
    <div className="prose">
      {abstract !== null && <p {...own}>{abstract}</p>}
      {url !== null && /^https?:/i.test(url) && (
        <p className="read-at">
          <a href={url}>{fillWith(words.readAt, { host: <bdi>{hostOf(url)}</bdi> })}</a>
        </p>
      )}
      {topics.length > 0 && (
        <ul className="names" aria-label={words.topics}>
          {topics.map((topic) => (
            <li key={topic.slug}>
              <TopicLink topic={topic} setting={setting} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

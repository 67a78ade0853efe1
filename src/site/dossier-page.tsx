import type { ArchiveView, DossierView } from '../dossiers/index.ts';
import { addresses } from './addresses.ts';
import { CiteThis } from './cite-this.tsx';
import { InstantText } from './dates.tsx';
import { DossierStanding, SeriesLine, Subtitle } from './dossier-lines.tsx';
import { type DossierTexts, readDossierTexts } from './dossier-texts.ts';
import { FigureBlock } from './figure.tsx';
import { History } from './history.tsx';
import { dossierLinkedData } from './linked-data.ts';
import { ContributorLink, TopicLink } from './name.tsx';
import { NotesList } from './notes-list.tsx';
import { renderPage } from './page.tsx';
import { fill, fillWith, numberIn } from './phrase.tsx';
import { SectionBlock, SectionsList } from './section.tsx';
import { type Setting, type SiteContext, settingFor } from './setting.ts';
import { EditorsText } from './text.tsx';

/** A dossier, or with `isEdition` one version of it under its permanent address. */
export function renderDossier(
  view: { archive: ArchiveView; dossier: DossierView; isEdition: boolean },
  ctx: SiteContext,
): string {
  const { archive, dossier, isEdition } = view;
  const setting = settingFor(archive, dossier.language, ctx);
  const figure = dossier.leadFigure;
  const newest = dossier.versions[0] ?? dossier.version;
  const isOld = newest.number !== dossier.version.number;
  return renderPage({
    setting,
    title: isEdition
      ? `${dossier.title} (${fill(setting.words.versionNumber, { n: numberIn(dossier.language, dossier.version.number) })})`
      : dossier.title,
    description: dossier.subtitle ?? dossier.summary,
    canonical: isOld
      ? addresses.version(dossier.slug, dossier.version.number)
      : addresses.dossier(dossier.slug),
    type: 'article',
    picture: figure?.path ? { path: figure.path, alternativeText: figure.alternativeText } : null,
    linkedData: dossierLinkedData(archive, dossier, ctx.origin),
    head: isOld && <link rel="latest-version" href={addresses.dossier(dossier.slug)} />,
    within: 'dossiers',
    unlisted: isOld,
    children: <Dossier dossier={dossier} setting={setting} isOld={isOld} texts={readDossierTexts(dossier)} />,
  });
}

interface DossierProps {
  readonly dossier: DossierView;
  readonly setting: Setting;
  readonly texts: DossierTexts;
}

function Dossier({ dossier, setting, texts, isOld }: DossierProps & { isOld: boolean }) {
  return (
    <article className="dossier">
      {isOld && <NewerVersion dossier={dossier} setting={setting} />}
      <TitlePage dossier={dossier} setting={setting} />
      {dossier.leadFigure && <FigureBlock figure={dossier.leadFigure} setting={setting} isLead />}
      <Contents dossier={dossier} setting={setting} />
      <div className="text">
        <Narrative dossier={dossier} setting={setting} texts={texts} />
        {dossier.sections.map((section) => (
          <SectionBlock key={section.id} section={section} texts={texts} setting={setting} />
        ))}
        <NotesList notes={texts.notes} setting={setting} />
        <Apparatus dossier={dossier} setting={setting} />
      </div>
    </article>
  );
}

function NewerVersion({ dossier, setting }: { dossier: DossierView; setting: Setting }) {
  const { slug, version, versions } = dossier;
  const { words, language } = setting;
  const newest = versions[0] ?? version;
  return (
    <aside className="newer-version">
      <p>
        {fillWith(words.olderVersion, {
          n: numberIn(language, version.number),
          date: <InstantText instant={version.publishedAt} setting={setting} />,
        })}{' '}
        <a href={addresses.dossier(slug)}>
          {fill(words.readNewest, { n: numberIn(language, newest.number) })}
        </a>{' '}
        <a href={addresses.changes(slug, version.number, newest.number)}>{words.whatChangedSinceThis}</a>
      </p>
    </aside>
  );
}

function TitlePage({ dossier, setting }: { dossier: DossierView; setting: Setting }) {
  return (
    <header className="title-page">
      <SeriesLine dossier={dossier} setting={setting} />
      <h1>{dossier.title}</h1>
      <Subtitle dossier={dossier} setting={setting} />
      <DossierStanding dossier={dossier} setting={setting} />
    </header>
  );
}

function Contents({ dossier, setting }: { dossier: DossierView; setting: Setting }) {
  if (dossier.sections.length === 0) return null;
  const isInText = /\{\{\s*sections\s*\}\}/.test(dossier.narrative);
  return (
    <nav className={isInText ? 'contents said-in-text' : 'contents'} aria-labelledby="contents">
      <h2 id="contents">{setting.words.contents}</h2>
      <SectionsList dossier={dossier} setting={setting} />
    </nav>
  );
}

function Narrative({ dossier, setting, texts }: DossierProps) {
  if (texts.narrative === null && dossier.figures.length === 0) return null;
  return (
    <div className="narrative prose">
      {texts.narrative && (
        <EditorsText
          text={texts.narrative}
          setting={setting}
          headingLevel={2}
          sectionsList={<SectionsList dossier={dossier} setting={setting} />}
        />
      )}
      {dossier.figures.map((figure) => (
        <FigureBlock key={figure.id} figure={figure} setting={setting} />
      ))}
    </div>
  );
}

/** What stands behind the text: who, about what, which version, and how to cite it. */
function Apparatus({ dossier, setting }: { dossier: DossierView; setting: Setting }) {
  return (
    <footer className="apparatus">
      <WhoWroteInIt dossier={dossier} setting={setting} />
      <Tags dossier={dossier} setting={setting} />
      <History dossier={dossier} setting={setting} />
      <CiteThis dossier={dossier} setting={setting} />
    </footer>
  );
}

function WhoWroteInIt({ dossier: { contributors }, setting }: { dossier: DossierView; setting: Setting }) {
  if (contributors.length === 0) return null;
  return (
    <section aria-labelledby="contributors">
      <h2 id="contributors">{setting.words.inThisDossier}</h2>
      <ul className="names">
        {contributors.map(({ contributor, entryCount }) => (
          <li key={contributor.slug}>
            <ContributorLink contributor={contributor} setting={setting} />{' '}
            <span className="count">{numberIn(setting.language, entryCount)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tags({ dossier: { tags }, setting }: { dossier: DossierView; setting: Setting }) {
  if (tags.length === 0) return null;
  return (
    <section aria-labelledby="topics">
      <h2 id="topics">{setting.words.topics}</h2>
      <ul className="names">
        {tags.map((topic) => (
          <li key={topic.slug}>
            <TopicLink topic={topic} setting={setting} />
          </li>
        ))}
      </ul>
    </section>
  );
}

// The pages of a contributor and of a topic: one name, and everything that bears it.

import type { ReactNode } from 'react';
import type {
  ArchiveView,
  ContributorPage,
  DossierSummary,
  PublicationView,
  TopicPage,
} from '../dossiers/index.ts';
import { addresses } from './addresses.ts';
import { commaIn } from './cite-this.tsx';
import { DossierList } from './dossier-lines.tsx';
import { ContributorName, Foreign } from './name.tsx';
import { renderPage } from './page.tsx';
import { countOf, fillWith, listOf } from './phrase.tsx';
import { PublicationList } from './publication-lines.tsx';
import { type Setting, type SiteContext, settingFor } from './setting.ts';

export function renderContributor(
  { archive, page }: { archive: ArchiveView; page: ContributorPage },
  ctx: SiteContext,
): string {
  const { contributor, publications, dossiers } = page;
  const setting = settingFor(archive, archive.language, ctx);
  const type = contributor.kind === 'person' ? 'Person' : 'Organization';
  const canonical = addresses.contributor(contributor.slug);
  return renderPage({
    setting,
    title: contributor.name,
    description: extentInWords(contributor.name, page, setting),
    canonical,
    type: 'profile',
    linkedData: {
      '@context': 'https://schema.org',
      '@type': type,
      name: contributor.name,
      url: ctx.origin + canonical,
    },
    within: 'contributors',
    children: (
      <Bearing publications={publications} dossiers={dossiers} setting={setting}>
        {contributor.kind === 'organisation' && <p className="series">{setting.words.organisation}</p>}
        <h1>
          <ContributorName contributor={contributor} setting={setting} />
        </h1>
      </Bearing>
    ),
  });
}

export function renderTopic(
  { archive, page }: { archive: ArchiveView; page: TopicPage },
  ctx: SiteContext,
): string {
  const { topic, publications, dossiers } = page;
  const setting = settingFor(archive, archive.language, ctx);
  const canonical = addresses.topic(topic.slug);
  return renderPage({
    setting,
    title: topic.label,
    description: extentInWords(topic.label, page, setting),
    canonical,
    linkedData: {
      '@context': 'https://schema.org',
      '@type': 'DefinedTerm',
      name: topic.label,
      alternateName: otherLabels(page).map((label) => label.text),
      url: ctx.origin + canonical,
    },
    within: 'topics',
    children: (
      <Bearing publications={publications} dossiers={dossiers} setting={setting}>
        <h1>
          <Foreign text={topic.label} language={topic.language} setting={setting} />
        </h1>
        <OtherNames page={page} setting={setting} />
      </Bearing>
    ),
  });
}

/** `Borhan Osman: 13 publications, 1 dossier`. */
function extentInWords(name: string, page: ContributorPage | TopicPage, setting: Setting): string {
  const { words, language } = setting;
  const publications = countOf(words.publicationCount, page.publications.length, language);
  const dossiers = countOf(words.dossierCount, page.dossiers.length, language);
  return `${name}: ${publications}${commaIn(setting)}${dossiers}`;
}

function OtherNames({ page, setting }: { page: TopicPage; setting: Setting }) {
  const labels = otherLabels(page);
  if (labels.length === 0) return null;
  const names = labels.map(({ text, language }) => (
    <Foreign key={`${language} ${text}`} text={text} language={language} setting={setting} />
  ));
  return (
    <p className="other-names">
      {fillWith(setting.words.otherNames, { names: listOf(names, setting.language) })}
    </p>
  );
}

/** Each spelling once, the one that heads the page left out. */
function otherLabels({ topic, labels }: TopicPage): TopicPage['labels'] {
  const seen = new Set([topic.label]);
  return labels.filter(({ text }) => !seen.has(text) && seen.add(text));
}

function Bearing(props: {
  publications: readonly PublicationView[];
  dossiers: readonly DossierSummary[];
  setting: Setting;
  children: ReactNode;
}) {
  const { publications, dossiers, setting, children } = props;
  const { words } = setting;
  return (
    <div className="listing">
      <header className="page-title">{children}</header>
      {dossiers.length > 0 && (
        <section aria-labelledby="dossiers">
          <h2 id="dossiers" className="label">
            {words.dossiers}
          </h2>
          <DossierList dossiers={dossiers} setting={setting} headingLevel={3} />
        </section>
      )}
      <section aria-labelledby="publications">
        <h2 id="publications" className="label">
          {words.publications}
        </h2>
        {publications.length === 0 ? (
          <p className="empty">{words.noPublications}</p>
        ) : (
          <PublicationList publications={publications} setting={setting} headingLevel={3} />
        )}
      </section>
    </div>
  );
}

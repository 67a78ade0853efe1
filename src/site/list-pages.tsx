// The pages that list everything of a kind.

import type { ReactNode } from 'react';
import type {
  ArchiveView,
  ContributorRef,
  Counted,
  DossierSummary,
  Page,
  PublicationView,
  TopicRef,
} from '../dossiers/index.ts';
import { addresses } from './addresses.ts';
import { DossierList } from './dossier-lines.tsx';
import { ContributorLink, TopicLink } from './name.tsx';
import { renderPage, type Within } from './page.tsx';
import { countOf, fill, numberIn } from './phrase.tsx';
import { PublicationList } from './publication-lines.tsx';
import { type Setting, type SiteContext, settingFor } from './setting.ts';

export function renderDossiers(
  { archive, dossiers }: { archive: ArchiveView; dossiers: readonly DossierSummary[] },
  ctx: SiteContext,
): string {
  const setting = settingFor(archive, archive.language, ctx);
  const { words } = setting;
  return renderList(setting, 'dossiers', addresses.dossiers(), {
    heading: words.dossiers,
    total: countOf(words.dossierCount, dossiers.length, setting.language),
    list: dossiers.length > 0 && <DossierList dossiers={dossiers} setting={setting} headingLevel={2} />,
    empty: words.noDossiers,
  });
}

export function renderPublications(
  { archive, page }: { archive: ArchiveView; page: Page<PublicationView> },
  ctx: SiteContext,
): string {
  const setting = settingFor(archive, archive.language, ctx);
  const { words } = setting;
  return renderList(setting, 'publications', addresses.publications(page.page), {
    heading: words.publications,
    total: countOf(words.publicationCount, page.total, setting.language),
    list: page.items.length > 0 && (
      <>
        <PublicationList publications={page.items} setting={setting} headingLevel={2} />
        <PageLinks page={page} setting={setting} />
      </>
    ),
    empty: words.noPublications,
  });
}

export function renderContributors(
  { archive, contributors }: { archive: ArchiveView; contributors: readonly Counted<ContributorRef>[] },
  ctx: SiteContext,
): string {
  const setting = settingFor(archive, archive.language, ctx);
  return renderList(setting, 'contributors', addresses.contributors(), {
    heading: setting.words.contributors,
    total: null,
    list: contributors.length > 0 && (
      <ul className="index">
        {contributors.map(({ item, count }) => (
          <li key={item.slug}>
            <ContributorLink contributor={item} setting={setting} />{' '}
            <span className="count">{numberIn(setting.language, count)}</span>
          </li>
        ))}
      </ul>
    ),
    empty: setting.words.noContributors,
  });
}

export function renderTopics(
  { archive, topics }: { archive: ArchiveView; topics: readonly Counted<TopicRef>[] },
  ctx: SiteContext,
): string {
  const setting = settingFor(archive, archive.language, ctx);
  return renderList(setting, 'topics', addresses.topics(), {
    heading: setting.words.topics,
    total: null,
    list: topics.length > 0 && (
      <ul className="index">
        {topics.map(({ item, count }) => (
          <li key={item.slug}>
            <TopicLink topic={item} setting={setting} />{' '}
            <span className="count">{numberIn(setting.language, count)}</span>
          </li>
        ))}
      </ul>
    ),
    empty: setting.words.noTopics,
  });
}

interface Listing {
  readonly heading: string;
  readonly total: string | null;
  readonly list: ReactNode;
  readonly empty: string;
}

function renderList(setting: Setting, within: Within, canonical: string, listing: Listing): string {
  const { heading, total, list, empty } = listing;
  return renderPage({
    setting,
    title: heading,
    description: setting.archive.tagline || setting.archive.name,
    canonical,
    within,
    children: (
      <div className="listing">
        <header className="page-title">
          <h1>{heading}</h1>
          {list && total !== null && <p className="total">{total}</p>}
        </header>
        {list || <p className="empty">{empty}</p>}
      </div>
    ),
  });
}

function PageLinks({
  page: { page, pageCount },
  setting,
}: {
  page: Page<PublicationView>;
  setting: Setting;
}) {
  if (pageCount <= 1) return null;
  const { words, language } = setting;
  const values = { n: numberIn(language, page), total: numberIn(language, pageCount) };
  return (
    <nav className="pages" aria-label={words.pages}>
      {page > 1 && (
        <a rel="prev" href={addresses.publications(page - 1)}>
          {words.newer}
        </a>
      )}
      <span>{fill(words.pageOf, values)}</span>
      {page < pageCount && (
        <a rel="next" href={addresses.publications(page + 1)}>
          {words.older}
        </a>
      )}
    </nav>
  );
}

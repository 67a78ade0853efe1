import type { ArchiveView, DossierSummary, PublicationView } from '../dossiers/index.ts';
import { addresses } from './addresses.ts';
import { DossierInList, DossierList, ownDirection } from './dossier-lines.tsx';
import { organisation } from './linked-data.ts';
import { renderPage } from './page.tsx';
import { PublicationList } from './publication-lines.tsx';
import { type Setting, type SiteContext, settingFor } from './setting.ts';

/** The front page: the newest dossier with its picture, the others, and the latest publications. */
export function renderHome(
  view: {
    archive: ArchiveView;
    dossiers: readonly DossierSummary[];
    latest: readonly PublicationView[];
  },
  ctx: SiteContext,
): string {
  const { archive, dossiers, latest } = view;
  const setting = settingFor(archive, archive.language, ctx);
  const picture = dossiers[0]?.leadFigure;
  return renderPage({
    setting,
    title: null,
    description: archive.tagline || archive.name,
    canonical: addresses.home(),
    picture: picture?.path ? { path: picture.path, alternativeText: picture.alternativeText } : null,
    linkedData: { '@context': 'https://schema.org', ...organisation(archive, ctx.origin) },
    children:
      dossiers.length + latest.length === 0 ? (
        <p className="empty front-empty">{setting.words.noDossiers}</p>
      ) : (
        <div className="home">
          <Dossiers dossiers={dossiers} setting={setting} />
          <Latest publications={latest} setting={setting} />
        </div>
      ),
  });
}

function Dossiers({ dossiers, setting }: { dossiers: readonly DossierSummary[]; setting: Setting }) {
  const { words } = setting;
  const [first, ...others] = dossiers;
  return (
    <section className="front-dossiers" aria-labelledby="dossiers">
      <h2 id="dossiers" className="label">
        {words.dossiers}
      </h2>
      {first === undefined && <p className="empty">{words.noDossiers}</p>}
      {first && <LeadDossier dossier={first} setting={setting} />}
      {others.length > 0 && <DossierList dossiers={others} setting={setting} headingLevel={3} />}
    </section>
  );
}

function LeadDossier({ dossier, setting }: { dossier: DossierSummary; setting: Setting }) {
  const figure = dossier.leadFigure;
  return (
    <div className="lead-dossier" dir={ownDirection(dossier, setting)}>
      {figure?.path && (
        <img
          src={figure.path}
          alt={figure.alternativeText}
          width={figure.width ?? undefined}
          height={figure.height ?? undefined}
          fetchPriority="high"
        />
      )}
      <div>
        <DossierInList dossier={dossier} setting={setting} headingLevel={3} />
        {dossier.summary !== '' && (
          <p className="summary" lang={dossier.language === setting.language ? undefined : dossier.language}>
            {dossier.summary}
          </p>
        )}
      </div>
    </div>
  );
}

function Latest({ publications, setting }: { publications: readonly PublicationView[]; setting: Setting }) {
  const { words } = setting;
  return (
    <section className="front-latest" aria-labelledby="latest">
      <h2 id="latest" className="label">
        {words.latestPublications}
      </h2>
      {publications.length === 0 ? (
        <p className="empty">{words.noPublications}</p>
      ) : (
        <>
          <PublicationList publications={publications} setting={setting} headingLevel={3} />
          <p className="more">
            <a href={addresses.publications()}>{words.allPublications}</a>
          </p>
        </>
      )}
    </section>
  );
}

// The pages that are mostly words: about, not found, failed.

import type { ArchiveView } from '../dossiers/index.ts';
import { addresses } from './addresses.ts';
import { annotate } from './annotate.ts';
import { NoteNumbering } from './notes.ts';
import { NotesList } from './notes-list.tsx';
import { renderPage } from './page.tsx';
import { fillWith } from './phrase.tsx';
import { type SiteContext, settingFor } from './setting.ts';
import { EditorsText } from './text.tsx';

export function renderAbout({ archive }: { archive: ArchiveView }, ctx: SiteContext): string {
  const setting = settingFor(archive, archive.language, ctx);
  const numbering = new NoteNumbering(new Map());
  const text = annotate(archive.about, 'about', numbering);
  return renderPage({
    setting,
    title: setting.words.about,
    description: archive.tagline || archive.name,
    canonical: addresses.about(),
    within: 'about',
    children: (
      <article className="record">
        <header className="page-title">
          <h1>{setting.words.about}</h1>
        </header>
        <div className="prose">
          {text === null ? (
            <p className="empty">{setting.words.noAbout}</p>
          ) : (
            <EditorsText text={text} setting={setting} headingLevel={2} />
          )}
        </div>
        <NotesList notes={numbering.notes} setting={setting} />
      </article>
    ),
  });
}

/** `path` is what was asked for; it is shown, never linked. */
export function renderNotFound(
  { archive, path }: { archive: ArchiveView; path: string },
  ctx: SiteContext,
): string {
  const setting = settingFor(archive, archive.language, ctx);
  const { words } = setting;
  return renderPage({
    setting,
    title: words.notFound,
    description: '',
    canonical: null,
    unlisted: true,
    children: (
      <div className="record">
        <header className="page-title">
          <h1>{words.notFound}</h1>
        </header>
        <div className="prose">
          <p>{fillWith(words.notFoundText, { path: <bdi className="path">{path}</bdi> })}</p>
          <p>
            <a href={addresses.home()}>{words.goHome}</a>
          </p>
        </div>
      </div>
    ),
  });
}

/** Without an archive (it could not be opened) the page has no name and speaks English. */
export function renderError({ archive }: { archive: ArchiveView | null }, ctx: SiteContext): string {
  const setting = settingFor(archive ?? NAMELESS, archive?.language ?? 'en', ctx);
  const { words } = setting;
  return renderPage({
    setting,
    title: words.failed,
    description: '',
    canonical: null,
    unlisted: true,
    children: (
      <div className="record">
        <header className="page-title">
          <h1>{words.failed}</h1>
        </header>
        <div className="prose">
          <p>{words.failedText}</p>
        </div>
      </div>
    ),
  });
}

const NAMELESS: ArchiveView = { name: '', tagline: '', language: 'en', about: '', seriesName: '' };

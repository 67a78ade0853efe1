import type { ReactNode } from 'react';
import type { ArchiveView, Change, ChangesView, TextPiece, VersionView } from '../dossiers/index.ts';
import { addresses } from './addresses.ts';
import { changeInWords, piecesOf } from './change-in-words.tsx';
import { InstantText } from './dates.tsx';
import { DossierLink } from './dossier-lines.tsx';
import { renderPage } from './page.tsx';
import { fill, fillWith, numberIn } from './phrase.tsx';
import { type Setting, type SiteContext, settingFor } from './setting.ts';

/** What changed between two published versions of a dossier, in words of the dossier's language. */
export function renderChanges(
  { archive, changes: view }: { archive: ArchiveView; changes: ChangesView },
  ctx: SiteContext,
): string {
  const { dossier, from, to, changes } = view;
  const setting = settingFor(archive, dossier.language, ctx);
  const { words, language } = setting;
  return renderPage({
    setting,
    title: `${words.changesTitle}: ${dossier.title}`,
    description: fill(words.changesIntroduction, {
      from: numberIn(language, from.number),
      to: numberIn(language, to.number),
    }),
    canonical: addresses.changes(dossier.slug, from.number, to.number),
    within: 'dossiers',
    unlisted: true,
    children: (
      <article className="changes">
        <header className="page-title">
          <p className="series">
            <DossierLink dossier={dossier} setting={setting} />
          </p>
          <h1>{words.changesTitle}</h1>
          <p className="subtitle">
            {fillWith(words.changesIntroduction, {
              from: <VersionLink slug={dossier.slug} version={from} setting={setting} />,
              to: <VersionLink slug={dossier.slug} version={to} setting={setting} />,
            })}
          </p>
        </header>
        <VersionNote version={to} setting={setting} />
        <ChangeList changes={changes} setting={setting} />
      </article>
    ),
  });
}

function VersionLink(props: { slug: string; version: VersionView; setting: Setting }): ReactNode {
  const { slug, version, setting } = props;
  return (
    <>
      <a href={addresses.version(slug, version.number)}>{numberIn(setting.language, version.number)}</a> (
      <InstantText instant={version.publishedAt} setting={setting} />)
    </>
  );
}

function VersionNote({ version: { note, change }, setting }: { version: VersionView; setting: Setting }) {
  if (note === '') return null;
  const label = change === 'correction' ? setting.words.correction : setting.words.update;
  return (
    <p className="version-note">
      <span className="label">{label}</span> {note}
    </p>
  );
}

function ChangeList({ changes, setting }: { changes: readonly Change[]; setting: Setting }) {
  if (changes.length === 0) return <p className="empty">{setting.words.noChanges}</p>;
  return (
    <ul className="change-list">
      {changes.map((change, index) => {
        const pieces = piecesOf(change);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a change is known by its place alone
          <li key={index}>
            <p>{changeInWords(change, setting)}</p>
            {pieces !== null && <Compared pieces={pieces} setting={setting} />}
          </li>
        );
      })}
    </ul>
  );
}

/** The text with what was taken out and put in; long stretches that stayed are cut to their ends. */
function Compared({ pieces, setting }: { pieces: readonly TextPiece[]; setting: Setting }) {
  return (
    <p className="compared">
      {pieces.map((piece, index) => {
        const key = `${index}`;
        if (piece.kind === 'removed') return <del key={key}>{piece.text}</del>;
        if (piece.kind === 'added') return <ins key={key}>{piece.text}</ins>;
        const place = index === 0 ? 'first' : index === pieces.length - 1 ? 'last' : 'between';
        return <span key={key}>{shortened(piece.text, place, setting)}</span>;
      })}
    </p>
  );
}

const KEPT_CHARACTERS = 120;

function shortened(text: string, place: 'first' | 'between' | 'last', { words }: Setting): ReactNode {
  if (text.length <= 3 * KEPT_CHARACTERS) return text;
  const start = text.slice(0, KEPT_CHARACTERS).replace(/\S*$/u, '');
  const end = text.slice(-KEPT_CHARACTERS).replace(/^\S*/u, '');
  return (
    <>
      {place !== 'first' && start}
      <abbr title={words.wordsLeftOut}>…</abbr>
      {place !== 'last' && end}
    </>
  );
}

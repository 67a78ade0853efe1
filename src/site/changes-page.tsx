import type { ReactNode } from 'react';
import type {
  ArchiveView,
  Change,
  ChangesView,
  TextChange,
  TextPiece,
  VersionView,
} from '../dossiers/index.ts';
import { addresses } from './addresses.ts';
import { changeInWords } from './change-in-words.tsx';
import { type ComparedPart, comparedParagraphs } from './compared-paragraphs.ts';
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
  const { dossier, from, to, versions, changes } = view;
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
        {versions.map((version) => (
          <VersionNote key={version.number} version={version} setting={setting} />
        ))}
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

function VersionNote({ version, setting }: { version: VersionView; setting: Setting }) {
  const { number, note, change } = version;
  const { words, language } = setting;
  if (note === '') return null;
  return (
    <p className="version-note">
      <span className="label">
        {fill(words.versionNumber, { n: numberIn(language, number) })}
        {' · '}
        {change === 'correction' ? words.correction : words.update}
      </span>{' '}
      {note}
    </p>
  );
}

function ChangeList({ changes, setting }: { changes: readonly Change[]; setting: Setting }) {
  if (changes.length === 0) return <p className="empty">{setting.words.noChanges}</p>;
  return (
    <ul className="change-list">
      {changes.map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a change is known by its place alone
        <li key={index}>
          <p>{changeInWords(change, setting)}</p>
          {'pieces' in change && <Compared change={change} setting={setting} />}
        </li>
      ))}
    </ul>
  );
}

/** The words that came and went; where there are none, or citations changed besides, that is said. */
function Compared({ change: { pieces, citesOtherwise }, setting }: { change: TextChange; setting: Setting }) {
  const { words } = setting;
  const areWordsSame = pieces.length === 0;
  if (areWordsSame && !citesOtherwise) return <p className="remark">{words.onlyFormattingChanged}</p>;
  return (
    <>
      {!areWordsSame && <ComparedText pieces={pieces} setting={setting} />}
      {citesOtherwise && (
        <p className="remark">{areWordsSame ? words.onlyCitationsChanged : words.citationsChangedToo}</p>
      )}
    </>
  );
}

function ComparedText({ pieces, setting }: { pieces: readonly TextPiece[]; setting: Setting }) {
  return (
    <div className="compared">
      {comparedParagraphs(pieces).map((parts, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is known by its place alone
        <p key={index}>
          {parts.map((part, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: and so is a part of it
            <Part key={place} part={part} setting={setting} />
          ))}
        </p>
      ))}
    </div>
  );
}

function Part({ part, setting }: { part: ComparedPart; setting: Setting }) {
  switch (part.kind) {
    case 'left-out':
      return <abbr title={setting.words.wordsLeftOut}>…</abbr>;
    case 'removed':
      return <del>{part.text}</del>;
    case 'added':
      return <ins>{part.text}</ins>;
    case 'same':
      // An element, so that the style sheet sees whether words were put in for others.
      return <span>{part.text}</span>;
  }
}

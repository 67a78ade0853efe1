import type { DossierView, VersionView } from '../dossiers/index.ts';
import { addresses } from './addresses.ts';
import { DateText, InstantText } from './dates.tsx';
import { Foreign } from './name.tsx';
import { fill, fillWith, numberIn } from './phrase.tsx';
import { hostOf } from './publication-lines.tsx';
import type { Setting } from './setting.ts';

/** Every published version with its note, newest first, and the way to what changed in it. */
export function History({ dossier, setting }: { dossier: DossierView; setting: Setting }) {
  return (
    <section className="history" aria-labelledby="history">
      <h2 id="history">{setting.words.history}</h2>
      <ol>
        {dossier.versions.map((version, index) => (
          <Version
            key={version.number}
            dossier={dossier}
            version={version}
            before={dossier.versions[index + 1] ?? null}
            setting={setting}
          />
        ))}
      </ol>
      <Origin dossier={dossier} setting={setting} />
    </section>
  );
}

interface VersionProps {
  readonly dossier: DossierView;
  readonly version: VersionView;
  readonly before: VersionView | null;
  readonly setting: Setting;
}

function Version({ dossier, version, before, setting }: VersionProps) {
  const { words, language } = setting;
  const isShown = version.number === dossier.version.number;
  return (
    <li>
      <p className="when">
        <InstantText instant={version.publishedAt} setting={setting} />
        {version.publishedBy !== '' && (
          <span>
            <Foreign text={version.publishedBy} language={null} setting={setting} />
          </span>
        )}
      </p>
      <div>
        <p className="version-name">
          <a
            href={addresses.version(dossier.slug, version.number)}
            aria-current={isShown ? 'true' : undefined}
          >
            {fill(words.versionNumber, { n: numberIn(language, version.number) })}
          </a>
          {isShown && <span className="count">{words.thisVersion}</span>}
          {version.change === 'correction' && <span className="correction">{words.correction}</span>}
        </p>
        {version.note !== '' && <p className="change-note">{version.note}</p>}
        {before !== null && (
          <p className="what-changed">
            <a href={addresses.changes(dossier.slug, before.number, version.number)}>
              {fill(words.whatChangedSince, { n: numberIn(language, before.number) })}
            </a>
          </p>
        )}
      </div>
    </li>
  );
}

/** The page that the dossier was read from, where it was. */
function Origin({
  dossier: { sourceUrl, sourceRevised },
  setting,
}: {
  dossier: DossierView;
  setting: Setting;
}) {
  if (sourceUrl === null || !/^https?:/i.test(sourceUrl)) return null;
  const { words } = setting;
  return (
    <p className="origin">
      {fillWith(words.readOnPage, { page: <a href={sourceUrl}>{hostOf(sourceUrl)}</a> })}.{' '}
      {sourceRevised !== null &&
        fillWith(words.sourceRevised, { date: <DateText date={sourceRevised} setting={setting} /> })}
    </p>
  );
}

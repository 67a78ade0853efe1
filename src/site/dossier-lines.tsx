import type { DossierSummary } from '../dossiers/index.ts';
import { addresses } from './addresses.ts';
import { InstantText, SpanText } from './dates.tsx';
import { Foreign } from './name.tsx';
import { countOf, fill, fillWith, numberIn } from './phrase.tsx';
import type { Setting } from './setting.ts';

interface DossierProps {
  readonly dossier: DossierSummary;
  readonly setting: Setting;
}

export function Subtitle({ dossier: { subtitle, language, direction }, setting }: DossierProps) {
  return subtitle === null ? null : (
    <p className="subtitle">
      <Foreign text={subtitle} language={language} direction={direction} setting={setting} />
    </p>
  );
}

/** How much it holds, of which time, and when it was last touched. */
export function DossierStanding({ dossier, setting }: DossierProps) {
  const { words } = setting;
  return (
    <p className="standing">
      <span>
        <EntryCountAndSpan dossier={dossier} setting={setting} />
      </span>{' '}
      <span>
        {fillWith(words.lastUpdated, {
          date: <InstantText instant={dossier.lastPublishedAt} setting={setting} />,
        })}
      </span>
    </p>
  );
}

function EntryCountAndSpan({ dossier: { entryCount, span }, setting }: DossierProps) {
  const count = countOf(setting.words.publicationCount, entryCount, setting.language);
  if (span === null) return count;
  return fillWith(setting.words.entryCountAndSpan, {
    count,
    span: <SpanText span={span} setting={setting} />,
  });
}

/** Dossiers in a list: the number in its column, title, subtitle and standing beside it. */
export function DossierList(props: {
  dossiers: readonly DossierSummary[];
  setting: Setting;
  headingLevel: 2 | 3;
}) {
  return (
    <ol className="dossier-list">
      {props.dossiers.map((dossier) => (
        <li key={dossier.slug}>
          <DossierInList dossier={dossier} setting={props.setting} headingLevel={props.headingLevel} />
        </li>
      ))}
    </ol>
  );
}

export function DossierInList({ dossier, setting, headingLevel }: DossierProps & { headingLevel: 2 | 3 }) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <article className="dossier-line">
      <Heading>
        <DossierLink dossier={dossier} setting={setting} />
      </Heading>
      <SeriesLine dossier={dossier} setting={setting} />
      <Subtitle dossier={dossier} setting={setting} />
      <DossierStanding dossier={dossier} setting={setting} />
    </article>
  );
}

export function DossierLink({ dossier, setting }: DossierProps) {
  const { slug, title, language, direction } = dossier;
  return (
    <a href={addresses.dossier(slug)}>
      <Foreign text={title} language={language} direction={direction} setting={setting} />
    </a>
  );
}

/** The series and the number in it; the series has its name in the archive's language. */
export function SeriesLine({ dossier, setting }: DossierProps) {
  const { archive, words, language } = setting;
  return (
    <p className="series">
      <span>
        <Foreign text={archive.seriesName} language={archive.language} setting={setting} />
      </span>{' '}
      <span>{fill(words.seriesNumber, { n: numberIn(language, dossier.seriesNumber) })}</span>
    </p>
  );
}

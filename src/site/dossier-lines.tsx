import type { ReactNode } from 'react';
import type { Direction, DossierSummary } from '../dossiers/index.ts';
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
      <PageWords dossier={dossier} setting={setting}>
        <EntryCountAndSpan dossier={dossier} setting={setting} />
      </PageWords>{' '}
      <PageWords dossier={dossier} setting={setting}>
        {fillWith(words.lastUpdated, {
          date: <InstantText instant={dossier.lastPublishedAt} setting={setting} />,
        })}
      </PageWords>
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

/** What the page says of a dossier, kept together where the dossier itself runs the other way. */
function PageWords({ dossier, setting, children }: DossierProps & { children: ReactNode }) {
  const isForeign = ownDirection(dossier, setting) !== undefined;
  return <span dir={isForeign ? setting.direction : undefined}>{children}</span>;
}

/** Dossiers in a list, each set as its own script runs. */
export function DossierList(props: {
  dossiers: readonly DossierSummary[];
  setting: Setting;
  headingLevel: 2 | 3;
}) {
  return (
    <ol className="dossier-list">
      {props.dossiers.map((dossier) => (
        <li key={dossier.slug} dir={ownDirection(dossier, props.setting)}>
          <DossierInList dossier={dossier} setting={props.setting} headingLevel={props.headingLevel} />
        </li>
      ))}
    </ol>
  );
}

/** The direction to mark a dossier's place in a list with, where it is not the page's. */
export function ownDirection({ direction }: DossierSummary, setting: Setting): Direction | undefined {
  return direction === setting.direction ? undefined : direction;
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
  const isForeign = ownDirection(dossier, setting) !== undefined;
  const line = (
    <>
      <span>
        <Foreign text={archive.seriesName} language={archive.language} setting={setting} />
      </span>{' '}
      <span>{fill(words.seriesNumber, { n: numberIn(language, dossier.seriesNumber) })}</span>
    </>
  );
  return <p className="series">{isForeign ? <span dir={setting.direction}>{line}</span> : line}</p>;
}

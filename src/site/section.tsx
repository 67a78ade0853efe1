import type { DossierView, EntryView, SectionView } from '../dossiers/index.ts';
import { DateText } from './dates.tsx';
import type { DossierTexts } from './dossier-texts.ts';
import { FigureBlock } from './figure.tsx';
import { countOf } from './phrase.tsx';
import { CreditLine, DateAndKind, PublicationLink } from './publication-lines.tsx';
import type { Setting } from './setting.ts';
import { EditorsText } from './text.tsx';

interface SectionProps {
  readonly section: SectionView;
  readonly texts: DossierTexts;
  readonly setting: Setting;
}

export function SectionBlock({ section, texts, setting }: SectionProps) {
  const { anchor, heading, period, figures, entries } = section;
  const text = texts.sections.get(section.id);
  return (
    <section className="section" id={anchor} aria-labelledby={`${anchor}-heading`}>
      <header>
        <h2 id={`${anchor}-heading`}>{heading}</h2>
        {period !== null && (
          <p className="period">
            <DateText date={period} setting={setting} />
          </p>
        )}
      </header>
      {text && (
        <div className="prose">
          <EditorsText text={text} setting={setting} headingLevel={3} />
        </div>
      )}
      {figures.map((figure) => (
        <FigureBlock key={figure.id} figure={figure} setting={setting} />
      ))}
      <Entries entries={entries} texts={texts} setting={setting} />
    </section>
  );
}

function Entries(props: { entries: readonly EntryView[]; texts: DossierTexts; setting: Setting }) {
  const { entries, texts, setting } = props;
  if (entries.length === 0) return <p className="empty">{setting.words.emptySection}</p>;
  return <ol className="entries">{entries.map((entry) => Entry({ entry, texts, setting }))}</ol>;
}

/** Called for each of what may be a thousand, as is what it is made of; see publication-lines.tsx. */
function Entry({ entry, texts, setting }: { entry: EntryView; texts: DossierTexts; setting: Setting }) {
  const { publication } = entry;
  const note = texts.entries.get(entry.id);
  return (
    <li key={entry.id} className="entry" id={texts.anchors.get(entry.id)}>
      <h3>{PublicationLink({ publication, setting })}</h3>
      {DateAndKind({ publication, setting })}
      {CreditLine({ publication, setting })}
      {note && <div className="note">{EditorsText({ text: note, setting, headingLevel: 7 })}</div>}
    </li>
  );
}

/** The sections by heading and period: what `{{sections}}` draws and what the contents list. */
export function SectionsList({ dossier, setting }: { dossier: DossierView; setting: Setting }) {
  return (
    <ol className="sections-list">
      {dossier.sections.map(({ id, anchor, heading, period, entries }) => (
        <li key={id}>
          <a href={`#${anchor}`}>{heading}</a>{' '}
          {period !== null && (
            <span className="period">
              <DateText date={period} setting={setting} isAlone />
            </span>
          )}{' '}
          <span className="count">
            {countOf(setting.words.publicationCount, entries.length, setting.language)}
          </span>
        </li>
      ))}
    </ol>
  );
}

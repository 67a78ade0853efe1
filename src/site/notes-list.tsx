import { Fragment, type ReactNode } from 'react';
import type { Note } from './notes.ts';
import { fill, numberIn } from './phrase.tsx';
import { PublicationReference } from './publication-reference.tsx';
import type { Setting } from './setting.ts';
import { EditorsText } from './text.tsx';

/** The notes behind the text, each with a way back to every place that refers to it. */
export function NotesList({ notes, setting }: { notes: readonly Note[]; setting: Setting }) {
  if (notes.length === 0) return null;
  return (
    <section className="notes" role="doc-endnotes" aria-labelledby="notes">
      <h2 id="notes">{setting.words.notes}</h2>
      <ol>
        {notes.map((note) => (
          <li key={note.number} id={`note-${note.number}`}>
            <NoteText note={note} setting={setting} /> <BackLinks note={note} setting={setting} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function NoteText({ note: { content }, setting }: { note: Note; setting: Setting }): ReactNode {
  if (content.kind === 'footnote')
    return <EditorsText text={content.text} setting={setting} headingLevel={7} />;
  const { work, publication } = content;
  return (
    <>
      {work.prefix !== '' && `${work.prefix} `}
      <PublicationReference publication={publication} setting={setting} />
      {work.locator !== '' && ` ${work.locator}.`}
    </>
  );
}

function BackLinks({ note: { references }, setting }: { note: Note; setting: Setting }) {
  const { words, language } = setting;
  return (
    <span className="back">
      {references.length > 1 && '↑ '}
      {references.map((id, index) => {
        const numeral = numberIn(language, index + 1);
        return (
          <Fragment key={id}>
            {/* The space keeps numerals apart where they run from right to left. */}
            {index > 0 && ' '}
            <a href={`#${id}`} role="doc-backlink" aria-label={fill(words.backToText, { n: numeral })}>
              {references.length === 1 ? '↑' : numeral}
            </a>
          </Fragment>
        );
      })}
    </span>
  );
}

import type { PublicationView } from '../dossiers/index.ts';
import { commaIn } from './cite-this.tsx';
import { DateText } from './dates.tsx';
import { ContributorName } from './name.tsx';
import { listOf } from './phrase.tsx';
import { PublicationLink } from './publication-lines.tsx';
import type { Setting } from './setting.ts';

/** A publication as a note names it: authors, title, publisher, date; what is not known is left out. */
export function PublicationReference({
  publication,
  setting,
}: {
  publication: PublicationView;
  setting: Setting;
}) {
  const { credits, publisher, date } = publication;
  const authors = credits.filter((credit) => credit.role === 'author');
  const comma = commaIn(setting);
  const names = authors.map((author) => (
    <ContributorName key={author.slug} contributor={author} setting={setting} />
  ));
  return (
    <>
      {authors.length > 0 && (
        <>
          {listOf(names, setting.language)}
          {comma}
        </>
      )}
      <cite>
        <PublicationLink publication={publication} setting={setting} />
      </cite>
      {publisher !== null && comma + publisher}
      {date !== null && (
        <>
          {comma}
          <DateText date={date} setting={setting} />
        </>
      )}
      .
    </>
  );
}

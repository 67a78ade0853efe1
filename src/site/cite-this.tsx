import { Fragment, type ReactNode } from 'react';
import type { DossierView } from '../dossiers/index.ts';
import { addresses } from './addresses.ts';
import { instantText } from './dates.tsx';
import { Foreign } from './name.tsx';
import { fill, numberIn } from './phrase.tsx';
import type { Setting } from './setting.ts';

/** One line to copy: the archive as author, title, series, version, date and the version's permanent address. */
export function CiteThis({ dossier, setting }: { dossier: DossierView; setting: Setting }) {
  const { archive, origin, words } = setting;
  const url = origin + addresses.version(dossier.slug, dossier.version.number);
  return (
    <section className="cite-this" aria-labelledby="cite">
      <h2 id="cite">{words.citeThis}</h2>
      <p className="citation">
        <Foreign text={archive.name} language={archive.language} setting={setting} />.{' '}
        <cite>{dossier.title}</cite>. <Place dossier={dossier} setting={setting} />.{' '}
        <a href={url} rel="bookmark">
          <bdi dir="ltr">{url}</bdi>
        </a>
      </p>
    </section>
  );
}

/** Series and number, version and date. */
function Place({ dossier, setting }: { dossier: DossierView; setting: Setting }): ReactNode {
  const { archive, words, language } = setting;
  const { seriesNumber, version } = dossier;
  const comma = commaIn(setting);
  return (
    <Fragment>
      <Foreign text={archive.seriesName} language={archive.language} setting={setting} />{' '}
      {fill(words.seriesNumber, { n: numberIn(language, seriesNumber) })}
      {comma}
      {fill(words.versionNumber, { n: numberIn(language, version.number) })}
      {comma}
      {instantText(version.publishedAt, language)}
    </Fragment>
  );
}

/** The comma between the parts of a reference, as the page's script has it. */
export function commaIn({ direction }: Setting): string {
  return direction === 'rtl' ? '، ' : ', ';
}

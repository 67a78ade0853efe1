import type { DossierView } from '../dossiers/view.ts';
import { addresses } from './addresses.ts';
import { instantText } from './dates.tsx';
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
        {archive.name}. <cite>{dossier.title}</cite>. {placeInWords(dossier, setting)}.{' '}
        <a href={url} rel="bookmark">
          <bdi dir="ltr">{url}</bdi>
        </a>
      </p>
    </section>
  );
}

function placeInWords(dossier: DossierView, { archive, words, language }: Setting): string {
  const { seriesNumber, version } = dossier;
  return [
    fill(words.seriesNumber, { series: archive.seriesName, n: numberIn(language, seriesNumber) }),
    fill(words.versionNumber, { n: numberIn(language, version.number) }).toLocaleLowerCase(language),
    instantText(version.publishedAt, language),
  ].join(directionComma(language));
}

function directionComma(language: string): string {
  return /^(?:prs|fa|ps|ar|ur)\b/.test(language) ? '، ' : ', ';
}

import type { FigureView } from '../dossiers/index.ts';
import { DateText } from './dates.tsx';
import type { Setting } from './setting.ts';

/**
 * A picture with what is known about it: a missing credit, date or licence leaves nothing behind. A figure of which only
 * the words were taken in is the editors' affair: to readers, a caption without its picture says nothing.
 */
export function FigureBlock(props: { figure: FigureView; setting: Setting; isLead?: boolean }) {
  const { figure, setting, isLead = false } = props;
  const { path } = figure;
  if (path === null) return null;
  return (
    <figure className={isLead ? 'lead' : undefined}>
      <Picture figure={figure} path={path} isLead={isLead} />
      <Caption figure={figure} setting={setting} />
    </figure>
  );
}

function Picture({ figure, path, isLead }: { figure: FigureView; path: string; isLead: boolean }) {
  return (
    <img
      src={path}
      alt={figure.alternativeText}
      width={figure.width ?? undefined}
      height={figure.height ?? undefined}
      loading={isLead ? undefined : 'lazy'}
      fetchPriority={isLead ? 'high' : undefined}
    />
  );
}

function Caption({ figure, setting }: { figure: FigureView; setting: Setting }) {
  const { caption, credit, date, licence } = figure;
  const isAllUnknown = caption === '' && credit === null && date === null && licence === null;
  return isAllUnknown ? null : (
    <figcaption>
      {caption !== '' && <span className="caption">{caption}</span>}{' '}
      {credit !== null && <span className="credit">{credit}</span>}{' '}
      {date !== null && <DateText date={date} setting={setting} />}{' '}
      {licence !== null && <Licence licence={licence} />}
    </figcaption>
  );
}

/** Creative Commons licences, as SPDX names them, lead to their text; any other licence is said as it is. */
function Licence({ licence }: { licence: string }) {
  const address = licenceAddress(licence);
  return address === null ? (
    <span className="licence">{licence}</span>
  ) : (
    <a className="licence" rel="license" href={address}>
      {licence.replaceAll('-', ' ').replace(/^CC (BY\S*)/, 'CC $1')}
    </a>
  );
}

function licenceAddress(licence: string): string | null {
  const zero = /^CC0-(\d\.\d)$/.exec(licence);
  if (zero) return `https://creativecommons.org/publicdomain/zero/${zero[1]}/`;
  const attribution = /^CC-(BY(?:-(?:SA|NC|ND|NC-SA|NC-ND))?)-(\d\.\d)$/.exec(licence);
  return attribution
    ? `https://creativecommons.org/licenses/${attribution[1]?.toLowerCase()}/${attribution[2]}/`
    : null;
}

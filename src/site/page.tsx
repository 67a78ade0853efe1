import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { directionOf } from '../language/index.ts';
import { addresses } from './addresses.ts';
import { fontPath, iconPath } from './assets.ts';
import { Foreign } from './name.tsx';
import type { Setting } from './setting.ts';
import { wordLanguageOf } from './words/index.ts';

export interface PageParts {
  readonly setting: Setting;
  /** Without the archive's name, which is added; `null` on the front page. */
  readonly title: string | null;
  readonly description: string;
  /** The path that this page's content is known by; `null` where there is none. */
  readonly canonical: string | null;
  /** What the page is for Open Graph. */
  readonly type?: 'website' | 'article' | 'profile' | 'book';
  /** A picture's path below the root. */
  readonly picture?: { readonly path: string; readonly alternativeText: string } | null;
  readonly linkedData?: unknown;
  readonly head?: ReactNode;
  /** Which part of the navigation the reader is in. */
  readonly within?: Within;
  /** Kept out of search engines. */
  readonly unlisted?: boolean;
  readonly children: ReactNode;
}

export type Within = 'dossiers' | 'publications' | 'contributors' | 'topics' | 'search' | 'about';

/** A whole HTML document. */
export function renderPage(parts: PageParts): string {
  return `<!DOCTYPE html>${asHtml(renderToStaticMarkup(<Page {...parts} />))}\n`;
}

/**
 * React writes void elements and some attributes as XML would have them. Texts and values have their angle brackets and
 * quotes escaped, so what is looked for stands only in tags.
 */
function asHtml(markup: string): string {
  return markup
    .replaceAll('/>', '>')
    .replaceAll(' charSet="', ' charset="')
    .replaceAll(' dateTime="', ' datetime="')
    .replaceAll(' fetchPriority="', ' fetchpriority="');
}

function Page(parts: PageParts) {
  const { setting, within, children } = parts;
  return (
    <html lang={setting.language} dir={setting.direction}>
      <Head {...parts} />
      <body>
        <a className="skip" href="#content">
          {setting.words.skipToContent}
        </a>
        <Masthead setting={setting} within={within ?? null} isHome={parts.title === null} />
        <main id="content">{children}</main>
        <Footer setting={setting} />
      </body>
    </html>
  );
}

function Head(parts: PageParts) {
  const { setting, title, description, canonical, unlisted, linkedData } = parts;
  const name = setting.archive.name;
  const whole = wholeTitle(title, name);
  return (
    <head>
      <meta charSet="utf-8" />
      <title>{whole}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {description !== '' && <meta name="description" content={description} />}
      {unlisted && <meta name="robots" content="noindex" />}
      <meta name="color-scheme" content="light dark" />
      {canonical !== null && <link rel="canonical" href={setting.origin + canonical} />}
      <link rel="icon" href={iconPath()} type="image/svg+xml" />
      <FontPreload setting={setting} />
      <link rel="stylesheet" href={setting.styles} />
      {parts.head}
      {canonical !== null && <SocialCard {...parts} />}
      {linkedData !== undefined && (
        <script
          type="application/ld+json"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every bracket escaped; React would escape quotes
          dangerouslySetInnerHTML={{
            __html: JSON.stringify(linkedData).replace(/[<>]/g, (bracket) =>
              bracket === '<' ? '\\u003c' : '\\u003e',
            ),
          }}
        />
      )}
    </head>
  );
}

/** With the archive's name where both are short enough to be read in a list of results. */
function wholeTitle(title: string | null, archiveName: string): string {
  if (title === null) return archiveName;
  const whole = `${title} · ${archiveName}`;
  return archiveName === '' || whole.length > LONGEST_TITLE ? title : whole;
}

const LONGEST_TITLE = 70;

function FontPreload({ setting }: { setting: Setting }) {
  const path = fontPath(setting.direction === 'rtl' ? 'naskh-arabic.woff2' : 'serif-latin.woff2');
  return path === null ? null : (
    <link rel="preload" href={path} as="font" type="font/woff2" crossOrigin="anonymous" />
  );
}

/** Open Graph (ogp.me) and what Twitter adds to it. */
function SocialCard({ setting, title, description, canonical, type, picture }: PageParts) {
  return (
    <>
      <meta property="og:type" content={type ?? 'website'} />
      <meta property="og:title" content={title ?? setting.archive.name} />
      {description !== '' && <meta property="og:description" content={description} />}
      <meta property="og:url" content={setting.origin + (canonical ?? '')} />
      <meta property="og:site_name" content={setting.archive.name} />
      <meta property="og:locale" content={setting.language.replace('-', '_')} />
      {picture && <meta property="og:image" content={setting.origin + picture.path} />}
      {picture && <meta property="og:image:alt" content={picture.alternativeText} />}
      <meta name="twitter:card" content={picture ? 'summary_large_image' : 'summary'} />
    </>
  );
}

function Masthead(props: { setting: Setting; within: Within | null; isHome: boolean }) {
  const { setting, within, isHome } = props;
  const { archive, words } = setting;
  const spoken = wordsLanguage(setting);
  return (
    <header className={isHome ? 'masthead front' : 'masthead'}>
      {isHome ? <FrontNameplate setting={setting} /> : archive.name !== '' && <Nameplate setting={setting} />}
      <nav aria-label={words.siteNavigation} {...spoken}>
        <ul>
          {PLACES.map((place) => (
            <li key={place}>
              <a href={addresses[place]()} aria-current={place === within ? 'true' : undefined}>
                {words[place]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

function Nameplate({ setting }: { setting: Setting }) {
  const { name, language } = setting.archive;
  return (
    <p className="nameplate">
      <a href={addresses.home()} rel="home">
        <Foreign text={name} language={language} setting={setting} />
      </a>
    </p>
  );
}

function FrontNameplate({ setting: { archive } }: { setting: Setting }) {
  return (
    <>
      <h1 className="nameplate">{archive.name}</h1>
      {archive.tagline !== '' && <p className="tagline">{archive.tagline}</p>}
    </>
  );
}

const PLACES = ['dossiers', 'publications', 'contributors', 'topics', 'about', 'search'] as const;

function Footer({ setting }: { setting: Setting }) {
  const { archive } = setting;
  return archive.name === '' ? null : (
    <footer className="colophon">
      <p>
        <a href={addresses.home()}>
          <Foreign text={archive.name} language={archive.language} setting={setting} />
        </a>
      </p>
      {archive.tagline !== '' && (
        <p className="tagline">
          <Foreign text={archive.tagline} language={archive.language} setting={setting} />
        </p>
      )}
    </footer>
  );
}

/** Names the words' language where it is not the page's: an Italian dossier is framed in English. */
function wordsLanguage({ language }: Setting): { lang?: string; dir?: 'ltr' | 'rtl' } {
  const spoken = wordLanguageOf(language);
  const isSame = spoken === language || wordLanguageOf(spoken) === language.split('-')[0];
  return isSame || spoken !== 'en' ? {} : { lang: spoken, dir: directionOf(spoken) };
}

import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import type { ReactNode } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import type { NotedText, NoteReference } from './notes.ts';
import { fill, numberIn } from './phrase.tsx';
import type { Setting } from './setting.ts';

export interface TextProps {
  readonly text: NotedText;
  readonly setting: Setting;
  /** The level that the text's own first headings get; beyond 6 they become bold paragraphs. */
  readonly headingLevel: number;
  /** What `{{sections}}` stands for; without it the mark leaves nothing. */
  readonly sectionsList?: ReactNode;
}

/** An editor's text as elements: nothing in it can run, load from elsewhere or lead to a script. */
export function EditorsText({ text, setting, headingLevel, sectionsList }: TextProps) {
  if (text.kind === 'plain') {
    return (
      <p>
        {text.parts.map((part, index) => {
          if (typeof part === 'string') return part;
          // biome-ignore lint/suspicious/noArrayIndexKey: emphasised words are known by their place alone
          if ('element' in part) return <part.element key={index}>{part.text}</part.element>;
          return <NoteReferences key={part[0]?.id} references={part} setting={setting} />;
        })}
      </p>
    );
  }
  const references = ({ group }: { group?: string }) => (
    <NoteReferences references={text.groups[Number(group)] ?? []} setting={setting} />
  );
  return drawn(text.root, {
    ...safeElements,
    ...headingsFrom(headingLevel),
    'note-references': references,
    'sections-list': () => sectionsList ?? null,
  });
}

/** An editor's text outside of a dossier, where nothing is cited. */
export function NoteReferences({
  references,
  setting,
}: {
  references: readonly NoteReference[];
  setting: Setting;
}) {
  const { words, language } = setting;
  return (
    <sup className="note-references">
      {references.map(({ id, number }, index) => {
        const numeral = numberIn(language, number);
        return (
          <Fragment key={id}>
            {index > 0 && ',\u2009'}
            <a
              id={id}
              href={`#note-${number}`}
              role="doc-noteref"
              aria-label={fill(words.note, { n: numeral })}
            >
              {numeral}
            </a>
          </Fragment>
        );
      })}
    </sup>
  );
}

type ElementComponents = Readonly<Record<string, (props: never) => ReactNode>>;

function drawn(root: Root, components: ElementComponents): ReactNode {
  return toJsxRuntime(toHast(root), {
    Fragment,
    jsx,
    jsxs,
    // The library types components by HTML's own elements; ours are more than these, and each takes what its node has.
    components: components as Record<string, () => ReactNode>,
    tableCellAlignToStyle: false,
    ignoreInvalidStyle: true,
  });
}

/** The last word on what an editor's text may bring in, whatever was parsed before. */
const safeElements = {
  a: ({ href, children }: { href?: string; children?: ReactNode }) =>
    href !== undefined && isSafeLink(href) ? <a href={href}>{children}</a> : children,
  img: ({ src, alt }: { src?: string; alt?: string }) => <TextPicture source={src ?? ''} words={alt ?? ''} />,
  input: ({ checked }: { checked?: boolean }) => <>{checked ? '☑' : '☐'}</>,
  table: ({ children }: { children?: ReactNode }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className="table" tabIndex={0}>
      <table>{children}</table>
    </div>
  ),
  th: ({ align, children }: CellProps) => (
    <th scope="col" className={alignClass(align)}>
      {children}
    </th>
  ),
  td: ({ align, children }: CellProps) => <td className={alignClass(align)}>{children}</td>,
};

interface CellProps {
  readonly align?: string;
  readonly children?: ReactNode;
}

function alignClass(align: string | undefined): string | undefined {
  return align === 'center' ? 'centred' : align === 'right' ? 'at-end' : undefined;
}

/** A picture of this archive, or a link to what would have to be fetched from elsewhere. */
function TextPicture({ source, words }: { source: string; words: string }) {
  if (OWN_PICTURE.test(source)) return <img src={source} alt={words} loading="lazy" />;
  return isSafeLink(source) ? <a href={source}>{words || source}</a> : words;
}

const OWN_PICTURE = /^\/media\/[0-9a-f]{64}\.[a-z0-9]+$/;

/** `http`, `https`, `mailto`, this site's paths and this page's anchors. */
function isSafeLink(href: string): boolean {
  return /^(?:https?:\/\/|mailto:|#|\/(?![/\\]))/i.test(href);
}

function headingsFrom(level: number) {
  const headings = [1, 2, 3, 4, 5, 6].map((depth) => {
    const shown = level + depth - 1;
    return [`h${depth}`, shown > 6 ? BoldParagraph : HEADINGS[shown - 1]] as const;
  });
  return Object.fromEntries(headings.filter(([, component]) => component !== undefined)) as ElementComponents;
}

interface HeadingProps {
  readonly children?: ReactNode;
}

function BoldParagraph({ children }: HeadingProps) {
  return (
    <p>
      <strong>{children}</strong>
    </p>
  );
}

const HEADINGS = (['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const).map(
  (Level) =>
    ({ children }: HeadingProps) => <Level>{children}</Level>,
);

import { plainText } from './plain-text.ts';

/** Turns the TeX of a field into plain text, and says which commands it did not know. */
export interface LatexReader {
  /** Accents, letters, dashes, quotes, math and sub- and superscripts as Unicode; braces and markup off. One line. */
  readonly text: (tex: string) => LatexText;
  /** The same, paragraphs kept, parted by an empty line. */
  readonly paragraphs: (tex: string) => LatexText;
  /** A title: as `text`, in sentence case where that was asked for and `language` is English or not known. */
  readonly title: (tex: string, language: string | null) => LatexText;
}

export type TitleCase = 'as-printed' | 'sentence-case';

export interface LatexText {
  readonly text: string;
  /** With their backslash, in the order they came. */
  readonly unknownCommands: readonly string[];
}

/**
 * The reader for one file, which knows the commands its preamble defines. Loads the library on first use (some 120 ms and
 * 20 MB): nothing else in the house may import it at the top of a file.
 */
export async function latexReader({
  preamble,
  titles,
}: {
  readonly preamble: string;
  readonly titles: TitleCase;
}): Promise<LatexReader> {
  const { parse } = await import('@retorquere/bibtex-parser');
  const commands = definitionsIn(preamble);
  const read = (tex: string, lowersCase = false): LatexText => {
    if (!lowersCase && !NEEDS_READING.test(tex)) return { text: tex, unknownCommands: [] };
    const unknownCommands: string[] = [];
    const source = `${commands === '' || !tex.includes('\\') ? '' : `@preamble{{${commands}}}`}@misc{k,${lowersCase ? 'title' : 'f'}={${balanced(tex)}}}`;
    try {
      const { entries } = parse(source, {
        english: lowersCase,
        applyCrossRef: false,
        unsupported: (node, command) => {
          unknownCommands.push(command.slice(0, 60));
          return node.type === 'macro' ? '' : command.replace(/\\(?:begin|end)\{[^}]*\}/gu, '');
        },
      });
      const text = entries[0]?.fields[lowersCase ? 'title' : 'f'];
      // A journal that is nothing but a macro of its publisher's (`\\aap`) keeps the macro's name.
      if (text === '') return { text: bare(tex), unknownCommands: [] };
      if (typeof text === 'string') return { text, unknownCommands };
    } catch {
      // The library throws on TeX it cannot make out; what stands there is kept without its commands' signs.
    }
    return { text: bare(tex), unknownCommands };
  };
  return {
    text: (tex) => tidied(read(tex)),
    title: (tex, language) =>
      tidied(read(tex, titles === 'sentence-case' && (language === null || language.startsWith('en')))),
    paragraphs: (tex) => {
      const parts = tex
        .slice(0, LONGEST)
        .split(/\n[ \t]*\r?\n\s*|\\par\b/u)
        .map((part) => tidied(read(part)));
      return {
        text: parts
          .map(({ text }) => text)
          .filter((text) => text !== '')
          .join('\n\n'),
        unknownCommands: parts.flatMap((part) => part.unknownCommands),
      };
    },
  };
}

function tidied({ text, unknownCommands }: LatexText): LatexText {
  return { text: plainText(text), unknownCommands };
}

/** Without braces and backslashes: for what no reader of TeX can make out. */
function bare(tex: string): string {
  return tex.replace(/[{}]|\\(?=\p{L})/gu, '').replace(/\\(?=.)/gu, '');
}

/** TeX that cannot lead the library astray: as many braces closed as opened, dollars in pairs, `%` a letter. */
function balanced(tex: string): string {
  const text = tex
    .slice(0, LONGEST)
    .replace(/(\\.)|%/gsu, (all, escaped) => escaped ?? (all === '%' ? '\\%' : all));
  let depth = 0;
  let deepest = 0;
  let lowest = 0;
  let dollars = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '\\') at++;
    else if (letter === '{') deepest = Math.max(deepest, ++depth);
    else if (letter === '}') lowest = Math.min(lowest, --depth);
    else if (letter === '$') dollars++;
  }
  const ended = /(?:^|[^\\])(?:\\\\)*\\$/u.test(text) ? `${text}\\textbackslash` : text;
  const isSound = depth === 0 && lowest === 0 && deepest <= DEEPEST;
  const braced = isSound ? ended : ended.replace(/(\\.)|[{}]/gsu, (_all, escaped) => escaped ?? '');
  return dollars % 2 === 0 ? braced : braced.replace(/(\\.)|\$/gsu, (_all, escaped) => escaped ?? '\\$');
}

function definitionsIn(preamble: string): string {
  const found = preamble
    .slice(0, LONGEST)
    .match(/\\(?:re)?newcommand\s*\{\s*\\[A-Za-z]+\s*\}\s*\{[^{}\\]{0,200}\}/gu);
  return (found ?? [])
    .slice(0, MOST_COMMANDS)
    .join(' ')
    .replace(/\\renewcommand/gu, '\\newcommand');
}

const LONGEST = 100_000;
const DEEPEST = 60;
const MOST_COMMANDS = 50;
/** Anything that TeX means something by: letters alone are themselves, which saves most of the time. */
const NEEDS_READING = /[\\{}$~^_%#&]|--|``|''|<<|>>|,,|[!?]`/u;

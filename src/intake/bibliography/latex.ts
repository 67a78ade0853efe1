import { plainText } from './plain-text.ts';
import { definitionsIn, needsTex, soundTex, withoutCommands, withoutTex } from './tex.ts';
import { textOfCommand, withKnownCommands } from './tex-commands.ts';

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

/** How a file wants its TeX read. */
export interface LatexSettings {
  /** The commands that the file's preamble defines are known. */
  readonly preamble: string;
  readonly titles: TitleCase;
}

/**
 * The reader for one file. Loads the library on first use (some 120 ms): nothing else may import it at the top of a file.
 * What has no command in it, which is most of a file, is read without the library; short texts that come again are kept.
 */
export async function latexReader({ preamble, titles }: LatexSettings): Promise<LatexReader> {
  const { parse } = await import('@retorquere/bibtex-parser');
  const converted = converter(parse, definitionsIn(preamble));
  const kept = new Map<string, LatexText>();
  const read = (tex: string): LatexText => {
    if (!needsTex(tex)) return tidied({ text: withoutTex(tex), unknownCommands: [] });
    const before = kept.get(tex);
    if (before) return before;
    const text = tidied(converted(tex, 'text'));
    if (kept.size > MOST_KEPT) kept.clear();
    if (tex.length < LONGEST_KEPT) kept.set(tex, text);
    return text;
  };
  const lowers = (language: string | null) =>
    titles === 'sentence-case' && (language === null || language.startsWith('en'));
  return {
    text: read,
    paragraphs: (tex) => joined(tex.slice(0, LONGEST).split(PARAGRAPH_END).map(read)),
    title: (tex, language) =>
      lowers(language) && tex.length < LONGEST_TITLE ? tidied(converted(tex, 'sentence-case')) : read(tex),
  };
}

/** The library looks at every word of a title in the light of all others. */
const LONGEST_TITLE = 1_000;

type Parse = typeof import('@retorquere/bibtex-parser').parse;

/** One field through the library, as the only field of an entry. */
function converter(
  parse: Parse,
  commands: string,
): (tex: string, way: 'text' | 'sentence-case') => LatexText {
  return (tex, way) => {
    const unknownCommands: string[] = [];
    const field = way === 'text' ? 'f' : 'title';
    const preamble = commands === '' || !tex.includes('\\') ? '' : `@preamble{{${commands}}}`;
    try {
      const { entries } = parse(`${preamble}@misc{k,${field}={${soundTex(withKnownCommands(tex))}}}`, {
        english: way === 'sentence-case',
        applyCrossRef: false,
        unsupported: (node, command) => {
          const text = textOfCommand(command);
          if (text === null) unknownCommands.push(command.slice(0, 60));
          return node.type === 'macro' ? (text ?? '') : command.replace(/\\(?:begin|end)\{[^}]*\}/gu, '');
        },
      });
      const text = entries[0]?.fields[field];
      if (typeof text === 'string' && text.trim() !== '') return { text, unknownCommands };
    } catch {
      // The library throws on TeX it cannot make out; what stands there is kept without its commands' signs.
    }
    // So is a journal that is nothing but a macro of its publisher's, which keeps the macro's name.
    return { text: withoutCommands(tex), unknownCommands: [] };
  };
}

function tidied({ text, unknownCommands }: LatexText): LatexText {
  return { text: plainText(text.replace(BREAK_HINTS, '').replace(DOTLESS, undotted)), unknownCommands };
}

/** TeX puts accents on letters without their dot; Unicode puts them on the letters. */
function undotted(letter: string): string {
  return letter === 'ı' ? 'i' : 'j';
}

function joined(paragraphs: readonly LatexText[]): LatexText {
  return {
    text: paragraphs
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join('\n\n'),
    unknownCommands: paragraphs.flatMap(({ unknownCommands }) => unknownCommands),
  };
}

const LONGEST = 100_000;
const BREAK_HINTS = /[\u00ad\u200b]/gu;
const DOTLESS = /[ıȷ](?=\p{Mn})/gu;
const LONGEST_KEPT = 200;
const MOST_KEPT = 5_000;
const PARAGRAPH_END = /\n[ \t]*\n\s*|\\par\b/u;

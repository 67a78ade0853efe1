/** There is more in it than braces, dashes, quotation marks and escaped signs. */
export function needsTex(tex: string): boolean {
  return NEEDS_TEX.test(tex);
}

/** What TeX without commands says: braces off, dashes and quotation marks as TeX sets them, escaped signs bare. */
export function withoutTex(tex: string): string {
  return tex
    .replace(/\\([&%_#${}])|[{}]/gu, (_all, sign: string | undefined) => sign ?? '')
    .replace(/---?|``|''|<<|>>|~/gu, (signs) => LIGATURES[signs] ?? signs);
}

/** Without braces and backslashes: for what no reader of TeX can make out. */
export function withoutCommands(tex: string): string {
  return tex.replace(/\\(\P{L})|[\\{}]/gsu, (_all, sign: string | undefined) => sign ?? '');
}

/**
 * The same TeX so that no reader goes astray in it: as many braces closed as opened, dollars in pairs, and `%`, `<` and `>`
 * for the letters they are in a bibliography.
 */
export function soundTex(tex: string): string {
  const text = tex.slice(0, LONGEST);
  const ended = /(?:^|[^\\])(?:\\\\)*\\$/u.test(text) ? `${text}textbackslash{}` : text;
  const paired = replaceUnescaped(ended, '$', hasPairedDollars(ended) ? '$' : '\\$');
  const braced = hasSoundBraces(paired)
    ? paired
    : paired.replace(/(\\.)|[{}]/gsu, (_all, escaped) => escaped ?? '');
  return signsAsLetters(braced);
}

/** The `\newcommand` of a preamble that only stand for other text. */
export function definitionsIn(preamble: string): string {
  const found = preamble
    .slice(0, LONGEST)
    .match(/\\(?:re)?newcommand\s*\{\s*\\[A-Za-z]+\s*\}\s*\{[^{}\\]{0,200}\}/gu);
  const definitions = (found ?? []).slice(0, MOST_COMMANDS).join(' ');
  return definitions.replace(/\\renewcommand/gu, '\\newcommand');
}

function replaceUnescaped(text: string, sign: string, by: string): string {
  if (sign === by || !text.includes(sign)) return text;
  return text.replace(/\\.|\$/gsu, (all) => (all === sign ? by : all));
}

function hasPairedDollars(text: string): boolean {
  return (text.match(/\\.|\$/gsu) ?? []).filter((sign) => sign === '$').length % 2 === 0;
}

function hasSoundBraces(text: string): boolean {
  let depth = 0;
  for (const sign of text.match(/\\.|[{}]/gsu) ?? []) {
    if (sign === '{') depth++;
    if (sign === '}') depth--;
    if (depth < 0 || depth > DEEPEST) return false;
  }
  return depth === 0;
}

/** TeX's old fonts print `<` as `¡`; nobody who writes it into a bibliography means that. In math it is itself. */
function signsAsLetters(text: string): string {
  let isMath = false;
  return text.replace(/\\.|[$%]|<+|>+/gsu, (sign) => {
    if (sign === '$') isMath = !isMath;
    if (sign === '%') return '\\%';
    if (isMath || sign.length > 1) return sign;
    return sign === '<' ? '{\\textless}' : sign === '>' ? '{\\textgreater}' : sign;
  });
}

const LIGATURES: Readonly<Record<string, string>> = {
  '---': '—',
  '--': '–',
  '``': '“',
  "''": '”',
  '<<': '«',
  '>>': '»',
  '~': ' ',
};
/** A dollar without a backslash, or a backslash before anything but a sign that TeX would take for its own. */
const NEEDS_TEX = /(?<!\\)\$|\\(?![&%_#${}])/u;
const LONGEST = 100_000;
const DEEPEST = 60;
const MOST_COMMANDS = 50;

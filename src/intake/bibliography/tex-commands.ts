/** What the library does not know or gets wrong, put into what it knows: logos, signs by number, commands that only look. */
export function withKnownCommands(tex: string): string {
  if (!tex.includes('\\')) return tex;
  return tex
    .replace(LOGO, '$1')
    .replace(/\\(?:symbol|char)\s?\{(\d{2,5})\}/gu, (_all, code: string) => signOf(Number(code)))
    .replace(/\\discretionary\s{0,9}\{[^{}]{0,99}\}\s{0,9}\{[^{}]{0,99}\}\s{0,9}\{[^{}]{0,99}\}/gu, '')
    .replace(/\\(?:textcolor|color|fontsize|selectlanguage|foreignlanguage)\s{0,9}\{[^{}]{0,99}\}/gu, '')
    .replace(LOOKS, '');
}

/** What stands for a command that the library does not know: its text, `''` for what only looks; `null` where nobody knows. */
export function textOfCommand(command: string): string | null {
  const name = /^\\([A-Za-z]+)/u.exec(command)?.[1];
  if (name === undefined) return /^\\\s/u.test(command) ? ' ' : '';
  return COMMANDS[name] ?? (OPERATORS.has(name) ? ` ${name} ` : null);
}

/** A sign of TeX's typewriter font, which is ASCII's. */
function signOf(code: number): string {
  const sign = code >= 32 && code < 127 ? String.fromCharCode(code) : '';
  return /[\\{}$%&#_~^]/u.test(sign) ? (NAMED_SIGNS[sign] ?? `\\${sign}`) : sign;
}

const NAMED_SIGNS: Readonly<Record<string, string>> = {
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\\': '\\textbackslash{}',
};

const LOGO = /\\((?:Xe|Lua|pdf|Bib)?(?:La)?TeX)(?![A-Za-z])(?:\{\}|\\(?=\s))?/gu;
const LOOKS =
  /\\(?:underline|uline|underbar|protect|normalfont|textnormal|textcyrillic|textgreek|textup|bf|rm|tt|sf|sl|uppercase|MakeUppercase|lowercase|MakeLowercase|autocap|foreignlanguage|nolinkurl|nocite|nohyphens|textsf|textmd|textlf|small|footnotesize|scriptsize|large|Large|huge|allowbreak|nobreak|linebreak|mkbibparens|mkbibbrackets|mathcal|mathbf|mathit|mathsf|mathtt|mathbb|mathfrak|boldsymbol|operatorname|text|displaystyle|limits|nolimits)(?![A-Za-z])\s{0,9}/gu;

const COMMANDS: Readonly<Record<string, string>> = {
  hyphen: '-',
  newline: ' ',
  linebreak: ' ',
  degree: '°',
  celsius: '°C',
  percent: '%',
  textquote: '"',
  slash: '/',
  fshyp: '/',
  bibrangedash: '–',
  textellipsis: '…',
  footnote: ' ',
  index: '',
  phantom: '',
  hfill: ' ',
  smallskip: '',
  thinspace: ' ',
  negthinspace: '',
  quad: ' ',
  qquad: ' ',
};

const OPERATORS = new Set(
  'log ln lg exp sin cos tan max min lim sup inf det dim Pr arg deg gcd ker mod'.split(' '),
);

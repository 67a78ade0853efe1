import { describe, expect, test } from 'vitest';
import { latexReader } from './latex.ts';

const latex = await latexReader({ preamble: '\\newcommand{\\river}{Harirud}', titles: 'as-printed' });

describe('TeX as text', () => {
  test.each([
    ["{\\'E}tudes \\c{c} {\\v R}eh{\\r u}{\\v r}ek", 'Études ç Řehůřek'],
    ['\\"{\\i} \\ss{} \\O{} {\\L}', 'ï ß Ø Ł'],
    ["``quoted'' -- and --- dashed~on", '“quoted” – and — dashed on'],
    ['Cu$_2$O, $x^2$, $\\alpha$-decay', 'Cu₂O, x², α-decay'],
    ['R\\&D at 50% \\$5 a\\_b \\{x\\}', 'R&D at 50% $5 a_b {x}'],
    ['costs $5 only', 'costs $5 only'],
    ['x < y > z', 'x < y > z'],
    ['\\alpha{} < y', 'α < y'],
    ['\\emph{On} <i>rivers</i> &amp; {\\em ice}', 'On rivers & ice'],
    ['\\mkbibquote{Intention}', '“Intention”'],
    ['methodology\\hyphen independent \\LaTeX{} \\symbol{126}', 'methodology-independent LaTeX ~'],
    ['the \\river{}', 'the Harirud'],
    ['دریای {کابل}', 'دریای کابل'],
    ['two\n   lines', 'two lines'],
    ['{unbalanced', 'unbalanced'],
    ['un}balanced \\', 'unbalanced \\'],
    ['\\aap', 'aap'],
    ['', ''],
  ])('%s', (tex, text) => {
    expect(latex.text(tex).text).toBe(text);
  });
});

test('a command that nobody knows is left out and told', () => {
  expect(latex.text('The \\mystery river')).toEqual({ text: 'The river', unknownCommands: ['\\mystery'] });
});

test('paragraphs stay apart', () => {
  expect(latex.paragraphs("One\nline.\n\n \\'Etude.\\par Three.").text).toBe('One line.\n\nÉtude.\n\nThree.');
});

test('braces a thousand deep are no matter', () => {
  expect(latex.text(`${'{'.repeat(1000)}\\o${'}'.repeat(1000)}`).text).toBe('ø');
});

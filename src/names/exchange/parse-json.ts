import type { Remarks } from './reading.ts';

/**
 * The value of a JSON text (RFC 8259), `null` where it is none or too deep, which is reported with its line. Deep nesting is
 * refused here because what works on the value afterwards goes down into it.
 */
export function parseJson(text: string, remarks: Remarks): unknown {
  if (isTooDeep(text)) {
    remarks.broken({
      line: null,
      what: 'the file',
      why: `Its brackets go more than ${DEEPEST} levels deep.`,
      todo: 'Look whether it is a file of names.',
    });
    return null;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const says = error instanceof Error ? error.message : '';
    const [, position] = /at position (\d+)/u.exec(says) ?? [];
    remarks.broken({
      line: position === undefined ? null : lineAt(text, Number(position)),
      what: 'the file',
      why: `It is not JSON: ${says.replace(/\s+/gu, ' ').slice(0, 160)}.`,
      todo: 'Correct it there, or export it again.',
    });
    return null;
  }
}

function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let isString = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (isString) {
      if (letter === BACKSLASH) at += 1;
      else if (letter === QUOTE) isString = false;
    } else if (letter === QUOTE) isString = true;
    else if (letter === OPEN_BRACKET || letter === OPEN_BRACE) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (letter === CLOSE_BRACKET || letter === CLOSE_BRACE) depth -= 1;
  }
  return false;
}

const DEEPEST = 100;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

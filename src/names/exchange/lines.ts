/** Bytes in pieces, from the beginning every time that it is called. */
export type OpenBytes = () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** The lines of a UTF-8 file one by one, without their ends; holds one piece of the file at a time. A line of more than 1 MB is cut. */
export async function* linesOf(open: OpenBytes): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of open()) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = (lines.pop() ?? '').slice(0, LONGEST_LINE);
    for (const line of lines) yield withoutReturn(line);
  }
  rest += decoder.decode();
  if (rest !== '') yield withoutReturn(rest);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

const LONGEST_LINE = 1_000_000;

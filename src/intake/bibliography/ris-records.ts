/** One record of a RIS file: its tags in order. */
export interface RisRecord {
  /** The line its `TY` stands in. First line is 1. */
  readonly line: number;
  /** What `TY` says; `null` where the record begins without one. */
  readonly type: string | null;
  readonly tags: readonly (readonly [tag: string, value: string])[];
  readonly raw: string;
  /** It ends with `ER`. */
  readonly isClosed: boolean;
}

/**
 * The records of a RIS file: from `TY` to `ER`, or to the next `TY` where somebody forgot the `ER`. A line without a tag
 * goes on with the one before; lines between records (headers of databases) are passed over. Linear; never throws.
 */
export function* risRecords(text: string): Generator<RisRecord> {
  let open: OpenRecord | null = null;
  let number = 0;
  for (const line of linesOf(text)) {
    number += 1;
    const [, tag = '', value = ''] = TAG.exec(line) ?? [];
    if (tag === 'TY') {
      if (open) yield closed(open, false);
      open = { line: number, type: value.trim(), tags: [], raw: [line] };
    } else if (tag === 'ER') {
      if (open) yield closed({ ...open, raw: [...open.raw, line] }, true);
      open = null;
    } else if (tag !== '') {
      open ??= { line: number, type: null, tags: [], raw: [] };
      open.tags.push([tag, value.trim()]);
      open.raw.push(line);
    } else if (open && line.trim() !== '') {
      goOn(open, line);
      open.raw.push(line);
    }
  }
  if (open) yield closed(open, false);
}

interface OpenRecord {
  readonly line: number;
  readonly type: string | null;
  readonly tags: [string, string][];
  readonly raw: string[];
}

function* linesOf(text: string): Generator<string> {
  let from = 0;
  while (from < text.length) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    yield text.slice(from, end);
    from = end + 1;
  }
}

function goOn({ tags }: OpenRecord, line: string): void {
  const last = tags.at(-1);
  if (last === undefined || last[1].length > LONGEST_VALUE) return;
  last[1] = `${last[1]}\n${line.trim()}`;
}

function closed({ raw, ...record }: OpenRecord, isClosed: boolean): RisRecord {
  return { ...record, raw: raw.join('\n'), isClosed };
}

const LONGEST_VALUE = 200_000;
/** Two signs, two spaces, a hyphen; some programs write one space, some none at the end. */
const TAG = /^\s{0,4}([A-Z][A-Z0-9])\s{1,3}-(?:\s(.*)|)$/u;

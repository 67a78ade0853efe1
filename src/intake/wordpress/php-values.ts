/** A value as PHP's `serialize` writes it; objects are read as arrays, and never made. Keys are text. */
export type PhpValue = string | number | boolean | null | ReadonlyMap<string, PhpValue>;

/**
 * Reads a serialised PHP value (`a:2:{s:2:"en";i:12;s:2:"ps";i:15;}`). `undefined` where the text is none, is nested deeper
 * than 12 levels or longer than 1,000,000 characters. Lengths count bytes, as PHP does.
 */
export function readPhpValue(text: string): PhpValue | undefined {
  if (text.length > LONGEST || !/^(?:[aOsidb]:|N;)/u.test(text)) return undefined;
  const bytes = Buffer.from(text);
  return valueAt(bytes, 0, 0)?.value;
}

const LONGEST = 1_000_000;
const DEEPEST = 12;

interface Found {
  readonly value: PhpValue;
  readonly next: number;
}

function valueAt(bytes: Buffer, at: number, depth: number): Found | null {
  const head = HEAD.exec(bytes.toString('latin1', at, at + 120));
  if (!head) return null;
  const [whole, nothing, number, decimal, bool, stringLength, arrayLength, objectLength] = head;
  const next = at + whole.length;
  if (nothing) return { value: null, next };
  if (number ?? decimal) return { value: Number(number ?? decimal), next };
  if (bool) return { value: bool === '1', next };
  if (stringLength) return stringAt(bytes, next, Number(stringLength));
  return depth < DEEPEST ? entriesAt(bytes, next, Number(arrayLength ?? objectLength), depth + 1) : null;
}

const HEAD =
  /^(?:(N);|i:(-?\d{1,20});|d:([^;]{1,40});|b:([01]);|s:(\d{1,8}):"|a:(\d{1,7}):\{|O:\d{1,3}:"[\w\\]{1,80}":(\d{1,7}):\{)/u;

function stringAt(bytes: Buffer, start: number, length: number): Found | null {
  const end = start + length;
  if (bytes[end] !== 0x22 || bytes[end + 1] !== 0x3b) return null;
  return { value: bytes.toString('utf8', start, end), next: end + 2 };
}

function entriesAt(bytes: Buffer, start: number, count: number, depth: number): Found | null {
  const entries = new Map<string, PhpValue>();
  let next = start;
  for (let each = 0; each < count; each += 1) {
    const key = valueAt(bytes, next, DEEPEST);
    if (!key || (typeof key.value !== 'string' && typeof key.value !== 'number')) return null;
    const found = valueAt(bytes, key.next, depth);
    if (!found) return null;
    entries.set(String(key.value), found.value);
    next = found.next;
  }
  return bytes[next] === 0x7d ? { value: entries, next: next + 1 } : null;
}

/** Every text in a value, in order: what a list of names comes to. */
export function textsIn(value: PhpValue | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (!(value instanceof Map)) return [];
  return [...value.values()].flatMap((it) =>
    typeof it === 'string' ? [it] : typeof it === 'number' ? [String(it)] : [],
  );
}

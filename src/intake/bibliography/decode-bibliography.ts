import { decodeText } from '../tables/decode-text.ts';

/**
 * A bibliography's bytes as text: byte order mark, UTF-8 where it is valid, then the encoding that the file names
 * (`% Encoding: ISO8859_1`, as JabRef writes), else told by its letters, which ends at windows-1252. Never throws.
 */
export function decodeBibliography(bytes: Uint8Array): string {
  const { text, isGuessed } = decodeText(bytes);
  const named = isGuessed ? encodingNamedIn(bytes) : null;
  return withoutMark(named ? named.decode(bytes) : text)
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n');
}

function encodingNamedIn(bytes: Uint8Array): TextDecoder | null {
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, 2_000));
  const name = /%\s*!?(?:TeX\s+)?Encoding\s*[:=]\s*([\w.:-]{2,30})/iu.exec(beginning)?.[1];
  if (name === undefined) return null;
  try {
    return new TextDecoder(nameInTheStandard(name));
  } catch {
    return null; // `TextDecoder` throws on labels it does not know.
  }
}

/** Java's names, which JabRef writes, as the Encoding Standard has them. */
function nameInTheStandard(name: string): string {
  const iso = /^iso[_-]?8859[_-](\d{1,2})$/iu.exec(name)?.[1];
  if (iso) return `iso-8859-${iso}`;
  const windows = /^cp-?(\d{3,4})$/iu.exec(name)?.[1];
  return windows ? `windows-${windows}` : name;
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

import { decodeText } from '../tables/decode-text.ts';

export interface DecodedFeed {
  readonly text: string;
  /** What to tell the editor, where the bytes were not what the feed or the server says they are. */
  readonly says: string | null;
}

/**
 * Decodes a feed. The byte order mark goes first, then UTF-8 where the bytes are that and nothing else is likelier, then the
 * first of the server's word and the XML declaration that the bytes agree with (RFC 7303, section 3, but with what feeds
 * really do). Never throws.
 */
export function decodeFeed(bytes: Uint8Array, charset: string | null): DecodedFeed {
  const marked = byteOrderMark(bytes) ?? wideEncoding(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), says: null };
  const named = [charset, declaredIn(bytes)].filter((it) => it !== null);
  const escaping = named.find((it) => /^(?:iso-2022|hz-)/iu.test(it));
  const sure = (escaping && decodedAs(escaping, bytes)) ?? decodedAs('utf-8', bytes);
  if (sure !== null) return { text: sure, says: null };
  const guessed = decodeText(bytes);
  if (guessed.encoding === 'utf-8') return { text: guessed.text, says: DAMAGED };
  for (const name of named) {
    const text = decodedAs(name, bytes);
    if (text !== null) return { text, says: null };
  }
  return { text: guessed.text, says: DAMAGED };
}

const DAMAGED =
  'Some letters are not encoded as the feed says, and were read by what makes words of them: look for wrong letters or �.';

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** UTF-16 without a mark: every `<` has a zero beside it. */
function wideEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  return bytes[0] === 0 && bytes[1] === 0x3c ? 'utf-16be' : null;
}

function declaredIn(bytes: Uint8Array): string | null {
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096));
  return /<\?xml[^>]{0,200}?\sencoding\s*=\s*["']\s*([\w.:-]{1,40})/iu.exec(beginning)?.[1] ?? null;
}

/** `null` where no encoding is called so, or the bytes are not in it. */
function decodedAs(name: string, bytes: Uint8Array): string | null {
  try {
    // As a stream: the last letter of a file that is cut off may be half there.
    return new TextDecoder(name.trim(), { fatal: true }).decode(bytes, { stream: true });
  } catch {
    // A fatal decoder's only way to say that bytes are none of its own is to throw.
    return null;
  }
}

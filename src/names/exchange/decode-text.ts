/** The text of a file of names: by its byte order mark, as UTF-8 where it is that, else as windows-1252 or -1256. Never throws. */
export function decodeText(bytes: Uint8Array): string {
  const marked = markedEncoding(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // A fatal decoder's only way to say that bytes are not UTF-8 is to throw.
    return new TextDecoder(legacyEncoding(bytes)).decode(bytes);
  }
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** In a Latin text letters beyond ASCII stand alone among others; in an Arabic one they are the words. */
function legacyEncoding(bytes: Uint8Array): string {
  const good = new TextDecoder('utf-8').decode(bytes.subarray(0, LONGEST_SAMPLE));
  const damaged = good.split('\ufffd').length - 1;
  if ((good.match(/[^\0-\x7f]/gu)?.length ?? 0) > damaged * 10) return 'utf-8';
  let high = 0;
  let inRuns = 0;
  for (const [at, byte] of bytes.subarray(0, LONGEST_SAMPLE).entries()) {
    if (byte < 0xc0) continue;
    high += 1;
    if ((bytes[at - 1] ?? 0) >= 0xc0) inRuns += 1;
  }
  return inRuns > high * 0.5 ? 'windows-1256' : 'windows-1252';
}

const LONGEST_SAMPLE = 1_000_000;

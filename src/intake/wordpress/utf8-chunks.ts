type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * An XML file's bytes as UTF-8, however it is encoded: by byte order mark, then the pattern of UTF-16, then the XML
 * declaration (XML 1.0, appendix F), else UTF-8. What claims to be UTF-8 comes through untouched, broken bytes included.
 */
export async function* utf8Chunks(chunks: Chunks): AsyncGenerator<Buffer> {
  let beginning: Buffer | null = Buffer.alloc(0);
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    if (beginning) {
      beginning = Buffer.concat([beginning, chunk]);
      if (beginning.length < ENOUGH_TO_TELL) continue;
      decoder = decoderFor(beginning);
      yield converted(withoutMark(beginning), decoder);
      beginning = null;
    } else yield converted(asBuffer(chunk), decoder);
  }
  if (beginning) {
    decoder = decoderFor(beginning);
    yield converted(withoutMark(beginning), decoder);
  }
  if (decoder) yield Buffer.from(decoder.decode());
}

const ENOUGH_TO_TELL = 512;

function converted(bytes: Buffer, decoder: TextDecoder | null): Buffer {
  return decoder ? Buffer.from(decoder.decode(bytes, { stream: true })) : bytes;
}

function asBuffer(chunk: Uint8Array): Buffer {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

/** `null` for UTF-8, and for names that nobody knows. */
function decoderFor(bytes: Buffer): TextDecoder | null {
  const name = utf16Of(bytes) ?? declaredEncoding(bytes);
  if (name === null || /^utf-?(?:8|16)/iu.test(name)) return bytes.includes(0) ? decoderNamed(name) : null;
  return decoderNamed(name);
}

function decoderNamed(name: string | null): TextDecoder | null {
  if (name === null || /^utf-?8$/iu.test(name)) return null;
  try {
    return new TextDecoder(name);
  } catch {
    return null; // `TextDecoder` throws on labels it does not know.
  }
}

function utf16Of(bytes: Buffer): string | null {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return null;
}

function declaredEncoding(bytes: Buffer): string | null {
  const start = bytes.toString('latin1', 0, 200);
  return /^[^<]{0,20}<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})["']/u.exec(start)?.[1] ?? null;
}

function withoutMark(bytes: Buffer): Buffer {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return isMarked ? bytes.subarray(3) : bytes;
}

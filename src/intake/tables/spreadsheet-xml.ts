import { Parser } from 'htmlparser2';
import { SheafError } from '../../archive/index.ts';

/** What to do at each part of a document; names come without their namespace's prefix. */
export interface XmlEvents {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/**
 * Runs through an XML part of a spreadsheet, whose size is bounded already. No entity but XML's own five and numbers is
 * known, so none can expand or fetch. Throws `invalid-input` where elements are nested deeper than any spreadsheet's.
 */
export function readXml(bytes: Uint8Array, events: XmlEvents): void {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++;
        if (depth > DEEPEST)
          throw new SheafError('invalid-input', 'The spreadsheet is no real one: it is nested too deep.');
        events.open?.(localName(name), attributes);
      },
      ontext: (text) => events.text?.(text),
      onclosetag(name) {
        depth--;
        events.close?.(localName(name));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const decoder = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8');
  for (let at = 0; at < bytes.length; at += BYTES_AT_A_TIME)
    parser.write(decoder.decode(bytes.subarray(at, at + BYTES_AT_A_TIME), { stream: true }));
  parser.end(decoder.decode());
}

/** An attribute whatever its namespace's prefix: `id` for `r:id`. */
export function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | null {
  if (Object.hasOwn(attributes, name)) return attributes[name] ?? null;
  const prefixed = Object.keys(attributes).find((key) => localName(key) === name);
  return prefixed === undefined ? null : (attributes[prefixed] ?? null);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const DEEPEST = 200;
const BYTES_AT_A_TIME = 1_000_000;

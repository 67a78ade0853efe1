import { decodeHTML } from 'entities';
import { readLenientJson } from './lenient-json.ts';
import { localName, type Thing, type ThingValue } from './thing.ts';

/**
 * The things that the JSON-LD blocks of a page describe, those of graphs and lists beside those at the top; references
 * by `@id` are followed within the page (JSON-LD 1.1, 3.3 and 4.9). Contexts are not fetched: names are taken without
 * their vocabulary. Broken blocks give what can be read of them.
 */
export function readLinkedData(blocks: readonly string[]): Thing[] {
  const tops = blocks.slice(0, MOST_BLOCKS).flatMap((block) => topObjects(readLenientJson(block)));
  const byId = new Map<string, JsonObject>();
  for (const top of tops) rememberIds(top, byId);
  return tops.map((top) => thingOf(top, byId, 0));
}

const MOST_BLOCKS = 50;
const MOST_TOPS = 300;
const DEEPEST = 6;

type JsonObject = Readonly<Record<string, unknown>>;

function topObjects(value: unknown): JsonObject[] {
  const found: JsonObject[] = [];
  const waiting: unknown[] = [value];
  for (let next = waiting.shift(); waiting.length + found.length < MOST_TOPS; next = waiting.shift()) {
    if (Array.isArray(next)) waiting.push(...next.slice(0, MOST_TOPS));
    else if (isObject(next)) {
      if (isObject(next['@graph'])) waiting.push(next['@graph']);
      if ('@type' in next) found.push(next);
    }
    if (waiting.length === 0) break;
  }
  return found;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null;
}

function rememberIds(top: JsonObject, byId: Map<string, JsonObject>): void {
  const waiting: unknown[] = [top];
  for (let count = 0; waiting.length > 0 && count < 5_000; count += 1) {
    const next = waiting.pop();
    if (!isObject(next)) continue;
    const id = next['@id'];
    const isFuller = Object.keys(next).length > Object.keys(byId.get(String(id)) ?? {}).length;
    if (typeof id === 'string' && isFuller) byId.set(id, next);
    waiting.push(...Object.values(next));
  }
}

function thingOf(object: JsonObject, byId: ReadonlyMap<string, JsonObject>, depth: number): Thing {
  const id = typeof object['@id'] === 'string' ? object['@id'] : null;
  const referred = id !== null && Object.keys(object).length <= 2 ? byId.get(id) : undefined;
  const full = referred ?? object;
  const properties = new Map<string, readonly ThingValue[]>();
  for (const [name, value] of Object.entries(full)) {
    if (name.startsWith('@')) continue;
    properties.set(localName(name), valuesOfJson(value, byId, depth));
  }
  return { types: typesOf(full['@type']), id, properties };
}

function typesOf(type: unknown): string[] {
  return [type].flat().flatMap((it) => (typeof it === 'string' ? [localName(it)] : []));
}

function valuesOfJson(value: unknown, byId: ReadonlyMap<string, JsonObject>, depth: number): ThingValue[] {
  return [value].flat(2).flatMap((it): ThingValue[] => {
    if (typeof it === 'string') return [plainText(it)];
    if (typeof it === 'number' || typeof it === 'boolean') return [String(it)];
    if (!isObject(it) || depth >= DEEPEST) return [];
    const literal = it['@value'];
    if (typeof literal === 'string') return [plainText(literal)];
    return [thingOf(it, byId, depth + 1)];
  });
}

/** Many systems put text into JSON-LD with its HTML entities, and some with its tags. */
function plainText(text: string): string {
  const decoded = text.includes('&') ? decodeHTML(text) : text;
  const bare = decoded.includes('<') ? decoded.replace(/<\/?[a-z][^<>]{0,300}>/giu, ' ') : decoded;
  return bare.replace(/\s+/gu, ' ').trim();
}

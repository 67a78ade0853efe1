import { areAdminColumns } from './admin-places.ts';
import { decodeText } from './decode-text.ts';
import { guessColumn } from './guess-column.ts';
import { Remarks } from './reading.ts';
import { readSeparatedRows } from './separated-rows.ts';
import { columnOfOurHeading } from './table-column.ts';

/** What reads a file of names: `readSkos`, `readConceptTable`, `readGeoNames` (and its second file), `readGeoJson`, `readAdminTable`. */
export type ConceptFileFormat =
  | 'turtle'
  | 'json-ld'
  | 'table'
  | 'geonames'
  | 'geonames-alternate-names'
  | 'geojson'
  | 'admin-table';

/** What a file of names is by its beginning (some thousand bytes are enough), by its name where that leaves it open; `null` for none. */
export function recogniseConceptFile(name: string, firstBytes: Uint8Array): ConceptFileFormat | null {
  const beginning = decodeText(wholeLines(firstBytes.subarray(0, ENOUGH_BYTES)));
  const ending = /\.([a-z0-9]{1,10})$/iu.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  if (beginning.includes('\0') || beginning.trim() === '') return null;
  if (/^\s*[[{]/u.test(beginning)) return jsonFormat(beginning, ending);
  return linesFormat(beginning) ?? turtleFormat(beginning, ending) ?? tableFormat(beginning, ending);
}

/** Where the bytes are cut, that may be in the middle of a letter. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(0x0a);
  return end < 0 ? bytes : bytes.subarray(0, end + 1);
}

/** By the names that occur; the beginning is no whole JSON. */
function jsonFormat(beginning: string, ending: string): ConceptFileFormat | null {
  if (/"(?:FeatureCollection|Feature)"/u.test(beginning) || ending === 'geojson') return 'geojson';
  if (/"@(?:context|graph|id|type)"/u.test(beginning) || ending === 'jsonld') return 'json-ld';
  const names = [...beginning.matchAll(/"([^"\\]{1,60})"\s*:/gu)].map(([, it = '']) => it);
  if (areAdminColumns(names)) return 'admin-table';
  // Turtle may begin with a bracket as well.
  return turtleFormat(beginning, ending);
}

/** GeoNames' files have no header, but their columns are like no others. */
function linesFormat(beginning: string): ConceptFileFormat | null {
  const [line = ''] = beginning.split(/\r?\n/u).filter((it) => it !== '' && !it.startsWith('#'));
  const cells = line.split('\t');
  if (!/^[1-9]\d{0,9}$/u.test(cells[0] ?? '')) return null;
  if (
    cells.length >= 15 &&
    /^-?\d{1,2}(?:\.\d+)?$/u.test(cells[4] ?? '') &&
    /^[AHLPRSTUV]?$/u.test(cells[6] ?? '')
  )
    return 'geonames';
  const isAlternate =
    cells.length >= 4 && /^[1-9]\d{0,9}$/u.test(cells[1] ?? '') && /^[\w-]{0,12}$/u.test(cells[2] ?? '');
  return isAlternate ? 'geonames-alternate-names' : null;
}

function turtleFormat(beginning: string, ending: string): ConceptFileFormat | null {
  const isTurtle =
    /^[ \t]*(?:@prefix|@base|prefix|base)\s+\S{0,100}\s*<|^[ \t]*<[^<>\s]{1,2000}>\s+(?:a|<|[\w-]{1,30}:)/imu.test(
      beginning,
    ) ||
    /^[ \t]*(?:[\w-]{1,30}:\S{1,200}|\[\]?)\s+(?:a\s|[\w-]{1,30}:\w)[^\n]{1,2000}[.;,]\s*$/mu.test(beginning);
  return isTurtle || ['ttl', 'nt', 'turtle', 'n3'].includes(ending) ? 'turtle' : null;
}

/** The last line may be cut. */
function tableFormat(beginning: string, ending: string): ConceptFileFormat | null {
  const [line = ''] = beginning.split(/\r?\n/u, 1);
  const { header } = readSeparatedRows(`${line}\n`, new Remarks());
  if (areAdminColumns(header)) return 'admin-table';
  const columns = header.flatMap((it) => columnOfOurHeading(it) ?? guessColumn(it) ?? []);
  const isTable = header.length > 1 || ['csv', 'tsv', 'txt'].includes(ending);
  return isTable && columns.some(({ holds }) => holds === 'label' || holds === 'key') ? 'table' : null;
}

const ENOUGH_BYTES = 65_536;

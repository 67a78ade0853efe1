import { AdminGazetteer, areAdminColumns, type Properties, readAdminPlaces } from './admin-places.ts';
import { decodeText } from './decode-text.ts';
import { parseJson } from './parse-json.ts';
import { type ConceptReading, Remarks, refuseTooLarge } from './reading.ts';
import { readSeparatedRows } from './separated-rows.ts';

/**
 * The places of an administrative table (OCHA's common operational datasets), as CSV or as a JSON list of rows: every level
 * that a row names is a place in the one above it. Throws `invalid-input` where the file is too large.
 */
export function readAdminTable(bytes: Uint8Array): ConceptReading {
  refuseTooLarge(bytes);
  const remarks = new Remarks();
  const gazetteer = new AdminGazetteer();
  for (const { line, what, properties } of rowsOf(decodeText(bytes), remarks)) {
    const places = readAdminPlaces(properties);
    const key = gazetteer.add(places);
    if (key === null)
      remarks.broken({
        line,
        what,
        why: 'The row names no place.',
        todo: 'It needs a name (ADM1_EN, ADM2_EN …) or a code (ADM1_PCODE …).',
      });
    else locate(gazetteer, key, places.at(-1)?.level ?? 0, properties);
  }
  return { drafts: gazetteer.drafts(), ...remarks.all() };
}

interface Row {
  readonly line: number | null;
  readonly what: string;
  readonly properties: Properties;
}

function rowsOf(text: string, remarks: Remarks): Row[] {
  const isJson = /^\s*[[{]/u.test(text.slice(0, 100));
  const rows = isJson ? jsonRows(text, remarks) : separatedRows(text, remarks);
  const columns = new Set(rows.slice(0, ROWS_LOOKED_AT).flatMap(({ properties }) => [...properties.keys()]));
  if (rows.length === 0 || areAdminColumns([...columns])) return rows;
  remarks.broken({
    line: 1,
    what: [...columns].join(', '),
    why: 'It has no columns of an administrative table.',
    todo: 'Name them ADM1_EN, ADM1_PCODE, ADM2_EN, ADM2_PCODE …, or read it as a table of names.',
  });
  return [];
}

function separatedRows(text: string, remarks: Remarks): Row[] {
  const { header, rows } = readSeparatedRows(text, remarks);
  return rows.map(({ line, cells }) => ({
    line,
    what: cells.join(', '),
    properties: new Map(header.map((name, at) => [name.trim(), cells[at] ?? ''])),
  }));
}

/** A list of rows, or one under any name (`{"data": […]}`). */
function jsonRows(text: string, remarks: Remarks): Row[] {
  const parsed = parseJson(text, remarks);
  const lists = Array.isArray(parsed)
    ? [parsed]
    : isObject(parsed)
      ? Object.values(parsed).filter(Array.isArray)
      : [];
  const list: readonly unknown[] = lists[0] ?? [];
  return list.map((row, at) => ({
    line: null,
    what: `row ${at + 1}`,
    properties: isObject(row) ? textProperties(row) : new Map<string, string>(),
  }));
}

/** What is text or a number, as text. */
export function textProperties(row: Readonly<Record<string, unknown>>): Properties {
  return new Map(
    Object.entries(row).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function locate(gazetteer: AdminGazetteer, key: string, level: number, properties: Properties): void {
  const firstOf = (names: readonly string[]) =>
    names.map((it) => properties.get(it)).find((it) => it?.trim());
  const latitude = firstOf(LATITUDES);
  const longitude = firstOf(LONGITUDES);
  if (latitude === undefined || longitude === undefined) return;
  gazetteer.locate(key, Number(latitude), Number(longitude), `centre of the ${AREA[level] ?? 'area'}`);
}

const ROWS_LOOKED_AT = 20;
const LATITUDES = [
  'center_lat',
  'CENTER_LAT',
  'centroid_lat',
  'latitude',
  'LATITUDE',
  'lat',
  'LAT',
  'y',
  'Y',
];
const LONGITUDES = [
  'center_lon',
  'CENTER_LON',
  'centroid_lon',
  'longitude',
  'LONGITUDE',
  'lon',
  'LON',
  'x',
  'X',
];
const AREA = ['country', 'province', 'district'];

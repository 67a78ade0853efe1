import { type ShownPrecision, shownPrecision } from './spreadsheet-date.ts';
import { attributeOf, readXml } from './spreadsheet-xml.ts';
import type { ZipArchive } from './zip-archive.ts';

export interface Workbook {
  readonly sheets: readonly SheetPlace[];
  /** Days are counted from 1904, as old Macs did. */
  readonly from1904: boolean;
}

export interface SheetPlace {
  readonly name: string;
  /** In the archive. */
  readonly path: string;
  readonly isHidden: boolean;
}

/** The sheets of a workbook in its order; none where the archive holds no workbook. */
export function readWorkbook(zip: ZipArchive): Workbook {
  const path = zip.names.includes(USUAL_WORKBOOK)
    ? USUAL_WORKBOOK
    : zip.names.find((name) => /(?:^|\/)workbook\.xml$/u.test(name));
  const bytes = path === undefined ? null : zip.read(path);
  if (path === undefined || !bytes) return { sheets: [], from1904: false };
  const targets = readRelations(zip, path);
  const sheets: SheetPlace[] = [];
  let from1904 = false;
  readXml(bytes, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/u.test(attributes.date1904 ?? '');
      const target = name === 'sheet' ? targets.get(relationOf(attributes)) : undefined;
      if (target === undefined) return;
      const isHidden = (attributes.state ?? 'visible') !== 'visible';
      sheets.push({ name: attributes.name ?? '', path: target, isHidden });
    },
  });
  return { sheets, from1904 };
}

/** What a part of the archive points to: paths in the archive, or addresses outside, by the relation's name. */
export function readRelations(zip: ZipArchive, path: string): ReadonlyMap<string, string> {
  const slash = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, slash);
  const bytes = zip.read(`${folder}_rels/${path.slice(slash)}.rels`);
  const targets = new Map<string, string>();
  if (!bytes) return targets;
  readXml(bytes, {
    open(name, { Id, Target, TargetMode }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return;
      targets.set(Id, TargetMode === 'External' ? Target : pathFrom(folder, Target));
    },
  });
  return targets;
}

/** The relation that an element names, `r:id`; a sheet has an `sheetId` of its own beside it. */
export function relationOf(attributes: Readonly<Record<string, string>>): string {
  return attributeOf(attributes, 'id') ?? '';
}

/** The texts that cells of type `s` name by number. Formatting inside a text is left out, and so are its reading aids. */
export function readSharedStrings(zip: ZipArchive): readonly string[] {
  const bytes = zip.read(partNamed(zip, 'sharedStrings.xml'));
  const strings: string[] = [];
  if (!bytes) return strings;
  let text = '';
  let isShown = false;
  let aids = 0;
  readXml(bytes, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') aids++;
      isShown = name === 't' && aids === 0;
    },
    text(part) {
      if (isShown) text += part;
    },
    close(name) {
      if (name === 't') isShown = false;
      if (name === 'rPh') aids--;
      if (name === 'si') strings.push(unescapeText(text));
    },
  });
  return strings;
}

/** How much of a date each cell style shows, by the style's number. */
export function readStyles(zip: ZipArchive): readonly ShownPrecision[] {
  const bytes = zip.read(partNamed(zip, 'styles.xml'));
  const codes = new Map<number, string>();
  const styles: ShownPrecision[] = [];
  let isInCells = false;
  if (!bytes) return styles;
  readXml(bytes, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') isInCells = true;
      if (!isInCells || name !== 'xf') return;
      const id = Number(attributes.numFmtId ?? 0);
      styles.push(shownPrecision(id, codes.get(id)));
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return styles;
}

/** `_x000D_` stands for a character that XML can not hold (ECMA-376 part 1, 22.9.2.19). */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function partNamed(zip: ZipArchive, file: string): string {
  return zip.names.find((name) => name === `xl/${file}` || name.endsWith(`/${file}`)) ?? '';
}

function pathFrom(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

const USUAL_WORKBOOK = 'xl/workbook.xml';

import { guessDates } from './column-dates.ts';
import {
  type ColumnGuess,
  type ColumnMapping,
  GATHERING_FIELDS,
  type MappedColumn,
  type TableField,
} from './column-mapping.ts';
import { type ColumnProfile, profileColumn, rowsToJudge } from './column-profile.ts';
import { fieldsOfContent, speaksAgainst } from './content-fields.ts';
import { meaningOfHeader, secondMeaning } from './header-words.ts';
import { guessNames, guessSeparator } from './list-separators.ts';
import type { Table } from './table-of-grid.ts';

/**
 * What every column of a table holds, told by its header's words in many languages and by its cells. A column that nothing
 * tells of has no field; of two columns for one thing the surer is taken.
 */
export function guessMapping(table: Table): {
  readonly mapping: ColumnMapping;
  readonly guesses: readonly ColumnGuess[];
} {
  const rows = rowsToJudge(table.rows);
  const profiles = table.columns.map((_, column) => profileColumn(rows, column));
  const chosen = withWholeNames(choose(table, profiles), profiles);
  const columns = table.columns.map((column, at): MappedColumn => {
    const field = chosen.get(at)?.field ?? null;
    return { column, field, ...optionsFor(field, profiles[at]) };
  });
  const guesses = table.columns.map((column, at) => guessOf(column, chosen.get(at), profiles[at]));
  return { mapping: { hasHeader: table.hasHeader, columns }, guesses };
}

interface Choice {
  readonly column: number;
  readonly field: TableField;
  /** For comparing only. */
  readonly score: number;
  readonly because: string;
}

/** The surest first; a field that one column has is gone, but for those that several fill together. */
function choose(table: Table, profiles: readonly ColumnProfile[]): Map<number, Choice> {
  const choices = table.columns.flatMap((header, column) =>
    choicesFor(header, column, table, profiles[column]),
  );
  const chosen = new Map<number, Choice>();
  const taken = new Set<TableField>();
  for (const choice of choices.toSorted((a, b) => b.score - a.score || a.column - b.column)) {
    const isByContentAlone = choice.score < HEADER_SCORE / 2;
    const isGone = taken.has(choice.field) && (isByContentAlone || !GATHERING_FIELDS.has(choice.field));
    if (chosen.has(choice.column) || isGone) continue;
    chosen.set(choice.column, choice);
    taken.add(choice.field);
  }
  return chosen;
}

function choicesFor(
  header: string,
  column: number,
  table: Table,
  profile: ColumnProfile | undefined,
): Choice[] {
  if (!profile) return [];
  const meaning = table.hasHeader ? meaningOfHeader(header.replace(/ \((?:\d+|link)\)$/u, '')) : null;
  const byContent = fieldsOfContent(profile).map(({ field, share, because }) => ({
    field,
    column,
    score: share,
    because,
  }));
  const isBehindWords = header.endsWith(' (link)');
  const rows = table.rows.length;
  // A single filled cell below a header that says nothing proves nothing.
  if (!meaning && table.hasHeader && profile.cells.length < Math.min(rows, 2)) return [];
  // A header that is known to be something else (`Last updated`) keeps its cells from being taken for a field.
  if (meaning?.field === null && meaning.sureness === 1) return [];
  if (!meaning || meaning.field === null || isBehindWords) return byContent;
  const against = speaksAgainst(meaning.field, profile);
  if (against) return byContent;
  const support = byContent.find(({ field }) => field === meaning.field)?.score ?? 0;
  const filled = profile.cells.length > 0 ? 2 : 0;
  const score = meaning.sureness * HEADER_SCORE + support + filled;
  const because = becauseOfHeader(header, support > 0);
  const second = secondMeaning(header);
  const others = second === null ? byContent : [{ column, field: second, score: score - 1, because }];
  return [{ column, field: meaning.field, score, because }, ...others];
}

function becauseOfHeader(header: string, isSupported: boolean): string {
  return `its header says “${header.slice(0, 40)}”${isSupported ? ' and its cells agree' : ''}`;
}

/** A first name needs a last name beside it; alone, the column holds whole names, or none. */
function withWholeNames(
  chosen: Map<number, Choice>,
  profiles: readonly ColumnProfile[],
): Map<number, Choice> {
  const fields = new Set([...chosen.values()].map(({ field }) => field));
  if (fields.has('author-first') === fields.has('author-last')) return chosen;
  for (const [column, choice] of chosen) {
    if (choice.field !== 'author-first' && choice.field !== 'author-last') continue;
    const isTitle = !fields.has('title') && (profiles[column]?.names ?? 0) < 0.5;
    chosen.set(column, { ...choice, field: isTitle ? 'title' : 'authors' });
  }
  return chosen;
}

function optionsFor(
  field: TableField | null,
  profile: ColumnProfile | undefined,
): Omit<MappedColumn, 'column' | 'field'> {
  if (!profile) return {};
  if (field === 'authors' || field === 'editors') return guessNames(profile.manyCells);
  if (field === 'tags') return { separator: guessSeparator(profile.manyCells, [';', '|', '\n', ',', '/']) };
  if (field === 'date' || field === 'year') return guessDates(profile.manyCells);
  return {};
}

function guessOf(
  column: string,
  choice: Choice | undefined,
  profile: ColumnProfile | undefined,
): ColumnGuess {
  const cells = profile?.cells ?? [];
  const isKnown = meaningOfHeader(column)?.field === null;
  const unplaced = `${isKnown ? 'there is no field for it' : 'nothing says what it is'}; its cells are kept`;
  return {
    column,
    field: choice?.field ?? null,
    because: choice?.because ?? (cells.length === 0 ? 'it is empty' : unplaced),
    examples: [...new Set(cells)].slice(0, 3).map((cell) => cell.slice(0, LONGEST_EXAMPLE)),
  };
}

const HEADER_SCORE = 10;
const LONGEST_EXAMPLE = 200;

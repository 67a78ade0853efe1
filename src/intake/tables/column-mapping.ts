import { z } from 'zod';

/** What a column can hold. `ignore` drops a column on purpose; a column with no field is kept word for word. */
export const TABLE_FIELDS = [
  'title',
  'subtitle',
  'authors',
  'author-first',
  'author-last',
  'editors',
  'date',
  'year',
  'month',
  'day',
  'language',
  'url',
  'kind',
  'publisher',
  'abstract',
  'text',
  'tags',
  'doi',
  'isbn',
  'container-title',
  'volume',
  'issue',
  'pages',
  'cite-key',
  'id',
  'picture',
  'caption',
  'credit',
  'external',
  'translation-of',
  'ignore',
] as const;

export type TableField = (typeof TABLE_FIELDS)[number];

export const columnMappingSchema = z.strictObject({
  /** Without one, the columns are called `column 1`, `column 2` … */
  hasHeader: z.boolean(),
  columns: z
    .array(
      z.strictObject({
        /** The header's words; a second column of the same name is `Name (2)`. */
        column: z.string().max(1_000),
        /** `null`: kept under `column:HEADER` in the piece's details. */
        field: z.enum(TABLE_FIELDS).nullable(),
        /** What parts the names or tags of one cell: `;`, `,`, `|`, `\n` …; `null` where a cell holds one, or running words. */
        separator: z.string().min(1).max(5).nullable().optional(),
        nameOrder: z.enum(['as-written', 'last-first']).optional(),
        /** What 05/06/2014 means. */
        dateOrder: z.enum(['day-first', 'month-first']).optional(),
        /** What a bare number is counted in; `excel-days` are days since the end of 1899. */
        calendar: z.enum(['gregorian', 'solar-hijri', 'lunar-hijri', 'excel-days']).optional(),
      }),
    )
    .max(2_000),
});

/** How a table's columns are read: plain JSON, to be remembered with the source and edited by hand. */
export type ColumnMapping = Readonly<z.infer<typeof columnMappingSchema>>;
export type MappedColumn = Readonly<ColumnMapping['columns'][number]>;

/** Why a column was given its field, for the editor who decides. */
export interface ColumnGuess {
  readonly column: string;
  readonly field: TableField | null;
  /** Half a sentence: `its header says so`, `9 of 10 cells are links`. */
  readonly because: string;
  /** Up to three cells. */
  readonly examples: readonly string[];
}

/** Fields that several columns may fill together. */
export const GATHERING_FIELDS: ReadonlySet<TableField> = new Set([
  'authors',
  'author-first',
  'author-last',
  'editors',
  'tags',
  'ignore',
]);

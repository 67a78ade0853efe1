export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What the figures are to be held against. */
  readonly remark?: string;
}

export function printTable({ title, columns, rows, remark }: Table): void {
  const widths = columns.map((column, at) =>
    Math.max(column.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  console.log(`\n${title}`);
  console.log(line(columns));
  console.log(widths.map((width) => '─'.repeat(width)).join('  '));
  for (const row of rows) console.log(line(row));
  if (remark) console.log(remark);
}

/** `1,234`. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** `12.3 ms`. */
export function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} ms`;
}

/** How many times the first is of the second: `0.73 ×`. */
export function times(value: number, of: number): string {
  return `${(value / of).toFixed(2)} ×`;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Runs the works in turn, several rounds, and gives the median milliseconds of each: what else the machine does hits all alike. */
export async function inTurn(works: readonly (() => unknown)[], rounds = 7): Promise<readonly number[]> {
  const taken: number[][] = works.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, work] of works.entries()) {
      const start = performance.now();
      await work();
      // The first round only warms up.
      if (round > 0) taken[at]?.push(performance.now() - start);
    }
  }
  return taken.map(median);
}

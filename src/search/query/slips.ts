/**
 * Letters to insert, leave out, replace or exchange with the one beside it (optimal string alignment, after Damerau); `most + 1` where it
 * is more than `most`.
 */
export function slipsBetween(one: Uint16Array, other: Uint16Array, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  const width = other.length + 1;
  if (3 * width > rows.length) rows = new Uint16Array(6 * width);
  for (let column = 0; column < width; column++) rows[column] = column;
  for (let row = 1; row <= one.length; row++) if (fillRow(one, other, row, most) > most) return most + 1;
  return Math.min(rows[(one.length % 3) * width + other.length] ?? most + 1, most + 1);
}

/** Three rows, the one that is filled and the two before it: scratch that is used again. */
let rows = new Uint16Array(192);

/** Fills the part of a row that can lead to few enough slips. Gives its least number. */
function fillRow(one: Uint16Array, other: Uint16Array, row: number, most: number): number {
  const width = other.length + 1;
  const [now, last, before] = [(row % 3) * width, ((row + 2) % 3) * width, ((row + 1) % 3) * width];
  const from = Math.max(1, row - most);
  const to = Math.min(other.length, row + most);
  const letter = one[row - 1];
  const previous = one[row - 2];
  rows[now + from - 1] = from === 1 ? row : most + 1;
  let least = from === 1 ? row : most + 1;
  for (let column = from; column <= to; column++) {
    const its = other[column - 1];
    let slips = (rows[last + column - 1] ?? 0) + (letter === its ? 0 : 1);
    slips = Math.min(slips, (rows[now + column - 1] ?? 0) + 1);
    // Further right the row before has nothing that counts.
    if (column < row + most) slips = Math.min(slips, (rows[last + column] ?? 0) + 1);
    if (row > 1 && column > 1 && letter === other[column - 2] && previous === its)
      slips = Math.min(slips, (rows[before + column - 2] ?? 0) + 1);
    rows[now + column] = slips;
    least = Math.min(least, slips);
  }
  return least;
}

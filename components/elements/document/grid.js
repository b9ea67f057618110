// Where keys lead in a table of cells, drawn as a grid or as one long list of cards.

/** @typedef {{ row: number, column: number }} Place */
/** @typedef {{ columns: number, groupOfRow: number[], isList: boolean }} Size */

/** @type {Record<string, [number, number]>} How far a key moves down and right. */
const IN_A_GRID = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
/** @type {typeof IN_A_GRID} */
const IN_A_LIST = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/**
 * The place that a key leads to; undefined for a key that moves nothing.
 * @param {Place} from
 * @param {string} key
 * @param {boolean} ctrl
 * @param {Size} size
 * @returns {Place | undefined}
 */
export function neighbour({ row, column }, key, ctrl, size) {
  const last = { row: size.groupOfRow.length - 1, column: size.columns - 1 };
  if (key === "Home") return { row: ctrl ? 0 : row, column: 0 };
  if (key === "End") return { row: ctrl ? last.row : row, column: last.column };
  if (ctrl) return undefined;
  if (key === "PageUp") return { row: groupStarts(size).findLast((start) => start < row) ?? 0, column };
  if (key === "PageDown") return { row: groupStarts(size).find((start) => start > row) ?? last.row, column };
  const step = (size.isList ? IN_A_LIST : IN_A_GRID)[key];
  if (!step) return undefined;
  const next = moved({ row, column }, step, size);
  const isThere = next.row >= 0 && next.row <= last.row && next.column >= 0 && next.column <= last.column;
  return isThere ? next : { row, column };
}

/** @param {Place} from @param {[number, number]} step @param {Size} size @returns {Place} */
function moved({ row, column }, [down, right], { columns, isList }) {
  const next = { row: row + down, column: column + right };
  const isPastTheEnd = next.column < 0 || next.column >= columns;
  // Cards are one long list, so the end of one leads to the next.
  if (!isList || !isPastTheEnd) return next;
  return { row: row + right, column: (next.column + columns) % columns };
}

/** @param {Size} size */
function groupStarts({ groupOfRow }) {
  return groupOfRow.flatMap((group, row) => (group === groupOfRow[row - 1] ? [] : [row]));
}

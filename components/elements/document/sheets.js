// A table of answers on paper: no more columns on a sheet than can be read, the names of rows on each. Without scripts
// it is printed as it is.

const MOST = 6; // columns on a sheet that lies across, at 7 points or more

/**
 * Puts tables of fewer columns in the place of each that has too many. Returns what takes them away again.
 * @param {HTMLElement} root
 */
export function divideTables(root) {
  const tables = /** @type {HTMLTableElement[]} */ ([...root.querySelectorAll("table.answers")]);
  const divided = tables.filter((table) => columnsOf(table) > MOST);
  const sheets = divided.flatMap((table) => {
    const parts = partsOf(table);
    table.after(...parts);
    table.classList.add("divided");
    return parts;
  });
  return () => {
    for (const sheet of sheets) sheet.remove();
    for (const table of divided) table.classList.remove("divided");
  };
}

const columnsOf = (/** @type {Element} */ table) => table.querySelectorAll("thead .column").length;

/** @param {HTMLTableElement} table */
function partsOf(table) {
  const columns = columnsOf(table);
  const size = Math.ceil(columns / Math.ceil(columns / MOST));
  const starts = Array.from({ length: Math.ceil(columns / size) }, (_, part) => part * size);
  return starts.map((start) => {
    const end = Math.min(start + size, columns);
    const part = /** @type {HTMLTableElement} */ (table.cloneNode(true));
    part.classList.add("leaf");
    part.caption?.replaceChildren(`${table.caption?.textContent}, columns ${start + 1} to ${end} of ${columns}`);
    for (const row of part.rows) keep(row, columns, start, end);
    return part;
  });
}

/**
 * Leaves of a row its name and the cells of some columns; how many answer, which is of all, stands beside the last.
 * @param {HTMLTableRowElement} row
 * @param {number} columns
 * @param {number} start
 * @param {number} end
 */
function keep(row, columns, start, end) {
  const [first, ...cells] = row.cells;
  const kept = cells.filter((_, at) => (at < columns ? at >= start && at < end : end === columns));
  row.replaceChildren(first, ...kept);
  // A line of words goes across.
  if (!cells.length) first.colSpan = end - start + 2;
}

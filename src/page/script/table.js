// Tables: put in order by any column, and copied as text with tabs, with the exact values where cells know them.
//
// `data-value` is the exact value of a cell, in the unit of its column's head; `data-low` and `data-high` are its bounds. A cell
// of the class `reason` has words in the place of a value; a row of the class `rest` is the last in any order.

import { copy } from "./copy.js";
import { announce } from "./told.js";
import { say } from "./words.js";

/** Makes the tables with a head below an element answer. */
export function startTables(below) {
  for (const table of below.querySelectorAll("main table")) {
    if (table.tHead?.rows.length !== 1 || table.dataset.started) continue;
    table.dataset.started = "yes";
    const [heads, rows] = [[...table.tHead.rows[0].cells], [...table.tBodies[0].rows]];
    if (rows.length > 1 && rows.every((row) => row.cells.length === heads.length)) startSorting(table, heads, rows);
    addCopying(table);
  }
}

function startSorting(table, heads, rows) {
  for (const [column, head] of heads.entries()) {
    if (head.textContent.trim() === "") continue;
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "sort" });
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const before = head.getAttribute("aria-sort");
      for (const other of heads) other.removeAttribute("aria-sort");
      const next = following(before, rows, column);
      if (next) head.setAttribute("aria-sort", next);
      table.tBodies[0].append(...(next ? inOrder(rows, column, next === "ascending" ? 1 : -1) : rows));
      announce(say(next ?? "unsorted", { column: plain(button) }));
    });
  }
}

/** Numbers begin with the greatest, words with the first; then the other way, then as it was. */
function following(before, rows, column) {
  const isNumber = rows.some((row) => typeof value(row.cells[column]) === "number");
  const first = isNumber ? "descending" : "ascending";
  const second = first === "ascending" ? "descending" : "ascending";
  return { [first]: second, [second]: null }[before] ?? (before === second ? null : first);
}

/** The rows by their value, equal ones as they were; those without one come last. */
function inOrder(rows, column, way) {
  const words = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const compared = (one, other) => (typeof one === "number" && typeof other === "number" ? one - other : words.compare(String(one), String(other)));
  const keyed = rows.map((row) => ({ row, own: value(row.cells[column]), last: row.classList.contains("rest") }));
  keyed.sort((one, other) => {
    if (one.last !== other.last) return one.last ? 1 : -1;
    if (one.own === null || other.own === null) return (one.own === null) - (other.own === null);
    return way * compared(one.own, other.own);
  });
  return keyed.map(({ row }) => row);
}

/** What a cell is put in order by. */
function value(cell) {
  const exact = cell.dataset.value;
  if (exact !== undefined) return exact === "" ? null : Number.isNaN(Number(exact)) ? exact : Number(exact);
  const text = plain(cell);
  return text === "" || cell.classList.contains("reason") ? null : text;
}

function addCopying(table) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "copy", textContent: say("copy_table") });
  const tools = document.createElement("p");
  tools.className = "tools";
  tools.append(button);
  (table.closest(".wide") ?? table).after(tools);
  button.addEventListener("click", () => copy(button, text(table), table));
}

/** The table in the order shown: a line a row, bounds in columns of their own, what marks a row in the last one. */
function text(table) {
  const [heads, rows] = [[...table.tHead.rows[0].cells], [...table.tBodies[0].rows]];
  const bounded = heads.map((_, column) => rows.some((row) => "low" in (row.cells[column]?.dataset ?? {})));
  const marked = rows.some((row) => row.querySelector(".mark"));
  const wide = (cells, own, low, high) => [...cells].flatMap((cell, column) => [own(cell), ...(bounded[column] ? [low(cell), high(cell)] : [])]);
  const name = (cell) => {
    const unit = rows.map((row) => row.cells[cell.cellIndex]?.dataset.unit).find(Boolean);
    return unit ? `${plain(cell)}, ${unit}` : plain(cell);
  };
  const head = wide(heads, name, (cell) => `${name(cell)} – ${say("low")}`, (cell) => `${name(cell)} – ${say("high")}`);
  const lines = rows.map((row) => {
    const cells = wide(row.cells, exact, (cell) => written(cell.dataset.low ?? ""), (cell) => written(cell.dataset.high ?? ""));
    return marked ? [...cells, [...row.querySelectorAll(".mark")].map(plain).join("; ")] : cells;
  });
  return [marked ? [...head, say("remarks")] : head, ...lines].map((line) => line.join("\t")).join("\n");
}

function exact(cell) {
  return cell.dataset.value === undefined ? plain(cell) : written(cell.dataset.value);
}

/** A number with the decimal sign that the spreadsheets of the language read. */
function written(number) {
  const sign = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn" }).format(1.5)[1];
  return sign === "," && /^-?\d+\.\d+$/.test(number) ? number.replace(".", ",") : number;
}

/** The words of a cell in one line, without its marks. */
function plain(cell) {
  const copied = cell.cloneNode(true);
  if (!copied.matches(".mark")) for (const mark of copied.querySelectorAll(".mark")) mark.remove();
  return copied.textContent.replace(/\s+/g, " ").trim();
}

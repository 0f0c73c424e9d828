// Using a list by keyboard, pointer and touch. Its rows are plain markup: all listeners are on the document, rows may
// come and go, and what happens in a cell goes to the server as a single event of the table.
for (const name of ["celledit", "columnchange", "rowpreview"]) {
  Blazor.registerCustomEventType(name, { createEventArgs: (event) => event.detail });
}

// Where the person is and what is selected; a page of rows may be replaced meanwhile.
const here = { address: "", key: null, row: 0, column: null, isInside: false };
const chosen = new Set();
let anchor = null;
let turning = null;
let first = null;
let asked = null;
let isReturning = performance.getEntriesByType("navigation")[0]?.type === "back_forward";

const grid = () => document.querySelector('table[role="grid"]');
const cellOf = (element) => element?.closest?.('table[role="grid"] :is(td, th)');
const rowsOf = (table) => [...table.tBodies[0].rows];
const headOf = (table) => table.tHead.rows[0];
const hasHead = (table) => getComputedStyle(table.tHead).position !== "absolute";
const keyOf = (row) => row.dataset.key ?? null;
const columnOf = (cell) => headOf(cell.closest("table")).cells[cell.cellIndex]?.dataset.column;
const columnAt = (table, name) => Math.max(0, [...headOf(table).cells].findIndex((th) => th.dataset.column === name));

const say = (text) => {
  const place = document.querySelector("[data-grid-says]");
  if (place) place.textContent = text;
};

// Every write makes the browser recalculate styles, even if the value stays the same.
const mark = (element, name, value) => {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
};

// Tab reaches one cell; arrows reach the others.
function enterable(cell) {
  const table = cell.closest("table");
  for (const other of table.querySelectorAll('[tabindex="0"]')) if (other !== cell) other.removeAttribute("tabindex");
  cell.tabIndex = 0;
}

function go(cell) {
  if (!cell) return;
  enterable(cell);
  cell.focus();
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// The focused element was replaced by a new render.
function stay(cell) {
  if (!cell) return;
  enterable(cell);
  (cell.querySelector("button[data-inline-cell]") ?? cell).focus({ preventScroll: true });
}

function present(table) {
  const rows = rowsOf(table);
  const row = rows.find((row) => keyOf(row) === here.key) ?? rows[Math.min(here.row, rows.length - 1)];
  return row?.cells[columnAt(table, here.column)];
}

document.addEventListener("focusin", (event) => {
  const cell = cellOf(event.target);
  // A note disappears with its button; if the focus came to it from a cell, it goes back there.
  here.isInside = !!cell || (!!event.target.closest(".note") && !!cellOf(event.relatedTarget));
  if (!cell) return;
  const row = cell.parentElement;
  Object.assign(here, { key: keyOf(row), row: Math.max(0, row.sectionRowIndex), column: columnOf(cell) });
  enterable(cell);
});
document.addEventListener("pointerdown", (event) => (here.isInside &&= !!cellOf(event.target)));

// Selection
function show(table) {
  const rows = rowsOf(table);
  for (const row of rows) mark(row, "aria-selected", chosen.has(keyOf(row)) ? "true" : "false");
  headOf(table).classList.toggle("all", rows.length > 0 && rows.every((row) => chosen.has(keyOf(row))));
  const bar = document.querySelector("[data-selection]");
  if (!bar) return;
  bar.hidden = chosen.size === 0;
  const text = counted(chosen.size, "selected");
  const said = bar.querySelector(":scope > span");
  if (said.textContent !== text) said.textContent = text;
}

const counted = (count, what) => `${count} ${count === 1 ? "row" : "rows"} ${what}.`;

function select(table, keys) {
  chosen.clear();
  keys.forEach((key) => chosen.add(key));
  show(table);
  say(chosen.size ? counted(chosen.size, "selected") : "No row selected.");
}

function toggle(row) {
  anchor = keyOf(row);
  const keys = new Set(chosen);
  if (!keys.delete(anchor)) keys.add(anchor);
  select(row.closest("table"), keys);
}

function extend(row) {
  const table = row.closest("table");
  const keys = rowsOf(table).map(keyOf);
  if (!keys.includes(anchor)) anchor = keyOf(row);
  const ends = [keys.indexOf(anchor), row.sectionRowIndex].sort((a, b) => a - b);
  select(table, keys.slice(ends[0], ends[1] + 1));
}

const selectAll = (table) => select(table, rowsOf(table).map(keyOf));

// Keys
function step(cell, down, right) {
  const table = cell.closest("table");
  const rows = rowsOf(table);
  const lines = hasHead(table) ? [headOf(table), ...rows] : rows;
  const now = lines.indexOf(cell.parentElement);
  const line = lines[Math.min(lines.length - 1, Math.max(0, now + down))];
  return line.cells[Math.min(line.cells.length - 1, Math.max(0, cell.cellIndex + right))];
}

// Moves one screenful within the rows; at their end, to the next page of the list.
function turn(cell, way) {
  const rows = rowsOf(cell.closest("table"));
  const edge = way > 0 ? rows.at(-1) : rows[0];
  if (cell.parentElement !== edge) {
    const height = cell.parentElement.offsetHeight || 40;
    const room = Math.min(innerHeight - 160, cell.closest(".table-frame").clientHeight - height);
    const far = cell.parentElement.sectionRowIndex + way * Math.max(1, Math.floor(room / height));
    const row = cell.closest("thead") ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, far))];
    return go(row.cells[cell.cellIndex]);
  }
  const link = document.querySelector(`a[rel="${way > 0 ? "next" : "prev"}"]`);
  if (!link) return;
  turning = { first: keyOf(rows[0]), isDown: way > 0 };
  link.click();
}

// First a control in the cell, then its link; otherwise previews the row, or opens it if there is no room.
function act(cell, mayLeave) {
  const own = cell.querySelector("button") ?? (mayLeave && cell.querySelector("a[href]"));
  if (own) own.click();
  else if (mayLeave && cell.dispatchEvent(new CustomEvent("rowchosen", { bubbles: true, cancelable: true }))) {
    cell.parentElement.querySelector("a[href]")?.click();
  }
}

function move(event, cell) {
  const { key, shiftKey } = event;
  const row = cell.parentElement;
  const isHead = !!cell.closest("thead");
  const isJump = event.ctrlKey || event.metaKey;
  const table = cell.closest("table");
  const rows = rowsOf(table);
  const turned = { PageDown: 1, PageUp: -1 }[key];
  if (turned) return turn(cell, turned), true;
  if (key === "Home") return go((isJump ? rows[0] : row).cells[0]), true;
  if (key === "End") return go((isJump ? rows.at(-1) : row).cells[row.cells.length - 1]), true;
  const [down, right] = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key] ?? [0, 0];
  if (!down && !right) return false;
  if (shiftKey && isHead) return false;
  const next = step(cell, down, right);
  if (shiftKey && down && !next.closest("thead")) {
    anchor ??= keyOf(row);
    if (!chosen.size) anchor = keyOf(row);
    extend(next.parentElement);
  }
  go(next);
  return true;
}

// Tab goes straight to Undo.
function offerUndo() {
  const undo = document.querySelector(".note button:not(.close)");
  undo?.focus();
  return !!undo;
}

function command(event, cell) {
  const { key } = event;
  const isHead = !!cell.closest("thead");
  const isOnCell = event.target === cell;
  if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === "a") return selectAll(cell.closest("table")), true;
  if (key === " " && !isHead && !event.target.matches("button")) {
    (event.shiftKey ? extend : toggle)(cell.parentElement);
    return true;
  }
  if ((key === "Enter" && isOnCell) || key === "F2") {
    if (isHead) cell.querySelector("a")?.click();
    else act(cell, key === "Enter");
    return true;
  }
  const menu = key.toLowerCase() === "s" && !event.ctrlKey && !event.metaKey && cell.parentElement.querySelector('[data-edit][aria-haspopup="menu"]');
  if (menu) return menu.click(), true;
  if (key === "Tab" && !event.shiftKey) return offerUndo();
  if (key === "Escape" && chosen.size) return select(cell.closest("table"), []), true;
  if (key === "Escape" && !isOnCell) return go(cell), true;
  return false;
}

document.addEventListener("keydown", (event) => {
  const cell = cellOf(event.target);
  if (event.defaultPrevented || event.altKey) return;
  if (!cell && event.key === "ArrowDown" && event.target.matches("body, h1") && grid()) {
    event.preventDefault();
    return go(present(grid()));
  }
  if (!cell || event.target.matches("input, textarea")) return;
  if (move(event, cell) || command(event, cell)) event.preventDefault();
});

// Pointer: the box in front of a row selects it; elsewhere in the row Ctrl and Shift do.
document.addEventListener("click", (event) => {
  const row = event.target.closest?.('table[role="grid"] tr');
  const isBox = event.target === row;
  if (!row || (!isBox && event.target.closest("a, button, input"))) return;
  if (row.closest("thead")) {
    if (isBox) row.classList.contains("all") ? select(row.closest("table"), []) : selectAll(row.closest("table"));
  } else if (event.shiftKey) {
    extend(row);
    getSelection().removeAllRanges();
  } else if (isBox || event.ctrlKey || event.metaKey) {
    toggle(row);
  }
  const cell = isBox ? row.cells[0] : cellOf(event.target);
  if (!cell || !getSelection().isCollapsed || row.closest("thead")) return;
  go(cell);
  if (!isBox && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
    cell.dispatchEvent(new CustomEvent("rowtouched", { bubbles: true }));
  }
});
document.addEventListener("click", (event) => {
  const table = grid();
  if (!table || !event.target.closest?.("[data-clear-rows]")) return;
  select(table, []);
  go(present(table));
});

// A cell's menu opens under its button, and returns the focus to the cell.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button[data-edit]");
  if (!button) return;
  const cell = cellOf(button);
  const place = cell ? { key: keyOf(cell.parentElement), column: columnOf(cell) } : {};
  const { left, bottom } = button.getBoundingClientRect();
  asked = { button, ...place };
  button.dispatchEvent(new CustomEvent("celledit", { bubbles: true, detail: { ...place, value: "", left, bottom: bottom + 4 } }));
});
function enterMenu(tries = 30) {
  const items = [...document.querySelectorAll(".mud-popover-open .mud-menu-item")];
  const chosen = Math.max(0, items.findIndex((item) => "chosen" in item.dataset));
  // The menu keeps its own index: arrow keys move it to the chosen item.
  const down = () => new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true });
  if (items.length) {
    items[chosen].focus();
    for (let i = 0; i <= chosen; i++) items[chosen].dispatchEvent(down());
  } else if (tries > 0) requestAnimationFrame(() => enterMenu(tries - 1));
}
function leaveMenu() {
  if (!asked?.key) return asked?.button.focus();
  Object.assign(here, { key: asked.key, column: asked.column, isInside: true });
  stay(present(grid()));
}
window.grid = { enterMenu: () => enterMenu(), leaveMenu };

// Coming back from a row shows the list as it was, at that row.
const listAt = (path) => `list:${path}`;
const rowAt = (address) => `row:${address}`;
let arrivedAt = -Infinity;
// Tab may leave the page, where no focus event follows.
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Tab") return;
    here.isInside = false;
    arrivedAt = -Infinity;
  },
  true,
);
addEventListener("popstate", () => (isReturning = true));
document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link) return;
    const row = link.closest('table[role="grid"] tbody tr');
    isReturning = link.matches("[data-back]");
    if (row) {
      sessionStorage.setItem(listAt(location.pathname), location.search);
      sessionStorage.setItem(rowAt(location.pathname + location.search), keyOf(row));
    } else if (isReturning) {
      link.search = sessionStorage.getItem(listAt(link.pathname)) ?? "";
    }
  },
  true,
);
function arrive(table) {
  isReturning = false;
  const key = sessionStorage.getItem(rowAt(location.pathname + location.search));
  const row = rowsOf(table).find((row) => keyOf(row) === key);
  if (!row) return;
  arrivedAt = performance.now();
  go(row.cells[0]);
  row.scrollIntoView({ block: "center" });
}
// A new page focuses its heading; here the row is a better place, unless the person has already moved on.
document.addEventListener("focusin", (event) => {
  if (!event.target.matches("h1") || performance.now() - arrivedAt > 1000) return;
  if (event.relatedTarget && !cellOf(event.relatedTarget)) return;
  Object.assign(here, { isInside: true });
  go(present(grid()));
});

const untouched = ':is(a, button, input:not([data-inline-cell])):not([tabindex="-1"])';

// After every change of the page: sets up new rows, and restores the focus.
function refresh() {
  const table = grid();
  if (!table) return void chosen.clear();
  const rows = rowsOf(table);
  for (const part of table.querySelectorAll(untouched)) part.tabIndex = -1;
  if (here.address !== location.pathname) {
    Object.assign(here, { address: location.pathname, key: null, row: 0, column: null });
    chosen.clear();
  }
  const keys = new Set(rows.map(keyOf));
  const top = keyOf(rows[0]);
  if (first !== top) table.closest(".table-frame").scrollTop = 0;
  first = top;
  const shown = document.querySelector("[data-preview]")?.dataset.preview;
  for (const row of rows) row.classList.toggle("shown", keyOf(row) === shown);
  for (const key of chosen) if (!keys.has(key)) chosen.delete(key);
  show(table);
  // Known on the first page; -1 means unknown. The header counts as a row.
  const count = Number(document.querySelector("[data-grid-says]")?.dataset.rows ?? -2) + 1;
  mark(table, "aria-rowcount", `${count}`);
  rows.forEach((row, i) => (count > 0 ? mark(row, "aria-rowindex", `${i + 2}`) : row.removeAttribute("aria-rowindex")));
  mark(table, "aria-colcount", `${headOf(table).cells.length}`);
  if (turning && keyOf(rows[0]) !== turning.first) {
    Object.assign(here, { key: null, row: turning.isDown ? 0 : rows.length - 1 });
    turning = null;
    go(present(table));
  } else if (isReturning) {
    arrive(table);
  } else if (here.isInside && document.activeElement === document.body) {
    stay(present(table));
  }
  if (!table.querySelector('[tabindex="0"]')) {
    const cell = present(table);
    if (cell) cell.tabIndex = 0;
  }
}

new MutationObserver(refresh).observe(document.body, {
  childList: true,
  subtree: true,
  attributeFilter: ["data-rows", "data-preview"],
});
refresh();

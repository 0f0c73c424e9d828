// The row next to the list: a click or Enter shows it, J and K go to its neighbours, Escape closes it.
const table = () => document.querySelector('table[role="grid"][data-previews]');
const panel = () => document.querySelector("[data-preview]");
const rows = () => [...table().tBodies[0].rows];
const current = () => rows().find((row) => row.dataset.key === panel()?.dataset.preview);
const hasRoom = () => matchMedia("(min-width: 761px)").matches;
const open = (row) => row.querySelector("a[href]")?.click();

const show = (row) =>
  table().dispatchEvent(new CustomEvent("rowpreview", { bubbles: true, detail: { key: row?.dataset.key ?? null } }));

function step(by) {
  const now = current();
  const next = by ? rows()[now?.rowIndex - 1 + by] : now;
  const focused = document.activeElement;
  if (by && next) show(next);
  if (!by) show(null);
  next?.scrollIntoView({ block: "nearest" });
  if (!next || (by && panel()?.contains(focused))) return;
  const cell = next.cells[focused?.cellIndex ?? 0] ?? next.cells[0];
  cell.tabIndex = 0;
  cell.focus();
}

document.addEventListener("rowtouched", (event) => {
  const row = event.target.parentElement;
  if (!table()?.contains(row)) return;
  if (hasRoom()) show(row);
  else open(row);
});
document.addEventListener("rowchosen", (event) => {
  const row = event.target.parentElement;
  if (!table()?.contains(row) || !hasRoom() || row === current()) return;
  event.preventDefault();
  show(row);
});
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-preview-step]");
  if (button) step(Number(button.dataset.previewStep));
});
document.addEventListener("keydown", (event) => {
  // A button pressed in the preview may be gone, and the focus with it.
  const isThere = event.target.matches?.("td, body, main, [data-preview] :not(input, textarea)");
  const by = { j: 1, k: -1, escape: 0 }[event.key.toLowerCase()];
  if (by === undefined || !isThere || !panel() || !table() || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  step(by);
});

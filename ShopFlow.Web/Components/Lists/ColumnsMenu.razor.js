// Columns are resized at the edge of their headers, and reordered in the menu.
const step = 2;
const edge = 8;
let drag = null;

const tell = (element, detail) =>
  element.dispatchEvent(new CustomEvent("columnchange", { bubbles: true, detail }));
const headerAt = (event) => {
  const header = event.target.closest?.('table[role="grid"] th[data-column]');
  return header && header.getBoundingClientRect().right - event.clientX <= edge ? header : null;
};
const percentOf = (header, width) => (100 * width) / header.closest("table").offsetWidth;
const columnOf = (header) => header.closest("table").querySelector("colgroup")?.children[header.cellIndex + 1];

// Until the server answers, the header itself or its column previews the width.
function preview(header, percent) {
  const column = columnOf(header);
  if (column) column.width = `${percent}%`;
  else header.style.width = `${percent}%`;
}

function resize(header, percent) {
  const width = percent === null ? null : Math.round(Math.min(80, Math.max(4, percent)));
  header.style.removeProperty("width");
  tell(header, { column: header.dataset.column, width });
  const says = document.querySelector("[data-grid-says]");
  const title = header.textContent.trim();
  if (says) says.textContent = width ? `${title} is ${width} percent wide.` : `${title} is as wide as it needs.`;
}

document.addEventListener("pointerdown", (event) => {
  const header = event.button === 0 && headerAt(event);
  if (!header) return;
  event.preventDefault();
  header.setPointerCapture(event.pointerId);
  drag = { header, left: header.getBoundingClientRect().left, percent: null };
});
document.addEventListener("pointermove", (event) => {
  if (!drag?.header) return;
  drag.percent = percentOf(drag.header, Math.max(40, event.clientX - drag.left));
  preview(drag.header, drag.percent);
});
document.addEventListener("pointerup", () => {
  if (drag?.header && drag.percent !== null) resize(drag.header, drag.percent);
  if (drag?.header) setTimeout(() => (drag = null));
});
document.addEventListener("dblclick", (event) => {
  const header = headerAt(event);
  if (header) resize(header, null);
});
// A click on the edge of a header doesn't sort.
document.addEventListener("click", (event) => headerAt(event) && event.preventDefault(), true);

document.addEventListener("keydown", (event) => {
  const way = { ArrowLeft: -step, ArrowRight: step }[event.key];
  const header = event.shiftKey && way && event.target.closest?.('table[role="grid"] th');
  if (!header) return;
  event.preventDefault();
  const set = Number.parseInt(columnOf(header)?.width, 10);
  resize(header, (set || Math.round(percentOf(header, header.offsetWidth))) + way);
});

// In the menu, a column is dragged by its handle and dropped on another.
let taken = null;
const itemAt = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest("li.movable");
const mark = (item) =>
  document.querySelectorAll("li.movable").forEach((other) => other.classList.toggle("target", other === item));
document.addEventListener("pointerdown", (event) => {
  if (!event.target.matches?.("li.movable")) return;
  event.preventDefault();
  taken = event.target;
});
document.addEventListener("pointermove", (event) => taken && mark(itemAt(event)));
document.addEventListener("pointerup", (event) => {
  const place = taken && itemAt(event);
  mark(null);
  if (place && place !== taken) tell(taken, { column: taken.dataset.column, place: place.dataset.column });
  taken = null;
});

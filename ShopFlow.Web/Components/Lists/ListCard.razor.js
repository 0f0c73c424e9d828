// Copies the selected rows of a list with their headings, or else the focused cell, as tab-separated text.
const selected = (table) => [...table.tBodies[0].querySelectorAll('tr[aria-selected="true"]')];

// Text that a spreadsheet understands: plain numbers, ISO dates in the shop's time zone, and nothing it would take for
// a formula. "shown" is the decimal separator on screen, "plain" the one in the copy.
export function plainNumber(text, shown, plain) {
  const [digits] = text.match(/\d+(?:[^\d(]\d+)*/) ?? [];
  if (!digits) return text;
  const [before, after] = text.split(digits, 2);
  const sign = /[-−]/.test(before) || /^[-−]/.test(after) ? "-" : "";
  return sign + digits.split(shown).map((part) => part.replace(/\D/g, "")).join(plain);
}

function plainTime(time, timeZone) {
  try {
    const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
    return format.format(new Date(time.dateTime));
  } catch {
    return time.title;
  }
}

function plain(cell) {
  const table = cell.closest("table");
  const { decimal, moneyDecimal, zone } = table.dataset;
  const inner = (selector) => cell.querySelector(selector);
  if (inner("time")) return plainTime(inner("time"), zone);
  if (inner("[data-cut]")) return inner("[data-cut]").title.replace(/\s+/g, " ");
  if (inner("[role=img]")) return inner("[role=img]").ariaLabel;
  const copy = cell.cloneNode(true);
  copy.querySelectorAll(".mud-sr-only, .saved, .hint, .msg, .late, svg").forEach((part) => part.remove());
  const text = (inner("input")?.value ?? copy.textContent).replace(/\s+/g, " ").trim();
  const isMoney = "money" in table.tHead.rows[0].cells[cell.cellIndex].dataset;
  if (cell.classList.contains("num")) return plainNumber(text, isMoney ? moneyDecimal : decimal, decimal);
  return text.replace(/^#(\d+)$/, "$1").replace(/^[=+\-@]/, "'$&");
}

function copied(table) {
  const lines = [table.tHead.rows[0], ...selected(table)].map((row) => [...row.cells].map(plain).join("\t"));
  return lines.join("\n");
}

const say = (count) => {
  const place = document.querySelector("[data-grid-says]");
  const text = count === 0 ? "Copied." : `${count} ${count === 1 ? "row" : "rows"} copied.`;
  if (place) place.textContent = text;
};

document.addEventListener("copy", (event) => {
  const at = document.activeElement;
  const cell = at.closest('table[role="grid"] :is(td, th)');
  if (!cell || at.matches("input") || !getSelection().isCollapsed) return;
  event.preventDefault();
  const table = cell.closest("table");
  const count = selected(table).length;
  event.clipboardData.setData("text/plain", count ? copied(table) : plain(cell));
  say(count);
});

// For people without a Ctrl key.
document.addEventListener("click", (event) => {
  const table = event.target.closest?.("[data-copy-rows]") && document.querySelector('table[role="grid"]');
  if (table) navigator.clipboard?.writeText(copied(table)).then(() => say(selected(table).length));
});

// Opens the search and the list of keys from anywhere; the browser returns the focus when they close.
const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable]");
let root = null;

function open(name) {
  if (document.querySelector("dialog[open]")) return;
  const dialog = root?.querySelector(`#${name}`);
  dialog?.showModal();
  dialog?.querySelector("input")?.select();
}

document.addEventListener("keydown", (event) => {
  const isFind = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
  const isHelp = event.key === "?" && !event.ctrlKey && !event.metaKey && !isTyping(event.target);
  if (!root?.isConnected || (!isFind && !isHelp)) return;
  event.preventDefault();
  open(isFind ? "palette" : "keys");
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-opens]");
  if (opener) open(opener.dataset.opens);
  // A click outside the box, or on a result, closes it.
  if (event.target.matches?.("dialog.palette, dialog.keys") || event.target.closest?.(".palette a")) close();
});

export const close = () => root?.querySelector("dialog[open]")?.close();

export function attach(element) {
  root = element;
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (["ArrowUp", "ArrowDown", "Enter"].includes(event.key) && event.target.matches("#palette input")) event.preventDefault();
  });
}

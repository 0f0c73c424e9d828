// Popups that a button opens on the server: Escape and a click elsewhere close them, arrows move in menus.
const popup = () => document.querySelector("[data-popup]");
const close = (box) => box.querySelector("[data-close]").click();
const opener = (box) => document.getElementById(box.dataset.popup);

document.addEventListener("keydown", (event) => {
  const box = event.target.closest?.("[data-popup]");
  if (!box || event.defaultPrevented) return;
  if (event.key === "Escape") {
    close(box);
    opener(box)?.focus();
  } else if (box.matches('[role="menu"]')) {
    const items = [...box.querySelectorAll('[role="menuitem"]')];
    const now = items.indexOf(event.target);
    const next = { ArrowDown: now + 1, ArrowUp: now - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    items[next % items.length].focus();
  }
});

// A popup is wider than what opens it: near the edge of the window it opens to the other side.
document.addEventListener("focusin", (event) => {
  const box = popup();
  if (!box) return;
  if (!box.contains(event.target)) {
    if (event.target !== opener(box)) close(box);
  } else if (!box.classList.contains("at-end")) {
    box.classList.toggle("at-end", box.getBoundingClientRect().right > innerWidth - 8);
  }
});

document.addEventListener("click", (event) => {
  const box = popup();
  if (box && !box.contains(event.target) && !event.target.closest?.("[data-then-focus]")) close(box);
  const next = event.target.closest?.("[data-then-focus]")?.dataset.thenFocus;
  if (next) document.getElementById(next)?.focus();
});

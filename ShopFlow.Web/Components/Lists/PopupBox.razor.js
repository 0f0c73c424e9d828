// Tab goes round in what was opened over the page.
document.addEventListener("keydown", (event) => {
  const box = event.key === "Tab" && event.target.closest?.('.mud-popover [role="dialog"]');
  if (!box) return;
  const stops = [...box.querySelectorAll("a[href], button:not(:disabled), input:not(:disabled), select, textarea")];
  const [last, first] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (event.target !== last) return;
  event.preventDefault();
  first.focus();
});

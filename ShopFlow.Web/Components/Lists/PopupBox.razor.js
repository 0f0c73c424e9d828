// Tab stays inside the popup.
document.addEventListener("keydown", (event) => {
  const box = event.key === "Tab" && event.target.closest?.('.mud-popover [role="dialog"]');
  if (!box) return;
  const all = [...box.querySelectorAll("a[href], button:not(:disabled), input:not(:disabled)")];
  const stops = all.filter((stop) => stop.tabIndex >= 0 && stop.type !== "hidden");
  const [last, first] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (event.target !== last) return;
  event.preventDefault();
  first.focus();
});
// Enter applies from a check box too, where MudBlazor would toggle the box.
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Enter" || !event.target.matches?.('.mud-popover input[type="checkbox"]')) return;
    event.preventDefault();
    event.stopPropagation();
    event.target.form?.requestSubmit();
  },
  true,
);

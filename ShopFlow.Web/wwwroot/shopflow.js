// What only the browser can do; everything else is in the components.
(() => {
  const root = document.documentElement;

  function switchTheme() {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const next = (root.dataset.theme ?? system) === "dark" ? "light" : "dark";
    root.dataset.theme = next;
    document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax`;
  }

  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest?.(selector);
    if (at("[data-switch-theme]")) switchTheme();
    if (at("[data-reconnect]")) Blazor.reconnect().then((alive) => alive || location.reload());
    if (at("[data-reload]")) location.reload();
  });

  // Ctrl+S saves the form that the person is in, or the only one on the page.
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const form = event.target.closest?.("form") ?? document.querySelector("main form");
    if (!form) return;
    event.preventDefault();
    document.activeElement?.dispatchEvent(new Event("change", { bubbles: true }));
    form.requestSubmit();
  });

  const guarded = new Set();
  addEventListener("beforeunload", (event) => {
    if (guarded.size > 0) event.preventDefault();
  });

  window.shopflow = {
    guard: (id, on) => (on ? guarded.add(id) : guarded.delete(id)),
    focusFirstInvalid(form) {
      const invalid = form?.querySelector('[aria-invalid="true"]') ?? form?.querySelector(".banner");
      invalid?.focus();
      invalid?.scrollIntoView?.({ block: "nearest" });
    },
    focus: (id) => document.getElementById(id)?.focus(),
    openDialog: (dialog) => dialog.open || dialog.showModal(),
    closeDialog: (dialog) => dialog.open && dialog.close(),
  };
})();

// Only what has to run in the browser; everything else is in the components.
(() => {
  const root = document.documentElement;

  function switchTheme() {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const next = (root.dataset.theme ?? system) === "dark" ? "light" : "dark";
    root.dataset.theme = next;
    keep("theme", next);
  }

  // Kept in a cookie, so that the next page is rendered that way from the start.
  function keep(name, value) {
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax${secure}`;
  }

  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest?.(selector);
    if (at("[data-switch-theme]")) switchTheme();
  });

  // Leaving a field may remove its message and move the button away from a pointer that is already down, so a press and
  // release on one spot counts as a click anyway.
  let pressed = null;
  document.addEventListener("pointerdown", (event) => {
    const button = event.isPrimary && event.button === 0 && event.target.closest?.("main button");
    pressed = button ? { button, x: event.clientX, y: event.clientY } : null;
  });
  document.addEventListener("click", (event) => pressed?.button.contains(event.target) && (pressed = null), true);
  document.addEventListener("pointerup", (event) => {
    const was = pressed;
    if (!was || Math.hypot(event.clientX - was.x, event.clientY - was.y) > 8) return;
    setTimeout(() => pressed === was && was.button.isConnected && ((pressed = null), was.button.click()));
  });

  // Ctrl+S saves the form with the focus, or the page's only form.
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    send(event, event.target.closest?.("form") ?? document.querySelector("main form"));
  });

  // A field reports its value when it loses the focus.
  function send(event, form) {
    if (!form) return;
    event.preventDefault();
    document.activeElement?.dispatchEvent(new Event("change", { bubbles: true }));
    form.requestSubmit();
  }

  // In a long form Enter goes to the next field, and after the last one adds a line; Ctrl+Enter sends any form.
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (key !== "Enter" || event.isComposing || !target.matches?.("input")) return;
    const place = target.closest("[data-enter-goes-on]");
    if (event.ctrlKey || event.metaKey) return send(event, target.form);
    if (!place || target.getAttribute("aria-expanded") === "true" || target.readOnly) return;
    event.preventDefault();
    const fields = [...place.querySelectorAll("input:not([type=hidden], [disabled])")];
    const next = fields[fields.indexOf(target) + 1];
    if (next) next.focus(), next.select();
    else place.querySelector("[data-after-last]")?.click();
  });

  // These keys are for the picker's list; they must not submit the form or move the text cursor.
  const listKeys = new Set(["ArrowDown", "ArrowUp", "Enter", "Escape"]);
  document.addEventListener("keydown", (event) => {
    const box = event.target.closest?.('[role="combobox"][aria-expanded="true"]');
    if (box && listKeys.has(event.key)) event.preventDefault();
  });

  // Tab and Enter go to the same cell of the next row right away, so that what is typed next doesn't land in the cell
  // being saved. Tab edits it, Enter only goes there. Leaving a cell saves it.
  document.addEventListener("keydown", (event) => {
    const { key, shiftKey, target } = event;
    if ((key !== "Tab" && key !== "Enter") || !target.matches?.("input[data-inline-cell]")) return;
    const cells = [...document.querySelectorAll(`[data-inline-cell="${target.dataset.inlineCell}"]`)];
    const next = cells[cells.indexOf(target) + (shiftKey ? -1 : 1)];
    if (!next) return;
    event.preventDefault();
    const cell = key === "Enter" && next.closest('[role="grid"] td');
    if (cell) cell.tabIndex = 0;
    (cell || next).focus();
    if (key === "Tab" && next.matches("button")) next.click();
  });

  // A cell opens over the network; what is typed until its input exists must not be lost.
  let typedAhead = null;
  document.addEventListener("click", (event) => {
    typedAhead = event.target.closest?.("button[data-inline-cell]") ? (typedAhead ?? "") : null;
  });
  document.addEventListener("keydown", (event) => {
    const inCell = event.target.matches?.("td") && event.target.querySelector("button[data-inline-cell]");
    const cell = inCell || event.target.closest?.("button[data-inline-cell]");
    const isText = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey;
    const isOpening = typedAhead !== null;
    const isEnter = isOpening && typedAhead !== "" && event.key === "Enter";
    if ((!isText && !isEnter) || (!cell && !isOpening) || event.target.matches("input")) return;
    event.preventDefault();
    typedAhead = (typedAhead ?? "") + (isEnter ? "\n" : event.key);
    if (!isOpening) cell.click();
  });

  // A page whose session ended waits until its person has signed in again in another tab.
  async function goOn() {
    const waiting = document.querySelector("[data-session-pause]");
    if (!waiting) return;
    const answer = await fetch(`session-pause/${waiting.dataset.sessionPause}`, { method: "POST" });
    // Somebody else signed in.
    if (answer.status === 409) location.reload();
    if (!answer.ok) return;
    // A field reports its text when it loses the focus, but the circuit wasn't listening then.
    const typed = document.querySelectorAll(".shop-form :is(textarea, input:not([type=checkbox], [type=hidden], [role=combobox]))");
    for (const field of new Set([...typed, ...unheard])) field.dispatchEvent(new Event("change", { bubbles: true }));
    unheard.clear();
  }
  const unheard = new Set();
  const listen = (event) => document.querySelector("[data-session-pause]") && unheard.add(event.target);
  document.addEventListener("change", listen, true);
  addEventListener("focus", goOn);
  document.addEventListener("click", (event) => event.target.closest?.("[data-session-resume]") && goOn());

  window.shopflow = {
    keep,
    alive() {
      root.dataset.alive = "";
      delete root.dataset.resuming;
    },
    // A field may be marked a moment after the form is asked to focus it.
    focusWhenDrawn(form, selector) {
      const found = () => {
        const place = form?.querySelector(selector);
        place?.focus();
        place?.scrollIntoView?.({ block: "nearest" });
        return place;
      };
      if (!form || found()) return;
      const drawn = new MutationObserver(() => found() && drawn.disconnect());
      drawn.observe(form, { subtree: true, childList: true, attributeFilter: ["aria-invalid"] });
    },
    // A cell that closes focuses its button; a refused one takes the focus back, unless the person has moved on.
    focusClosed: (frame) => document.activeElement === document.body && frame?.querySelector("button")?.focus(),
    focusRefused: (input) => document.activeElement?.matches("body, td, button[data-inline-cell]") && input?.focus(),
    select(input) {
      input?.focus();
      input?.select();
      const [typed, ...others] = (typedAhead ?? "").split("\n");
      typedAhead = null;
      if (!input || (!typed && !others.length)) return;
      input.value = typed.trim();
      input.dispatchEvent(new Event("input", { bubbles: true }));
      if (!others.length) return;
      input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
      // What was typed for the cells below goes on in the next cell.
      typedAhead = others.join("\n") || null;
      if (typedAhead) document.activeElement.closest("td")?.querySelector("button[data-inline-cell]")?.click();
    },
    // A person's layout of a list, for every address that doesn't have one. A browser may refuse to store it.
    keptLayout(path) {
      try {
        return localStorage.getItem(`layout:${path}`);
      } catch {
        return null;
      }
    },
    keepLayout(path, query) {
      try {
        localStorage.setItem(`layout:${path}`, query);
      } catch {
        // The address still has it.
      }
    },
    focusFirst: (box) => box?.querySelector("input:not([type=hidden], [type=checkbox]), button")?.focus(),
    focus(id) {
      const place = document.getElementById(id);
      (place?.matches("span") ? place.querySelector("button") : place)?.focus();
    },
    // False if the browser doesn't let a page copy.
    copyAddress: () =>
      (navigator.clipboard?.writeText(location.href) ?? Promise.reject()).then(
        () => true,
        () => false,
      ),
  };
})();

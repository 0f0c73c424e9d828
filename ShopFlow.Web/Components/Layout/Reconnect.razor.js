// Starts the page's circuit, retries a lost connection at growing intervals, and shows its state.
const root = document.documentElement;
const told = document.getElementById("components-reconnect-modal");
const notice = told.nextElementSibling;
const next = notice.querySelector(".next");
const pauses = [0, 1, 2, 4, 8, 15, 30].map((seconds) => seconds * 1000);
const states = { show: "lost", retrying: "lost", rejected: "ended" };

told.addEventListener("components-reconnect-state-changed", ({ detail }) => {
  if (detail.state === "rejected" && !isUnsaved()) return location.reload();
  notice.dataset.state = states[detail.state] ?? "";
  const seconds = detail.secondsToNextAttempt;
  next.textContent = seconds > 0 ? `Trying again in ${seconds} s.` : "Trying again…";
});

// Retry at once when somebody returns to the tab, presses the button, or the network is back.
const tryNow = () => document.dispatchEvent(new Event("visibilitychange"));
window.addEventListener("online", tryNow);
notice.querySelector(".trying button").addEventListener("click", tryNow);
notice.querySelector(".ended button").addEventListener("click", () => location.reload());

// Once the server has dropped a page's circuit, Blazor renders the page again in place. That must not lose what was
// typed, here or in a form that guards its changes.
document.addEventListener("input", ({ target }) => {
  if (!target.closest("[role=search]")) target.dataset.typed = "";
});
const isUnsaved = () =>
  document.querySelector("[data-typed]") !== null ||
  !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
let resume;
Object.defineProperty(Blazor, "resumeCircuit", {
  get: () => () => !isUnsaved() && resumeDeaf(),
  set: (given) => (resume = given),
});

// Until the page is rendered again, its elements belong to the old circuit: their clicks and keys would reach whichever
// handler has the same number in the new one.
async function resumeDeaf() {
  let isResumed = false;
  root.dataset.resuming = "";
  try {
    return (isResumed = await resume());
  } finally {
    if (!isResumed) delete root.dataset.resuming;
  }
}
const swallow = (event) => {
  if (!("resuming" in root.dataset)) return;
  event.stopImmediatePropagation();
  event.preventDefault();
};
for (const type of ["click", "input", "change", "submit", "keydown", "blur", "focusin", "focusout"]) {
  window.addEventListener(type, swallow, true);
}

Blazor.start({
  circuit: {
    reconnectionOptions: {
      maxRetries: undefined,
      retryIntervalMilliseconds: (tries) => pauses[Math.min(tries, pauses.length - 1)],
    },
  },
});

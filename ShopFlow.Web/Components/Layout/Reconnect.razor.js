// Starts the page's circuit, takes a lost connection up again ever less often, and says how it stands.
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

// A tab that somebody comes back to tries at once; so does one that is told to, or whose network is back.
const tryNow = () => document.dispatchEvent(new Event("visibilitychange"));
window.addEventListener("online", tryNow);
notice.querySelector(".trying button").addEventListener("click", tryNow);
notice.querySelector(".ended button").addEventListener("click", () => location.reload());

// Once the server has let go of a page, Blazor draws it anew in its place. That must not cost what was typed, here or
// in a form that asks before it is left.
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

// Until the page is drawn anew, what stands there belongs to the circuit before: its clicks and keys would come to
// whatever has the same number in the new one.
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

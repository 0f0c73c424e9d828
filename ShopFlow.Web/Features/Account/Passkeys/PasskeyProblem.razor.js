// Asks the device for a passkey, or to create one, and posts its answer with the form.
const unusable = "This browser cannot use passkeys.";
const unanswered = "No passkey was confirmed. Try again, or sign in another way.";

const base64url = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

// Written by hand, because some password managers return objects without a toJSON of their own.
function written({ id, rawId, type, response, authenticatorAttachment }) {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const present = parts.filter((part) => response[part]);
  const answer = Object.fromEntries(present.map((part) => [part, base64url(response[part])]));
  if (response.getTransports) answer.transports = response.getTransports();
  return JSON.stringify({
    id,
    rawId: base64url(rawId),
    type,
    authenticatorAttachment,
    clientExtensionResults: {},
    response: answer,
  });
}

async function options(form) {
  const answer = await fetch(form.dataset.passkeyOptions, {
    method: "POST",
    headers: { RequestVerificationToken: form.elements.__RequestVerificationToken.value },
  });
  if (!answer.ok) throw new Error("No options");
  return await answer.json();
}

let offer = null;

// When somebody joins, the page already has the challenge, but the names have only just been typed.
function named(asked, form) {
  const email = form.querySelector('[autocomplete="username"]').value;
  return { ...asked, user: { ...asked.user, name: email, displayName: form.elements["Form.Name"].value } };
}

async function ask(form, mediation, first) {
  offer?.abort();
  offer = new AbortController();
  const { signal } = offer;
  const asked = first ? named(JSON.parse(first), form) : await options(form);
  const credential =
    first || form.dataset.passkey === "create"
      ? await navigator.credentials.create({ signal, publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
      : await navigator.credentials.get({
          signal,
          mediation,
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked),
        });
  return written(credential);
}

function send(form, credential) {
  form.elements["Passkey.Credential"].value = credential;
  const kept = form.elements["Passkey.IsKept"];
  if (kept) kept.value = document.querySelector('[name="Form.IsKept"]')?.checked ?? false;
  form.submit();
}

async function answer(form, first) {
  const problem = form.querySelector("[data-passkey-problem]");
  const say = (text) => Object.assign(problem, { textContent: text, hidden: !text });
  say("");
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return say(unusable);
  try {
    send(form, await ask(form, undefined, first));
  } catch (error) {
    // The person reads the same sentence whatever the reason; whoever helps them needs the reason.
    console.warn(`No passkey was confirmed: ${error.name}, ${error.message}`);
    say(unanswered);
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const first = event.submitter?.dataset.passkeyAsked;
  if (!first && !form.matches("form[data-passkey]")) return;
  event.preventDefault();
  const isFilled = [...form.querySelectorAll("input:not([type=password])")].every((input) => input.reportValidity());
  if (isFilled) answer(form, first);
});

// The browser suggests its passkeys in the email field.
async function offerPasskeys() {
  const form = document.querySelector("form[data-passkey-offered]");
  if (!form || !(await window.PublicKeyCredential?.isConditionalMediationAvailable?.())) return;
  try {
    send(form, await ask(form, "conditional"));
  } catch {
    // The person signed in another way.
  }
}

offerPasskeys();

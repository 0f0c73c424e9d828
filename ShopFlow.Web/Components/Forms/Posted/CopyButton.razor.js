// Copies a field or a list. If the browser has no clipboard API, it selects and copies as a person would.
function select(source) {
  if (source.select) return source.select();
  getSelection().selectAllChildren(source);
}

async function write(source) {
  select(source);
  try {
    await navigator.clipboard.writeText(source.value ?? source.innerText.trim());
  } catch {
    document.execCommand("copy");
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copies]");
  const source = button && document.getElementById(button.dataset.copies);
  if (!source) return;
  await write(source);
  button.textContent = "Copied";
});

// Shows or hides a typed password.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-reveals]");
  const field = button && document.getElementById(button.dataset.reveals);
  if (!field) return;
  const shows = field.type === "password";
  field.type = shows ? "text" : "password";
  button.setAttribute("aria-pressed", shows);
});

// What CSS and htmx do not do: bring the keyboard to what has just changed.
(() => {
  const naarMelding = (wortel) => wortel.querySelector?.("[data-vorm-focus]")?.focus();

  document.addEventListener("DOMContentLoaded", () => naarMelding(document));
  document.addEventListener("htmx:after:swap", () => naarMelding(document));
})();

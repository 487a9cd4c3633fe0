// What the pages can do without, made a little quicker.
(() => {
  "use strict";

  const root = document.documentElement;

  function isDark() {
    const theme = root.dataset.theme;
    return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function setUpThemeSwitch(button) {
    const label = () => {
      button.textContent = isDark() ? button.dataset.toLight : button.dataset.toDark;
    };
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem("theme", root.dataset.theme);
      } catch {
        // The choice then holds for this page only.
      }
      label();
    });
    label();
    button.hidden = false;
  }

  function setUpCopy(button) {
    if (!navigator.clipboard) return;
    const label = button.textContent;
    const before = button.previousElementSibling;
    const words = () => {
      const source = before.control ?? before.querySelector("span") ?? before;
      return button.dataset.copy || (source.value ?? source.textContent);
    };
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(words());
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = label; }, 2000);
    });
    button.hidden = false;
  }

  function focusSearch(event) {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const search = document.querySelector("main input[type=search], input[type=search]");
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
  }

  document.querySelectorAll("[data-theme-switch]").forEach(setUpThemeSwitch);
  document.querySelectorAll("[data-copy]").forEach(setUpCopy);
  document.addEventListener("keydown", focusSearch);
})();

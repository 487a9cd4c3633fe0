// What the pages can do without, made a little quicker.
(() => {
  "use strict";

  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  function remember(name, value) {
    try {
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch {
      // The choice then holds for this page only.
    }
  }

  function remembered(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  }

  function say(words) {
    document.querySelector("[data-status]").textContent = words;
  }

  // Theme and density

  function isDark() {
    const theme = root.dataset.theme;
    return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function setUpSwitch(button, words, turn) {
    const label = () => { button.textContent = words(); };
    button.addEventListener("click", () => { turn(); label(); });
    label();
    button.hidden = false;
  }

  function setUpThemeSwitch(button) {
    const words = () => (isDark() ? button.dataset.toLight : button.dataset.toDark);
    setUpSwitch(button, words, () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      remember("theme", root.dataset.theme);
    });
  }

  function setUpDensitySwitch(button) {
    const words = () => (root.dataset.density ? button.dataset.toWide : button.dataset.toClose);
    setUpSwitch(button, words, () => {
      if (root.dataset.density) delete root.dataset.density;
      else root.dataset.density = "close";
      remember("density", root.dataset.density);
    });
  }

  // Copying

  function wordsToCopy(button) {
    if (button.dataset.copy) return button.dataset.copy;
    const before = button.previousElementSibling;
    const source = before.control ?? before.querySelector("span") ?? before;
    return source.value ?? source.textContent;
  }

  function setUpCopy(button) {
    if (!navigator.clipboard) return;
    const label = button.textContent;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(wordsToCopy(button));
      button.textContent = button.dataset.copied;
      button.classList.add("done");
      say(button.dataset.copied);
      setTimeout(() => {
        button.textContent = label;
        button.classList.remove("done");
        say("");
      }, 2000);
    });
    button.hidden = false;
  }

  // From quote to quote, from line to line

  const quotes = all(".quote[id]");

  // The lines of a list, or the quotes of an article: those of one voice if it is shown alone.
  function stops() {
    if (!quotes.length) return all("main .line");
    const voice = document.querySelector(".voices .pick:checked");
    return quotes.filter((quote) => !voice || quote.classList.contains(`hue-${voice.value}`));
  }

  // A quote's link for the keyboard stands in its last part.
  const lastParts = new Map(all("[data-quote]").map((part) => [part.dataset.quote, part]));

  function linkOf(stop) {
    const part = lastParts.get(stop.id);
    return part ? part.querySelector(":scope > .permalink") : stop.querySelector("a");
  }

  let last = null;
  let onTheWay = false; // the page still scrolls to it
  addEventListener("scrollend", () => { onTheWay = false; });

  function isSeen(stop) {
    const { top, bottom } = stop.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }

  // Where the reader is: the stop in focus, else the last one gone to, else the last above a
  // third of the window; -1 before the first.
  function inDigits(number) {
    return number && number.toLocaleString(root.lang);
  }

  function place(found) {
    const focused = found.findIndex((stop) => linkOf(stop) === document.activeElement);
    if (focused >= 0) return focused;
    if (last && (onTheWay || isSeen(last))) return found.indexOf(last);
    if (scrollY < innerHeight / 3) return -1;
    return found.findLastIndex((stop) => stop.getBoundingClientRect().top < innerHeight / 3);
  }

  function step(by) {
    const found = stops();
    if (!found.length) return;
    last = found[Math.min(Math.max(place(found) + by, 0), found.length - 1)];
    const { top, bottom } = last.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight * 0.8) {
      onTheWay = "onscrollend" in window;
      last.scrollIntoView({ block: "center" });
    }
    linkOf(last)?.focus({ preventScroll: true });
    showPlace();
  }

  const pager = document.querySelector("[data-jump]");

  function showPlace() {
    if (!pager) return;
    const found = stops();
    pager.querySelector("[data-place]").textContent = `${inDigits(place(found) + 1) || "–"} / ${inDigits(found.length)}`;
  }

  function setUpPager() {
    if (stops().length < 2) return;
    all("[data-by]", pager).forEach((button) => {
      button.addEventListener("click", () => step(Number(button.dataset.by)));
    });
    all(".pick").forEach((pick) => pick.addEventListener("change", showPlace));
    let waiting = false;
    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; showPlace(); });
    }, { passive: true });
    pager.hidden = false;
    showPlace();
  }

  // Keys

  const help = document.querySelector("[data-keys]");
  const off = help.querySelector("[data-keys-off]");

  function focusSearch() {
    const search = document.querySelector("main input[type=search], input[type=search]");
    search?.focus();
    search?.select();
  }

  const keys = {
    "/": focusSearch,
    "?": () => help.showModal(),
    j: () => step(1),
    k: () => step(-1),
  };

  // A card over the text goes at Escape, without moving pointer or focus (WCAG 1.4.13).
  function putAwayCards() {
    all(".quote").forEach((quote) => {
      if (!quote.matches(":hover, :focus-within")) return;
      quote.dataset.away = "";
      const back = () => { delete quote.dataset.away; };
      quote.addEventListener("pointerleave", back, { once: true });
      quote.addEventListener("focusout", back, { once: true });
    });
  }

  function press(event) {
    if (event.key === "Escape") putAwayCards();
    const typing = event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog");
    const act = keys[event.key];
    if (!act || typing || off.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  }

  function setUpKeys() {
    off.checked = remembered("keys") === "off";
    off.addEventListener("change", () => remember("keys", off.checked ? "off" : ""));
    all("[data-keys-switch]").forEach((button) => {
      button.addEventListener("click", () => help.showModal());
      button.hidden = false;
    });
    document.addEventListener("keydown", press);
  }

  all("[data-theme-switch]").forEach(setUpThemeSwitch);
  all("[data-density-switch]").forEach(setUpDensitySwitch);
  all("[data-copy]").forEach(setUpCopy);
  if (pager) setUpPager();
  setUpKeys();
})();

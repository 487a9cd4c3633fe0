// The search box as a combobox (ARIA 1.2): offers names and headlines while somebody types, and
// what was searched for in this browser before. Without this file the form works as it is.
(() => {
  "use strict";

  const WAIT = 120; // milliseconds after the last key
  const KEPT = 5; // searches remembered
  const KEY = "searches";

  function remembered() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY));
      return Array.isArray(kept) ? kept.filter((each) => typeof each === "string") : [];
    } catch {
      return [];
    }
  }

  // Nothing is kept for who tells sites to keep nothing (Global Privacy Control).
  function remember(words) {
    if (!words || navigator.globalPrivacyControl) return;
    try {
      const others = remembered().filter((each) => each !== words);
      localStorage.setItem(KEY, JSON.stringify([words, ...others].slice(0, KEPT)));
    } catch {
      // Then nothing is remembered.
    }
  }

  function forget() {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Then nothing was remembered.
    }
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function setUp(input) {
    const list = element("ul", {
      id: `${input.id}-suggestions`, role: "listbox", class: "suggestions",
      "aria-label": input.dataset.suggestLabel, hidden: "",
    });
    const spoken = element("span", { class: "unseen", role: "status" });
    input.after(list, spoken);
    for (const [key, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": list.id,
    })) input.setAttribute(key, value);

    let chosen = -1;
    let timer = 0;
    let asked = 0;

    const options = () => [...list.children];
    const isOpen = () => !list.hidden;

    function choose(number) {
      const all = options();
      all[chosen]?.setAttribute("aria-selected", "false");
      chosen = number;
      const option = all[chosen];
      if (!option) {
        input.removeAttribute("aria-activedescendant");
        return;
      }
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    }

    function close() {
      choose(-1);
      list.hidden = true;
      spoken.textContent = "";
      input.setAttribute("aria-expanded", "false");
    }

    // What was asked for before is not wanted any more: it would change what is chosen from.
    function ignore() {
      clearTimeout(timer);
      asked += 1;
    }

    function stop() {
      ignore();
      close();
    }

    function go(option) {
      if (option.dataset.forget) {
        forget();
        close();
        spoken.textContent = input.dataset.suggestForgotten;
      } else if (option.dataset.words) {
        input.value = option.dataset.words;
        input.form.requestSubmit();
      } else {
        location.assign(option.dataset.url);
      }
    }

    function offer(rows) {
      list.replaceChildren(...rows.map((row, number) => {
        const option = element(
          "li", { role: "option", id: `${list.id}-${number}`, "aria-selected": "false" },
          element("bdi", { class: row.forget ? "suggested-kind" : "suggested" }, row.name),
        );
        if (row.forget) option.dataset.forget = "yes";
        if (row.as) option.append(" ", element("bdi", { class: "suggested-as" }, row.as));
        if (row.words) option.append(" ", element("span", { class: "suggested-kind" }, row.words));
        if (row.url) option.dataset.url = row.url;
        else option.dataset.words = row.name;
        // The box keeps the focus: a press chooses before it could be lost.
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          if (event.button === 0) go(option);
        });
        return option;
      }));
      chosen = -1;
      input.removeAttribute("aria-activedescendant");
      list.hidden = rows.length === 0;
      input.setAttribute("aria-expanded", String(rows.length > 0));
      spoken.textContent = rows.length ? `${rows.length} ${input.dataset.suggestCount}` : "";
    }

    function recent() {
      const words = input.dataset.suggestRecent;
      const rows = remembered().map((name) => ({ name, words }));
      offer(rows.length ? [...rows, { name: input.dataset.suggestForget, forget: true }] : []);
    }

    async function ask() {
      const turn = ++asked;
      const typed = input.value.trim();
      if (!typed) return recent();
      let found = [];
      try {
        const address = `${input.dataset.suggest}?q=${encodeURIComponent(typed.slice(0, 100))}`;
        const answer = await fetch(address, { headers: { Accept: "application/json" } });
        if (answer.ok) found = (await answer.json()).suggestions;
      } catch {
        // Without an answer there is nothing to offer.
      }
      if (turn === asked && document.activeElement === input) offer(found);
    }

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    input.addEventListener("blur", stop);
    input.addEventListener("keydown", (event) => {
      const last = options().length - 1;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!isOpen()) return ask();
        ignore();
        if (event.key === "ArrowDown") choose(chosen < last ? chosen + 1 : -1);
        else choose(chosen < 0 ? last : chosen - 1);
      } else if (event.key === "Escape" && isOpen()) {
        event.preventDefault();
        stop();
      } else if (event.key === "Enter" && isOpen() && chosen >= 0) {
        event.preventDefault();
        go(options()[chosen]);
      }
    });
    input.addEventListener("click", () => {
      if (input.value || isOpen()) return;
      clearTimeout(timer);
      recent();
    });
    input.form.addEventListener("submit", () => {
      remember(input.value.trim());
      stop();
    });
  }

  document.querySelectorAll("input[data-suggest]").forEach(setUp);
})();

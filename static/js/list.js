// Filters, orders and pages of a list without loading a page. All of them are links and forms
// that work without this file, and whatever goes wrong here ends in loading the page.
(() => {
  "use strict";

  const PATIENCE = 8000; // milliseconds
  const find = (selector, page = document) => page.querySelector(selector);
  const all = (selector, page = document) => [...page.querySelectorAll(selector)];
  const place = ({ pathname, search }) => pathname + search;

  let entry = history.state ?? 0; // which of the browser's history is shown
  let shown = place(location);
  let asked;
  const depths = new Map(); // how far down each entry was read

  // A page's parts in the place of those here, but the control that was used where it was.
  function put(page, used) {
    const top = used.getBoundingClientRect().top;
    const here = find(".listing");
    for (const each of all("details[open]", here)) {
      page.getElementById(each.id)?.setAttribute("open", "");
    }
    const inside = here.contains(used);
    here.replaceWith(find(".listing", page));
    for (const part of ["link[rel=alternate]", "meta[name=robots]", "header [type=hidden]"]) {
      all(part).forEach((each) => each.remove());
      find(part.startsWith("header") ? "header form.search" : "head").append(...all(part, page));
    }
    // The same page in another language has another address now.
    all("[hreflang]").forEach((each, number) => { each.href = all("[hreflang]", page)[number].href; });
    find("header [type=search]").value = find("header [type=search]", page).value;
    document.title = page.title;
    if (!inside) return;
    const same = document.getElementById(used.id);
    (same ?? find("#total")).focus({ preventScroll: true });
    if (same) scrollBy({ top: same.getBoundingClientRect().top - top, behavior: "instant" });
  }

  function say() {
    const words = ["#total", ".sorts [aria-current]", ".paging span"].map((part) => find(part));
    find("[data-status]").textContent = words.map((each) => each?.textContent).filter(Boolean).join(", ");
  }

  async function show(address, arrived) {
    asked?.abort();
    const turn = asked = new AbortController();
    const timer = setTimeout(() => turn.abort(), PATIENCE);
    find(".listing").setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { signal: turn.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (turn !== asked) return;
      if (!answer.ok || new URL(answer.url).pathname !== location.pathname) throw answer;
      arrived(page, answer.url);
      shown = place(location);
      say();
    } catch {
      if (turn === asked) location.assign(address);
    } finally {
      clearTimeout(timer);
    }
  }

  function go(address, used) {
    const turns = used.matches("[rel=next], [rel=prev]");
    show(address, (page, reached) => {
      depths.set(entry, scrollY);
      history.pushState(++entry, "", reached);
      put(page, used);
      if (turns) find(".results").scrollIntoView({ behavior: "instant" });
    });
  }

  function isHere(url) {
    return url.origin === location.origin && url.pathname === location.pathname
      && !url.hash && !url.searchParams.has("format");
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".listing a[href]");
    if (!link || event.button || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (!isHere(new URL(link.href))) return;
    event.preventDefault();
    go(link.href, link);
  });

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("header form.search");
    if (!form || event.defaultPrevented) return;
    const address = new URL(form.action);
    address.search = new URLSearchParams(new FormData(form));
    if (!isHere(address)) return;
    event.preventDefault();
    go(address.href, event.submitter ?? document.activeElement);
  });

  addEventListener("scroll", () => depths.set(entry, scrollY), { passive: true });

  addEventListener("popstate", () => {
    if (place(location) === shown) return;
    entry = history.state ?? 0;
    const depth = depths.get(entry);
    show(place(location), (page) => {
      put(page, document.activeElement);
      if (depth !== undefined) scrollTo({ top: depth, behavior: "instant" });
    });
  });
})();

// Read before the first paint, so that nothing remembered comes with a flash or a jump.
(() => {
  "use strict";
  const known = { theme: ["light", "dark"], density: ["close"] };
  try {
    for (const [name, values] of Object.entries(known)) {
      const value = localStorage.getItem(name);
      if (values.includes(value)) document.documentElement.dataset[name] = value;
    }
  } catch {
    // Storage is closed to this page: it follows the system.
  }
})();

// Words selected in a text fill the form beside it; without this, they are typed.
(() => {
  "use strict";

  const passage = document.querySelector("[data-passage] .passage, .field-passage_shown .passage");
  const areas = [...document.querySelectorAll("textarea[data-words]")];
  if (!passage || !areas.length) return;
  let target = areas[0];

  function selected() {
    const selection = document.getSelection();
    if (selection.rangeCount === 0 || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    return passage.contains(range.commonAncestorContainer) ? range : null;
  }

  // Offsets count code points, as those of the archive do.
  function offset(range) {
    const before = document.createRange();
    before.setStart(passage, 0);
    before.setEnd(range.startContainer, range.startOffset);
    return [...before.toString()].length;
  }

  function fill(event) {
    const range = selected();
    if (!range || target.offsetParent === null) return;
    const words = range.toString().trim();
    if (!words) return;
    const added = (event.ctrlKey || event.metaKey) && target.value.trim();
    target.value = added ? `${target.value.trim()} … ${words}` : words;
    const near = target.form.querySelector("input[type=hidden][name$=near]");
    if (near && !added) near.value = offset(range);
  }

  areas.forEach((area) => {
    area.addEventListener("focus", () => { target = area; });
    area.addEventListener("input", () => {
      const near = area.form.querySelector("input[type=hidden][name$=near]");
      if (near) near.value = "";
    });
  });
  passage.addEventListener("mouseup", fill);
  passage.addEventListener("touchend", fill);
})();

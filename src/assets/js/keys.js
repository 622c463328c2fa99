"use strict";

/** Where a search led to a story, the script that marks what was searched for. */
(function () {
  const own = document.currentScript;
  if (!(own instanceof HTMLScriptElement) || !document.getElementById("marks")) return;
  if (!/[#?&][qm]=/.test(location.search + location.hash)) return;
  const script = document.createElement("script");
  script.src = own.src.replace(/[^/]*$/, "marks.js");
  document.head.append(script);
})();

/** Pages in a row: the left and right arrow keys turn them, as in e-papers; `/` goes to the search box. */
(function () {
  document.addEventListener("keydown", (event) => {
    const target = event.target;
    // Keys of an input method, of shortcuts and of fields are not ours.
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
    if (target instanceof Element && target.closest("input, textarea, select, [contenteditable], [tabindex='0']")) return;
    if (event.key === "/") {
      const box = document.querySelector("input[type=search]");
      if (box instanceof HTMLElement) {
        event.preventDefault();
        box.focus();
      }
      return;
    }
    const way = event.key === "ArrowLeft" ? "prev" : event.key === "ArrowRight" ? "next" : "";
    const link = way && document.querySelector(`.turn a[rel=${way}]`);
    if (link instanceof HTMLAnchorElement) link.click();
  });
})();

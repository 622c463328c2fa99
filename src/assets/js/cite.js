"use strict";

/** Under each story: one click copies or saves a citation; selected text is quoted with its source. Words come from the page. */
(function () {
  /** @type {HTMLElement[]} */
  const sections = Array.from(document.querySelectorAll(".cite"));
  if (!sections.length) return;
  const words = sections[0].dataset;

  /**
   * Selects an element's text, so that a reader can copy it by hand where the browser does not let us.
   * @param {Element} element
   */
  function select(element) {
    const selection = window.getSelection();
    if (selection) selection.selectAllChildren(element);
  }

  /**
   * Copies text and says so in `told`; `shown` is an element that shows it, or none.
   * @param {string} text
   * @param {Element | null} shown
   * @param {Element} told
   */
  async function copy(text, shown, told) {
    let done = false;
    // A second copy is told anew.
    told.textContent = "";
    try {
      // Plain http has no clipboard, and a file page may be refused.
      await navigator.clipboard.writeText(text);
      done = true;
    } catch (_) {
      const box = document.createElement("textarea");
      box.value = text;
      document.body.append(box);
      box.select();
      done = document.execCommand("copy");
      box.remove();
    }
    if (!done && shown) {
      const details = shown.closest("details");
      if (details) details.open = true;
      select(shown);
    }
    told.textContent = (done ? words.copied : words.select) || "";
    return done;
  }

  /**
   * Saves text as a file.
   * @param {string} text
   * @param {string} name
   */
  function save(text, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000); // Not at once: the browser reads it later.
  }

  /**
   * @param {string} label
   * @param {() => void} act
   */
  function button(label, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  }

  for (const section of sections) {
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    status.className = "soft";
    for (const row of section.querySelectorAll("[data-file]")) {
      const shown = row.querySelector("pre");
      if (!(row instanceof HTMLElement) || !shown) continue;
      const { file = "", format = "" } = row.dataset;
      const text = shown.textContent || "";
      const copying = button(words.copy || "", () => copy(text, shown, status));
      const saving = button(words.download || "", () => save(text, file));
      copying.setAttribute("aria-label", `${words.copy} ${format}`);
      saving.setAttribute("aria-label", `${words.download} ${format}`);
      row.append(copying, saving);
    }
    section.append(status);
  }

  // What is done with a selection stands at the window's edge, where the reader is.
  let quoted = "";
  let here = 0;
  const tell = (/** @type {HTMLElement} */ pressed, /** @type {string} */ text) => {
    const status = sections[here].querySelector("[role=status]");
    if (status) copy(text, null, status).then((done) => done && (pressed.textContent = words.copied || ""));
  };
  const articles = Array.from(document.querySelectorAll(".story"));
  const quoting = button(words.quote || "", () => {
    const source = sections[here].querySelector("pre");
    tell(quoting, `“${quoted}”（${source ? source.textContent : ""}）`);
  });
  quoting.className = "quoting";
  let place = "";
  const linking = button(words.link || "", () => tell(linking, location.href.replace(/[?#].*|$/, `#${place}`)));
  const bar = document.createElement("div");
  bar.className = "selected";
  bar.hidden = true;
  bar.addEventListener("mousedown", (event) => event.preventDefault()); // A press must not lose the selection.
  // An address on a disk is worth nothing to anybody else.
  bar.append(quoting, ...(location.protocol === "file:" ? [] : [linking]));
  sections[0].before(bar);
  document.addEventListener("selectionchange", () => {
    const selection = window.getSelection();
    const node = selection && selection.anchorNode;
    const text = selection ? selection.toString().trim() : "";
    const inside = node ? articles.findIndex((article) => article.contains(node)) : -1;
    bar.hidden = inside < 0 || !text;
    if (bar.hidden || !node || (inside === here && text === quoted)) return;
    here = inside;
    quoted = text;
    quoting.textContent = words.quote || "";
    linking.textContent = words.link || "";
    const part = node instanceof Element ? node : node.parentElement;
    const paragraph = part && part.closest(".text [id]");
    place = paragraph ? paragraph.id : "";
  });
})();

"use strict";

/** Story pages: one click copies or saves a citation; selected text is quoted with its source. Words come from the page. */
(function () {
  const section = document.querySelector(".cite");
  if (!(section instanceof HTMLElement)) return;
  const words = section.dataset;
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  status.className = "soft";
  section.append(status);

  /**
   * Selects an element's text, so that a reader can copy it by hand where the browser does not let us.
   * @param {Element} element
   */
  function select(element) {
    const selection = window.getSelection();
    if (selection) selection.selectAllChildren(element);
  }

  /**
   * Copies text; `shown` is an element that shows it, or none.
   * @param {string} text
   * @param {Element | null} shown
   */
  async function copy(text, shown) {
    let done = false;
    // A second copy is told anew.
    status.textContent = "";
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
    status.textContent = (done ? words.copied : words.select) || "";
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

  for (const row of section.querySelectorAll("[data-file]")) {
    const shown = row.querySelector("pre");
    if (!(row instanceof HTMLElement) || !shown) continue;
    const name = row.dataset.file || "";
    const format = row.dataset.format || "";
    const text = shown.textContent || "";
    const copying = button(words.copy || "", () => copy(text, shown));
    const saving = button(words.download || "", () => save(text, name));
    copying.setAttribute("aria-label", `${words.copy} ${format}`);
    saving.setAttribute("aria-label", `${words.download} ${format}`);
    row.append(copying, saving);
  }

  const source = section.querySelector("pre");
  const article = document.querySelector(".story");
  let quoted = "";
  const quoting = button(words.quote || "", () => copy(`“${quoted}”（${source ? source.textContent : ""}）`, null));
  quoting.className = "quoting";
  quoting.hidden = true;
  quoting.addEventListener("mousedown", (event) => event.preventDefault()); // A press must not lose the selection.
  section.append(quoting);
  document.addEventListener("selectionchange", () => {
    const selection = window.getSelection();
    const inside = selection && selection.anchorNode && article && article.contains(selection.anchorNode);
    quoted = inside && selection ? selection.toString().trim() : quoted;
    quoting.hidden = !(inside && quoted);
  });
})();

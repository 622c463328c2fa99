"use strict";
// Suggestions while typing: a list below the box, in the manner of a combobox. Loaded at the first key.
/** @type {any} */
var jianbao = jianbao || {};

/** What the search folder holds to suggest, by sort. @typedef {{[sort: string]: string[]}} Suggestions */

/** Suggestions shown: what a glance takes in, and a phone holds above its keyboard. */
jianbao.MAX_SUGGESTIONS = 6;

/**
 * What of a query is being typed: its last word, without what says how it is meant.
 * @param {string} query
 * @returns {{before: string, typed: string}}
 */
jianbao.lastWord = function (query) {
  const typed = (/[^\s"“”「」『』()（）|｜:：\-]*$/.exec(query) || [""])[0];
  return { before: query.slice(0, query.length - typed.length), typed };
};

/**
 * Suggestions for what is typed: those that begin with it, then those that hold it; in each group the more frequent first.
 * @param {Suggestions} all
 * @param {string} typed
 * @returns {{sort: string, text: string}[]}
 */
jianbao.suggested = function (all, typed) {
  const run = jianbao.folded(typed);
  /** @type {{sort: string, text: string}[][]} */
  const groups = [[], []];
  const known = new Set([run]);
  if (!run) return [];
  for (const sort of Object.keys(all)) {
    for (const text of all[sort]) {
      const at = text.indexOf(run);
      if (at < 0 || known.has(text)) continue;
      known.add(text);
      groups[at === 0 ? 0 : 1].push({ sort, text });
    }
  }
  return groups[0].concat(groups[1]).slice(0, jianbao.MAX_SUGGESTIONS);
};

/** Runs the list. */
jianbao.suggestions = function () {
  const input = /** @type {HTMLInputElement} */ (document.querySelector("#query"));
  const list = /** @type {HTMLElement} */ (document.querySelector("#suggestions"));
  if (!input || !list) return;
  /** @type {{sort: string, text: string}[]} */
  let shown = [];
  let chosen = -1;
  let turn = 0;

  const paint = () => {
    Array.from(list.children).forEach((option, index) => option.setAttribute("aria-selected", String(index === chosen)));
    if (chosen < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `suggestion-${chosen}`);
  };
  /** @param {{sort: string, text: string}[]} next */
  const show = (next) => {
    turn += 1;
    shown = next;
    chosen = -1;
    list.textContent = "";
    shown.forEach(({ sort, text }, index) =>
      list.append(jianbao.element("li", { role: "option", id: `suggestion-${index}` }, text, jianbao.element("small", {}, list.dataset[sort] || "")))
    );
    list.hidden = shown.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    paint();
  };
  /** @param {number} index */
  const take = (index) => {
    const query = jianbao.lastWord(input.value).before + shown[index].text;
    show([]);
    jianbao.searchFor(query);
  };
  const update = async () => {
    const now = (turn += 1);
    const { typed } = jianbao.lastWord(input.value);
    const all = typed ? await jianbao.part(6, 1).catch(() => ({})) : {};
    if (typed) await jianbao.foldReady(typed);
    // A newer key, or a search that was asked for, may have overtaken it.
    if (now === turn && document.activeElement === input) show(jianbao.suggested(all, typed));
  };

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", "suggestions hits");
  show([]);
  input.addEventListener("input", (event) => {
    if (!(/** @type {InputEvent} */ (event).isComposing)) update();
  });
  input.addEventListener("compositionend", update);
  input.addEventListener("blur", () => show([]));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && chosen < 0) show([]);
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      // Past either end no suggestion is chosen, and what was typed stands.
      chosen = ((chosen + 1 + step + shown.length + 1) % (shown.length + 1)) - 1;
      paint();
    } else if (event.key === "Escape") show([]);
    else if (event.key === "Enter" && chosen >= 0) take(chosen);
    else return;
    event.preventDefault();
  });
  // A press must not take the focus away before the click comes.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const index = Array.from(list.children).findIndex((option) => option.contains(/** @type {Node} */ (event.target)));
    if (index >= 0) take(index);
  });
  update();
};

if (typeof document !== "undefined") jianbao.suggestions();

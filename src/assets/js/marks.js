"use strict";
// Marks on a story page: what was searched for, when a hit led here (#q=…, ?q=…; #m=… where other words were found). It loads the rest
// of what it needs only then.
/** @type {any} */
var jianbao = jianbao || {};

/** Everything on the page that the script touches: its bar, a part's element, and what in it is not the dump's text. */
jianbao.markElements = {
  bar: "#marks",
  parts: "article.story :is(h1, h2, h3, p, li, td, figcaption)",
  labels: ".doubt, .tag, .seam, .lacking, mark",
};

/** Scripts that read and fold a query and find its places. */
jianbao.markScripts = ["fold.js", "query.js", "grammar.js", "excerpt.js"];

/**
 * Marks the patterns in one element's text.
 * @param {Element} part
 * @param {string[][]} patterns
 */
jianbao.markPart = function (part, patterns) {
  const labels = jianbao.markElements.labels;
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT, {
    acceptNode: (node) => {
      const parent = node.parentElement;
      return parent && parent.closest(labels) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    },
  });
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  const characters = Array.from(texts.map((text) => text.data).join(""));
  /** @type {[number, number][]} stretches in UTF-16 units, as the DOM counts */
  const marks = [];
  let unit = 0;
  let at = 0;
  const unitsTo = (/** @type {number} */ character) => {
    for (; at < character; at += 1) unit += characters[at].length;
    return unit;
  };
  for (const [from, to] of jianbao.marks(characters.join(""), patterns)) marks.push([unitsTo(from), unitsTo(to)]);
  let start = 0;
  texts.forEach((text) => {
    const end = start + text.length;
    // From the last to the first, so that splitting moves nothing that is still to be split.
    for (const [from, to] of marks.slice().reverse()) {
      if (to <= start || from >= end) continue;
      const piece = text.splitText(Math.max(from, start) - start);
      piece.splitText(Math.min(to, end) - Math.max(from, start));
      const mark = document.createElement("mark");
      // A mark over two elements (a headline's lines) is one place for the reader.
      if (from < start) mark.dataset.continued = "";
      piece.replaceWith(mark);
      mark.append(piece);
    }
    start = end;
  });
};

/** Runs on a story page that has the bar. */
jianbao.markPage = async function () {
  const bar = document.querySelector(jianbao.markElements.bar);
  const address = [new URLSearchParams(location.hash.slice(1)), new URLSearchParams(location.search)];
  const values = (/** @type {string} */ name) => address[0].getAll(name).concat(address[1].getAll(name));
  const query = values("q").join(" ");
  const found = values("m");
  const own = document.currentScript;
  if (!(bar instanceof HTMLElement) || !(own instanceof HTMLScriptElement) || (!query && found.length === 0)) return;
  for (const name of jianbao.markScripts) {
    await new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = own.src.replace(/[^/]*$/, name);
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }
  // Of several stories on one web page the address names one.
  const place = document.getElementById(location.hash.slice(1));
  const root = (place && place.closest("article")) || document;
  const parts = Array.from(root.querySelectorAll(jianbao.markElements.parts));
  await jianbao.foldReady(query + found.join("") + parts.map((part) => part.textContent).join(""));
  const patterns = found.length
    ? found.map(jianbao.queryRuns).filter((runs) => runs.length)
    : jianbao.queryPatterns(jianbao.parse(query).tree);
  for (const part of parts) jianbao.markPart(part, patterns);
  const marks = Array.from(document.querySelectorAll("article.story mark:not([data-continued])"));
  if (marks.length === 0) return;

  const status = document.createElement("span");
  let here = -1;
  const go = (/** @type {number} */ number) => {
    if (here >= 0) marks[here].removeAttribute("aria-current");
    here = (number + marks.length) % marks.length;
    marks[here].setAttribute("aria-current", "true");
    marks[here].scrollIntoView({ block: "center" });
    const numbers = [here + 1, marks.length];
    status.textContent = (bar.dataset.mark || "").replace(/\{\}/g, () => String(numbers.shift()));
  };
  const clear = () => {
    document.removeEventListener("keydown", onKey);
    bar.hidden = true;
    for (const mark of Array.from(document.querySelectorAll("article.story mark"))) {
      const parent = mark.parentNode;
      mark.replaceWith(...Array.from(mark.childNodes));
      if (parent) parent.normalize();
    }
    try {
      history.replaceState(history.state, "", location.pathname + (place ? location.hash : ""));
    } catch (_) {
      // The address of a file may have to stay; a reload brings the marks back.
    }
  };
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) return;
    if (event.key === "n" || event.key === "]") go(here + 1);
    else if (event.key === "N" || event.key === "[") go(here - 1);
    else if (event.key === "Escape") clear();
    else return;
    event.preventDefault();
  };
  const button = (/** @type {string} */ word, /** @type {string} */ key, /** @type {() => void} */ act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = bar.dataset[word] || "";
    made.setAttribute("aria-keyshortcuts", key);
    made.addEventListener("click", act);
    return made;
  };
  status.setAttribute("role", "status");
  const [previous, next] = [button("previous", "Shift+N", () => go(here - 1)), button("next", "N", () => go(here + 1))];
  // One place alone has none before or after it.
  bar.replaceChildren(status, ...(marks.length > 1 ? [" ", previous, " ", next] : []), " ", button("clear", "Escape", clear));
  document.addEventListener("keydown", onKey);
  bar.hidden = false;
  go(0);
};

if (typeof document !== "undefined") jianbao.markPage().catch(() => {}); // Without marks the story can be read all the same.

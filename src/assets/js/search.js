"use strict";
// The search page: input, keys, status line, results, address. Its words are data- attributes of the form (templates/search_body.html).
/** @type {any} */
var jianbao = jianbao || {};

/** Everything on the page that the script touches. */
jianbao.searchElements = {
  form: "#search",
  input: "#query",
  status: "#status",
  retry: "#retry",
  notes: "#notes",
  tools: "#tools",
  sort: "#sort",
  hits: "#hits",
  more: "#more",
  help: "#help",
};

/** A search starts by itself after this rest, in milliseconds: longer than between two keys, shorter than patience. */
jianbao.REST = 200;

/** Hits a page. */
jianbao.PAGE = 10;

/** Tiers when one character may differ. */
jianbao.NEAR = ["exact", "words", "lookalike"];

/** Addresses longer than this go behind the #, which no server sees: many refuse more than 8 kB. */
jianbao.MAX_ADDRESS = 2000;

/**
 * A new element with attributes and children.
 * @param {string} name
 * @param {{[name: string]: string}} attributes
 * @param {...(Node | string)} children
 * @returns {any}
 */
jianbao.element = function (name, attributes, ...children) {
  const made = document.createElement(name);
  for (const key of Object.keys(attributes)) made.setAttribute(key, attributes[key]);
  made.append(...children);
  return made;
};

/**
 * A phrase with its numbers or names in the places of `{}`.
 * @param {string} phrase
 * @param {...(string | number)} values
 * @returns {string}
 */
jianbao.phrase = function (phrase, ...values) {
  return phrase.replace(/\{\}/g, () => {
    const value = values.shift();
    return typeof value === "number" ? value.toLocaleString("en") : String(value);
  });
};

/**
 * A query for an address; lone surrogates, which no address can hold, become U+FFFD.
 * @param {string} query
 * @returns {string}
 */
jianbao.encodeQuery = function (query) {
  return encodeURIComponent(query.replace(/[\ud800-\udfff]/gu, "\ufffd")).replace(/%20/g, "+");
};

/**
 * A value of the address, from behind the # or else the ?.
 * @param {Location} location
 * @param {string} name
 * @returns {string}
 */
jianbao.addressValue = function (location, name) {
  const behind = new URLSearchParams(location.hash.slice(1)).get(name);
  return behind === null ? new URLSearchParams(location.search).get(name) || "" : behind;
};

/**
 * One sentence on where the search stands.
 * @param {DOMStringMap} words
 * @param {{failure?: any, busy?: boolean, one?: boolean, answer?: any}} state
 * @returns {string}
 */
jianbao.statusText = function (words, state) {
  const say = (/** @type {string} */ name, /** @type {(string | number)[]} */ ...values) =>
    jianbao.phrase(words[name] || "", ...values);
  if (state.failure) {
    if (state.failure.code === "format") return say("newer");
    if (state.failure.code === "part") return say(navigator.onLine === false ? "offline" : "failed");
    return say("broken") + (state.failure.message || state.failure);
  }
  if (state.busy) return say("busy");
  if (state.one) return say("one");
  const answer = state.answer;
  if (!answer || answer.notes.some((/** @type {any} */ note) => note.code === "empty")) return say("idle");
  const { exact, words: apart, lookalike } = answer.counts;
  const told = [exact ? say("found", exact) : say("none")];
  if (apart) told.push(say("words", apart));
  if (lookalike) told.push(say("lookalike", lookalike));
  return told.join("，");
};

/**
 * A hit as an item of the list.
 * @param {DOMStringMap} words
 * @param {any} hit
 * @param {string} query
 * @param {string[][]} patterns  what to mark in the headline
 * @returns {HTMLLIElement}
 */
jianbao.hitItem = function (words, hit, query, patterns) {
  const element = jianbao.element;
  const marked = (/** @type {any[]} */ pieces) =>
    jianbao.displayPieces(pieces).map((/** @type {any} */ piece) =>
      piece.mark ? element("mark", {}, ...inMark(piece.text)) : piece.text
    );
  const inMark = (/** @type {string} */ text) => {
    const characters = Array.from(text);
    const odd = hit.tier === "lookalike" ? jianbao.oddCharacter(text, patterns) : -1;
    if (odd < 0) return [text];
    return [characters.slice(0, odd).join(""), element("b", {}, characters[odd]), characters.slice(odd + 1).join("")];
  };
  // Where the query itself does not stand in the story, what was found instead is to be marked there.
  const found = hit.snippet.filter((/** @type {any} */ piece) => piece.mark).map((/** @type {any} */ piece) => piece.text);
  let asked = `q=${jianbao.encodeQuery(query)}`;
  if (hit.tier !== "exact") {
    for (const text of new Set(found)) asked += `&m=${jianbao.encodeQuery(String(text))}`;
  }
  // A story that shares its web page has the place behind the # for itself.
  const address = hit.url.replace(/#|$/, (/** @type {string} */ sign) => (sign ? `?${asked}#` : `#${asked}`));
  const all = patterns.concat(found.map((/** @type {string} */ text) => [jianbao.folded(text)]));
  const snippet = marked(hit.snippet);
  const last = snippet.length - 1;
  // Where the sentence goes on, its comma gives way to the dots.
  if (typeof snippet[last] === "string") snippet[last] = snippet[last].replace(/[，、；：]?$/, (/** @type {string} */ sign) => (sign ? "……" : ""));
  if (last >= 0 && !/[。！？…”」]$/.test(snippet[last].textContent || snippet[last])) snippet.push("……");
  const title = hit.title ? marked(jianbao.marked(hit.title, all)) : [words.untitled];
  const date = hit.date
    ? hit.date
        .split("-")
        .map((/** @type {string} */ field, /** @type {number} */ index) =>
          words.dateSigns ? Number(field) + words.dateSigns[index] : (index ? "-" : "") + field
        )
        .join("")
    : words.undated;
  const facts = [hit.date ? element("time", { datetime: hit.date }, date) : date];
  if (hit.inferred) facts.push(`〔${words.inferred}〕`);
  for (const text of [hit.page && jianbao.phrase(/^\w+$/.test(hit.page) ? words.page || "{}" : "{}", hit.page), hit.paper]) {
    if (text) facts.push(" ", text);
  }
  const head = element("h2", {}, element("a", { href: address }, ...title));
  const star = { class: "star", href: `clippings.html#add=${hit.id}`, "aria-label": words.clip + head.textContent };
  return element(
    "li",
    { class: hit.tier },
    head,
    element("a", star, "☆"),
    element("p", { class: "soft", lang: document.documentElement.lang }, ...facts),
    element("p", {}, ...snippet)
  );
};

/**
 * Shows what a search can be narrowed down by. The first answer loads the script that does (it puts itself in this one's place).
 * @param {{answer: any, query: string, sort: string, near: boolean} | null} found  null when the list is emptied
 */
jianbao.narrow = function (found) {
  jianbao.narrowNext = found;
  if (!found || jianbao.narrowLoads) return;
  jianbao.narrowLoads = true;
  jianbao.script(jianbao.scripts + "narrow.js").then(
    () => jianbao.narrow(jianbao.narrowNext),
    () => (jianbao.narrowLoads = false)
  );
};

/** Runs the page. */
jianbao.searchPage = function () {
  /** @type {any} */
  const at = {};
  for (const [name, selector] of Object.entries(jianbao.searchElements)) at[name] = document.querySelector(String(selector));
  const words = at.form.dataset;

  /** What is on the page; `turn` numbers the searches, so that a late answer to an old one is known. */
  const state = { query: "", sort: "relevance", near: false, shown: 0, total: 0, tier: "", turn: 0, composing: false, timer: 0 };
  /** @type {() => void} */
  let again = () => {};
  /** @type {string[][]} */
  let patterns = [];

  /** @param {any} told */
  const say = (told) => {
    at.status.textContent = jianbao.statusText(words, told);
    at.status.classList.toggle("failed", Boolean(told.failure));
    at.retry.hidden = !told.failure || told.failure.code === "format";
  };

  const clear = () => {
    at.hits.textContent = "";
    at.notes.textContent = "";
    at.tools.hidden = at.more.hidden = true;
    Object.assign(state, { shown: 0, total: 0, tier: "" });
    jianbao.narrow(null);
  };

  /** @param {{code: string, text: string}[]} notes */
  const showNotes = (notes) => {
    at.notes.textContent = "";
    for (const note of notes) at.notes.append(jianbao.element("li", {}, note.text));
  };

  /** @param {any} answer */
  const showHits = (answer) => {
    for (const hit of answer.hits) {
      if (hit.tier !== state.tier && hit.tier !== "exact") {
        at.hits.append(jianbao.element("li", { class: "tier", lang: document.documentElement.lang }, words[hit.tier + "Head"]));
      }
      state.tier = hit.tier;
      at.hits.append(jianbao.hitItem(words, hit, state.query, patterns));
    }
    state.shown += answer.hits.length;
    const { exact, words: apart, lookalike } = answer.counts;
    state.total = (exact || 0) + (apart || 0) + (lookalike || 0);
    at.more.hidden = answer.hits.length === 0 || state.shown >= state.total;
  };

  /**
   * Asks and shows; hits beyond those shown, or all anew.
   * @param {number} limit
   */
  const ask = async (limit) => {
    const turn = (state.turn += 1);
    const first = state.shown === 0;
    again = () => ask(limit);
    say({ busy: true });
    try {
      const options = { limit, offset: state.shown, sort: state.sort };
      const answer = await jianbao.search(state.query, state.near ? Object.assign({ tiers: jianbao.NEAR }, options) : options);
      if (turn !== state.turn) return;
      patterns = jianbao.queryPatterns(jianbao.parse(state.query).tree);
      if (first) clear();
      showNotes(answer.notes);
      showHits(answer);
      at.tools.hidden = state.total === 0;
      at.help.open = false;
      say({ answer });
      if (first) jianbao.narrow({ answer, query: state.query, sort: state.sort, near: state.near });
    } catch (failure) {
      if (turn !== state.turn) return;
      if (first) clear();
      say({ failure });
    }
  };

  /** What a return to this address finds again. @param {object} more */
  const remember = (more) => {
    try {
      history.replaceState(Object.assign({ shown: state.shown }, more), "");
    } catch (_) {
      // A browser that keeps no state for files only loses the place in the list.
    }
  };

  /** Puts the search into the address. @param {boolean} newEntry */
  const setAddress = (newEntry) => {
    let parameters = state.query ? `q=${jianbao.encodeQuery(state.query)}` : "";
    if (state.query && state.sort !== "relevance") parameters += `&sort=${state.sort}`;
    if (state.query && state.near) parameters += "&near=1";
    const address = parameters.length > jianbao.MAX_ADDRESS ? `#${parameters}` : parameters && `?${parameters}`;
    try {
      if (newEntry) history.pushState({}, "", location.pathname + address);
      else history.replaceState({}, "", location.pathname + address);
    } catch (_) {
      // Some browsers let a file change nothing but what is behind its #.
      if (newEntry) location.hash = parameters;
      else location.replace("#" + parameters);
    }
  };

  /**
   * Searches for what is in the box.
   * @param {boolean} pressed  by Enter or a button, not by a rest
   * @param {boolean} [near]  with one character different, too
   */
  const search = (pressed, near = false) => {
    clearTimeout(state.timer);
    const query = at.input.value.trim();
    if (!pressed && query === state.query) return;
    if (!query) {
      state.turn += 1;
      state.query = "";
      setAddress(false);
      clear();
      say({});
      return;
    }
    if (!pressed && Array.from(query).length < 2) {
      say({ one: true });
      return;
    }
    // What was typed on the way to this query is no step back.
    const newEntry = pressed && state.query !== "" && (query !== state.query || near !== state.near);
    Object.assign(state, { query, near });
    state.sort = at.sort.value;
    setAddress(newEntry);
    state.shown = 0;
    ask(jianbao.PAGE);
  };

  /** Reads the address; a return finds as many hits as were there, and the one that was opened. */
  const followAddress = async () => {
    const past = history.state || {};
    const query = jianbao.addressValue(location, "q").trim();
    const sort = jianbao.addressValue(location, "sort");
    at.sort.value = ["newest", "oldest"].includes(sort) ? sort : "relevance";
    const near = jianbao.addressValue(location, "near") === "1";
    if (query === state.query && at.sort.value === state.sort && near === state.near) return;
    at.input.value = query;
    Object.assign(state, { query, near, sort: at.sort.value, shown: 0 });
    clearTimeout(state.timer);
    if (!query) {
      state.turn += 1;
      clear();
      say({});
      return;
    }
    await ask(Math.max(jianbao.PAGE, Number(past.shown) || 0));
    const opened = links().find((/** @type {any} */ link) => link.href === past.opened);
    if (opened) opened.focus();
  };

  /** @returns {HTMLAnchorElement[]} */
  const links = () => Array.from(at.hits.querySelectorAll("h2 a"));

  /** Whether a key belongs to an input method. @param {KeyboardEvent} event */
  const composes = (event) => state.composing || event.isComposing || event.keyCode === 229;

  at.form.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    if (state.composing) return;
    search(true);
  });
  at.input.addEventListener("compositionstart", () => {
    state.composing = true;
    clearTimeout(state.timer);
  });
  at.input.addEventListener("compositionend", () => {
    // The Enter that ends a composition comes right after in some browsers; it is no order to search.
    setTimeout(() => {
      state.composing = false;
      rest();
    });
  });
  const rest = () => {
    clearTimeout(state.timer);
    if (!state.composing) state.timer = window.setTimeout(() => search(false), jianbao.REST);
  };
  // Whoever comes with a link or never types does not pay for suggestions; without them the box works as well.
  at.input.addEventListener("input", () => jianbao.script(jianbao.scripts + "suggest.js").catch(() => {}), { once: true });
  at.input.addEventListener("input", (/** @type {InputEvent} */ event) => {
    if (!event.isComposing) rest();
  });
  at.sort.addEventListener("change", () => search(true, state.near));
  at.retry.addEventListener("click", () => again());
  at.more.addEventListener("click", async () => {
    const next = links().length;
    await ask(jianbao.PAGE);
    remember({});
    const link = links()[next];
    if (link && (document.activeElement === at.more || at.more.hidden)) link.focus();
  });
  at.hits.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    const link = /** @type {Element} */ (event.target).closest("a");
    if (link) remember({ opened: link.href });
  });

  document.addEventListener("keydown", (event) => {
    if (composes(event) || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = /** @type {HTMLElement} */ (event.target);
    const all = links();
    const here = all.indexOf(/** @type {any} */ (target));
    const typing = target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
    /** @type {HTMLElement | undefined} */
    let next;
    if (event.key === "/" && !typing) next = at.input;
    else if (event.key === "ArrowDown" && (target === at.input || here >= 0)) next = all[here + 1];
    else if (event.key === "ArrowUp" && here >= 0) next = here === 0 ? at.input : all[here - 1];
    else if (event.key === "Escape" && here >= 0) next = at.input;
    else if (event.key === "Escape" && target === at.input && at.input.value) {
      at.input.value = "";
      search(false);
      next = at.input;
    }
    if (!next) return;
    event.preventDefault();
    next.focus();
    if (next === at.input && event.key !== "ArrowUp") at.input.select();
  });

  window.addEventListener("popstate", followAddress);
  window.addEventListener("hashchange", followAddress);

  jianbao.searchFor = (/** @type {string} */ query, /** @type {boolean} */ near) => {
    at.input.value = query;
    search(true, near);
  };

  say({});
  followAddress();
  // The first search finds the entry decoded.
  jianbao.opened().then(() => jianbao.blockOf("  "), () => {});
  if (!at.input.value && !matchMedia("(pointer: coarse)").matches) at.input.focus({ preventScroll: true });
};

if (typeof document !== "undefined" && document.querySelector(jianbao.searchElements.form)) jianbao.searchPage();

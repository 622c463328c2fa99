"use strict";
// Narrowing a search down, and what to try when nothing was found. Loaded after the first answer.
/** @type {any} */
var jianbao = jianbao || {};

/**
 * The normal form: a query that parses to this very tree.
 * @param {any} node
 * @returns {string}
 */
jianbao.queryText = function (node) {
  const bracketed = (/** @type {any} */ inner) => `(${jianbao.queryText(inner)})`;
  if (node.and) return node.and.map((/** @type {any} */ inner) => (inner.or ? bracketed(inner) : jianbao.queryText(inner))).join(" ");
  if (node.or) return node.or.map(jianbao.queryText).join(" OR ");
  if (node.not) return "-" + (node.not.and || node.not.or ? bracketed(node.not) : jianbao.queryText(node.not));
  if (node.filter) return `${node.filter}:${node.value}`;
  if (node.date) {
    const [from, to] = node.date.map((/** @type {number} */ day) =>
      day === 0 || day === 99999999 ? "" : String(day).padStart(8, "0").replace(/(....)(..)(..)/, "$1-$2-$3"),
    );
    return `date:${from === to ? from : `${from}..${to}`}`;
  }
  const field = node.field ? `${node.field}:` : "";
  return field + (node.quoted ? `"${node.run.join(" ")}"` : node.run.join(" "));
};

/**
 * A tree whose single runs are no quotations, as a reader would type them.
 * @param {any} node
 * @returns {any}
 */
jianbao.plainRuns = function (node) {
  if (node.run) return Object.assign({}, node, { quoted: node.run.length > 1 });
  const key = node.and ? "and" : "or";
  return node[key] ? { [key]: node[key].map(jianbao.plainRuns) } : node;
};

/** Everything on the page that this script touches. */
jianbao.narrowElements = {
  panel: "#narrow",
  chosen: "#chosen",
  months: "#months",
  facets: "#facets",
  relax: "#relax",
  also: "#also",
  csv: "#save-csv",
  ris: "#save-ris",
};

/** As many rows of a hit list are saved. */
jianbao.MAX_ROWS = 5000;

/** Values of a facet that are shown; those after them are rare. */
jianbao.MAX_VALUES = 8;

/** As many bars as a phone's width can hold; a longer time is shown by years. */
jianbao.MAX_BARS = 60;

/** Facets in the order of the panel. */
jianbao.facetNames = ["year", "place", "kind", "rubric", "by", "page"];

/**
 * The conditions of a query that the panel can take away: filters, fields and dates that stand beside the rest.
 * @param {any} tree
 * @returns {any[]}
 */
jianbao.conditions = function (tree) {
  const nodes = tree ? tree.and || [tree] : [];
  return nodes.filter((/** @type {any} */ node) => node.filter || node.date || node.field);
};

/**
 * A query without one of its parts, and with another condition.
 * @param {any} tree
 * @param {any} leftOut  a node that stands beside the rest, or null
 * @param {string} added
 * @returns {string}
 */
jianbao.narrowed = function (tree, leftOut, added) {
  const nodes = tree ? tree.and || [tree] : [];
  const kept = jianbao.queryJoin("and", nodes.filter((/** @type {any} */ node) => node !== leftOut));
  const text = kept ? jianbao.queryText(kept) : "";
  return (kept && kept.or && added ? `(${text})` : text) + (text && added ? " " : "") + added;
};

/**
 * Bars of the histogram: each a month (or year) with its hits and all its stories.
 * @param {[string, number][]} months  of the answer
 * @param {number[]} totals  of the archive: the first month's number (year · 12 + month - 1), then stories by month
 * @returns {{name: string, hits: number, all: number}[]}
 */
jianbao.bars = function (months, totals) {
  const dated = months.filter(([month]) => month);
  if (dated.length === 0) return [];
  const numbers = dated.map(([month]) => Number(month.slice(0, 4)) * 12 + (Number(month.slice(5)) || 1) - 1);
  const first = Math.min(...numbers);
  const last = Math.max(...numbers);
  const size = last - first < jianbao.MAX_BARS ? 1 : 12;
  const start = first - (size === 12 ? first % 12 : 0);
  /** @type {{name: string, hits: number, all: number}[]} */
  const made = [];
  for (let number = start; number <= last; number += size) {
    const year = String(Math.floor(number / 12)).padStart(4, "0");
    const name = size === 12 ? year : `${year}-${String((number % 12) + 1).padStart(2, "0")}`;
    made.push({ name, hits: 0, all: 0 });
  }
  dated.forEach(([, hits], index) => (made[Math.floor((numbers[index] - start) / size)].hits += hits));
  totals.slice(1).forEach((all, index) => {
    const bar = made[Math.floor((totals[0] + index - start) / size)];
    if (bar) bar.all += all;
  });
  return made;
};

/**
 * Hits by year, the newest first.
 * @param {[string, number][]} months  of the answer
 * @returns {[string, number][]}
 */
jianbao.years = function (months) {
  /** @type {Map<string, number>} */
  const years = new Map();
  for (const [month, hits] of months) {
    const year = month.slice(0, 4);
    if (year) years.set(year, (years.get(year) || 0) + hits);
  }
  return Array.from(years).sort((one, other) => Number(other[0]) - Number(one[0]));
};

/**
 * The histogram: a bar is chosen by click or Enter, a range by dragging or by Shift and the arrow keys.
 * @param {{name: string, hits: number, all: number}[]} bars
 * @param {DOMStringMap} words
 * @param {(from: string, to: string) => void} choose
 * @returns {Element}
 */
jianbao.histogram = function (bars, words, choose) {
  const svg = (/** @type {string} */ name, /** @type {{[name: string]: string | number}} */ attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const key of Object.keys(attributes)) made.setAttribute(key, String(attributes[key]));
    return made;
  };
  const most = Math.max(...bars.map((bar) => bar.hits));
  const width = 12;
  const chart = svg("svg", { viewBox: `0 0 ${bars.length * width} 64`, preserveAspectRatio: "none", role: "group", "aria-label": words.months || "" });
  let anchor = 0;
  let here = 0;
  const groups = bars.map((bar, index) => {
    const group = svg("g", { role: "button", tabindex: index === 0 ? 0 : -1, "aria-label": jianbao.phrase(words.month || "{} {} {}", bar.name, bar.hits, bar.all) });
    const title = svg("title", {});
    title.textContent = group.getAttribute("aria-label");
    const height = bar.hits === 0 ? 0 : Math.max(2, (bar.hits / most) * 60);
    const x = index * width;
    // The whole column can be hit, also where the bar is low.
    group.append(title, svg("rect", { class: "column", x, y: 0, width, height: 64 }), svg("rect", { class: "bar", x: x + 1, y: 64 - height, width: width - 2, height }));
    return group;
  });
  chart.append(...groups);
  const paint = () => {
    const [from, to] = [Math.min(anchor, here), Math.max(anchor, here)];
    groups.forEach((group, index) => {
      group.classList.toggle("in", anchor !== here && index >= from && index <= to);
      group.setAttribute("tabindex", index === here ? "0" : "-1");
    });
  };
  const chosen = () => choose(bars[Math.min(anchor, here)].name, bars[Math.max(anchor, here)].name);
  const indexOf = (/** @type {EventTarget | null} */ target) =>
    target instanceof Element ? groups.findIndex((group) => group.contains(target)) : -1;
  chart.addEventListener("pointerdown", (event) => {
    anchor = here = Math.max(0, indexOf(event.target));
    paint();
  });
  chart.addEventListener("pointerover", (event) => {
    const index = indexOf(event.target);
    if (/** @type {PointerEvent} */ (event).buttons !== 1 || index < 0) return;
    here = index;
    paint();
  });
  chart.addEventListener("pointerup", chosen);
  chart.addEventListener("keydown", (event) => {
    const { key, shiftKey } = /** @type {KeyboardEvent} */ (event);
    if (key === "Enter" || key === " ") chosen();
    else if (key === "ArrowLeft" || key === "ArrowRight") {
      here = Math.min(bars.length - 1, Math.max(0, here + (key === "ArrowLeft" ? -1 : 1)));
      if (!shiftKey) anchor = here;
      paint();
      /** @type {any} */ (groups[here]).focus();
    } else return;
    event.preventDefault();
  });
  return chart;
};

/**
 * A hit list as a table for spreadsheet programs: with the mark by which they know UTF-8, and no cell that they would run as a formula.
 * @param {any[]} hits
 * @param {string} base  address of the site's root
 * @returns {string}
 */
jianbao.csv = function (hits, base) {
  const cell = (/** @type {any} */ value) => {
    const text = String(value === undefined || value === null ? "" : value);
    return `"${(/^[=+\-@\t\r]/.test(text) ? "'" : "") + text.replace(/"/g, '""')}"`;
  };
  const rows = hits.map((hit) => [
    hit.title, hit.date, hit.inferred ? 1 : "", hit.page, hit.tier, hit.id, base + hit.url,
    hit.snippet.map((/** @type {any} */ piece) => piece.text).join(""),
  ]);
  const head = ["title", "date", "inferred", "page", "tier", "id", "url", "snippet"];
  return "\ufeff" + [head, ...rows].map((row) => row.map(cell).join(",") + "\r\n").join("");
};

/**
 * A hit list for reference managers.
 * @param {any[]} hits
 * @param {string} base  address of the site's root
 * @returns {string}
 */
jianbao.ris = function (hits, base) {
  return hits
    .map((hit) => {
      const [year, month, day] = hit.date.split("-");
      const fields = [
        ["TY", "NEWS"],
        ["TI", hit.title.replace(/\s+/g, " ")],
        ["T2", hit.paper || ""],
        ["PY", year],
        // Four fields, also where month or day are not known.
        ["DA", year && `${year}/${month || ""}/${day || ""}/`],
        ["SP", hit.page],
        ["UR", base + hit.url],
        ["ID", hit.id],
      ];
      const lines = fields.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${value}\r\n`);
      return lines.join("") + "ER  - \r\n";
    })
    .join("\r\n");
};

/** Shows what a search can be narrowed down by; takes the place of the loader in search.js. */
jianbao.narrow = (() => {
  if (typeof document === "undefined") return () => {};
  /** @type {any} */
  const at = {};
  for (const [name, selector] of Object.entries(jianbao.narrowElements)) at[name] = document.querySelector(String(selector));
  const words = at.panel.dataset;
  const element = jianbao.element;
  const phrase = jianbao.phrase;
  /** @type {{answer: any, query: string, sort: string, near: boolean} | null} */
  let found = null;

  /**
   * A link to another search that does not leave the page.
   * @param {string} query @param {string} text @param {boolean} [near]  with one character different, too
   */
  const link = (query, text, near) => {
    const made = element("a", { href: `search.html?q=${jianbao.encodeQuery(query)}${near ? "&near=1" : ""}` }, text);
    made.addEventListener("click", (/** @type {MouseEvent} */ event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      jianbao.searchFor(query, near);
    });
    return made;
  };

  /** A value as a query writes it. @param {string} name @param {string} value */
  const condition = (name, value) =>
    name === "year" ? `date:${value}` : `${name}:${/^[\p{L}\p{N}]+$/u.test(value) ? value : `"${value.replace(/["“”]/g, " ")}"`}`;

  /** What readers call a value. @param {string} name @param {string} value */
  const label = (name, value) => {
    if (name === "page" && /^\w+$/.test(value)) return phrase(words.numbered || "{}", value);
    const kind = name === "kind" && /^zh/.test(document.documentElement.lang) && jianbao.queryKinds.find((/** @type {string[]} */ names) => names[0] === value);
    return kind ? kind[1] : value;
  };

  /** @param {any} tree */
  const showChosen = (tree) => {
    at.chosen.textContent = "";
    for (const node of jianbao.conditions(tree)) {
      const text = jianbao.queryText(node);
      const remove = link(jianbao.narrowed(tree, node, ""), "×");
      remove.setAttribute("aria-label", `${words.remove} ${text}`);
      at.chosen.append(element("li", {}, text, " ", remove));
    }
  };

  /** @param {any} answer @param {any} tree */
  const showMonths = (answer, tree) => {
    at.months.textContent = "";
    const bars = jianbao.bars(answer.months, jianbao.entry ? jianbao.entry.months : []);
    const undated = answer.months.find((/** @type {[string, number]} */ month) => !month[0]);
    if (bars.length > 0) {
      const dates = jianbao.conditions(tree).find((/** @type {any} */ node) => node.date) || null;
      const choose = (/** @type {string} */ from, /** @type {string} */ to) =>
        jianbao.searchFor(jianbao.narrowed(tree, dates, `date:${from === to ? from : `${from}..${to}`}`));
      at.months.append(element("h2", {}, words.months || ""), jianbao.histogram(bars, words, choose));
      at.months.append(element("p", { class: "ends" }, element("span", {}, bars[0].name), element("span", {}, bars[bars.length - 1].name)));
    }
    if (undated) at.months.append(element("p", { class: "soft" }, phrase(words.undatedCount || "{}", undated[1])));
  };

  /** @param {any} facets @param {any} tree */
  const showFacets = (facets, tree) => {
    at.facets.textContent = "";
    for (const name of jianbao.facetNames) {
      const values = ((facets && facets[name]) || []).slice(0, jianbao.MAX_VALUES);
      if (values.length === 0) continue;
      const items = values.map((/** @type {[string, number]} */ [value, count]) =>
        element("li", {}, link(jianbao.narrowed(tree, null, condition(name, value)), label(name, value)), " ", element("small", {}, phrase("{}", count)))
      );
      // Years and kinds are the interface's words, all else is the paper's.
      const lang = name === "year" || name === "kind" ? document.documentElement.lang : "zh-CN";
      at.facets.append(element("h2", {}, words[name] || name), element("ul", { lang }, ...items));
    }
  };

  /** Other spellings and names, each a search of its own. @param {any} answer @param {any} tree */
  const showAlso = async (answer, tree) => {
    const asked = found;
    const also = answer.also || [];
    if (also.length > 0) await jianbao.further();
    if (asked !== found) return;
    for (const { kind, run, text, count } of also) {
      const { field } = jianbao.positive(tree).find((/** @type {RunNode} */ one) => one.run.join(" ") === run);
      const other = jianbao.instead(tree, { pieces: run.split(" "), field, instead: jianbao.queryRuns(text) });
      const phrases = kind === "alias" ? phrase(words.alsoAlias || "{} {}", text, count) : phrase(words.alsoSpelling || "{} {}", count, text);
      at.also.append(element("li", {}, link(jianbao.queryText(jianbao.plainRuns(other)), phrases)));
    }
  };

  /** Which part emptied the result: the query without each of its parts, and with one character different, as far as that finds
   * anything. @param {any} tree */
  const showRelaxed = async (tree) => {
    const asked = found;
    if (!asked) return;
    const count = async (/** @type {string} */ query, /** @type {"exact" | "lookalike"} */ tier) =>
      (await jianbao.search(query, { limit: 0, tiers: [tier] })).counts[tier];
    // More parts than these nobody takes away one by one.
    const nodes = ((tree && tree.and) || []).slice(0, 6);
    const links = nodes.map(async (/** @type {any} */ node) => {
      const query = jianbao.narrowed(tree, node, "");
      const hits = await count(query, "exact");
      return hits && link(query, phrase(words.without || "{} {}", jianbao.queryText(node), hits));
    });
    if (tree && !asked.near) {
      links.push(
        count(asked.query, "lookalike").then((hits) => hits && link(asked.query, phrase(words.relaxNear || "{}", hits), true))
      );
    }
    const offers = (await Promise.all(links)).filter((made) => made);
    if (asked === found) at.relax.append(...offers.map((made) => element("li", {}, words.relax || "", made)));
  };

  /** Saves the whole hit list. @param {"csv" | "ris"} kind */
  const save = async (kind) => {
    if (!found) return;
    const { query, sort, near } = found;
    const options = { limit: jianbao.MAX_ROWS, sort };
    const { hits } = await jianbao.search(query, near ? Object.assign({ tiers: jianbao.NEAR }, options) : options);
    const text = jianbao[kind](hits, location.href.replace(/[^/]*$/, "").replace(/[?#].*$/, ""));
    const url = URL.createObjectURL(new Blob([text], { type: kind === "csv" ? "text/csv" : "application/x-research-info-systems" }));
    const anchor = element("a", { href: url, download: `jianbao.${kind}` });
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  };
  at.csv.addEventListener("click", () => save("csv"));
  at.ris.addEventListener("click", () => save("ris"));
  if (matchMedia("(min-width: 60rem)").matches) at.panel.open = true;

  return async (/** @type {{answer: any, query: string, sort: string, near: boolean} | null} */ next) => {
    found = next;
    at.relax.textContent = at.also.textContent = "";
    const total = next && Object.values(next.answer.counts).reduce((/** @type {number} */ sum, count) => sum + (Number(count) || 0), 0);
    at.panel.hidden = !total;
    if (!next) return;
    const { tree } = jianbao.parse(next.query);
    showAlso(next.answer, tree).catch(() => {});
    if (!next.answer.counts.exact) showRelaxed(tree).catch(() => {}); // Advice that does not load is none.
    if (!total) return;
    showChosen(tree);
    showMonths(next.answer, tree);
    const { facets } = next.answer.facets ? next.answer : await jianbao.search(next.query, { limit: 0, facets: true }).catch(() => ({}));
    if (found === next) showFacets(Object.assign({ year: jianbao.years(next.answer.months) }, facets), tree);
  };
})();

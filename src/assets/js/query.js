"use strict";
// Query text to tree: what all queries need. What few need, signs and fields, is in grammar.js.
/** @type {any} */
var jianbao = jianbao || {};

/**
 * A node of the tree: runs of word characters one after the other (in a field or not), a whole-value field, a range of days as
 * yyyymmdd (open ends are 0 and 99999999), or other nodes joined. Runs and values are folded.
 * @typedef {{run: string[], field?: string, quoted?: boolean}
 *   | {filter: string, value: string}
 *   | {date: [number, number]}
 *   | {not: any}
 *   | {and: any[]}
 *   | {or: any[]}} QueryNode
 */

/** @typedef {{code: string, text: string}} QueryNote */

/** Codes of notes in the order in which they are told; their words stand on the search page, made of query.rs. */
jianbao.queryNotes = "empty filters quote bracket operator and field kind date range long deep many".split(" ");

/**
 * What a note tells the reader.
 * @param {string} code
 * @returns {QueryNote} with the code for its text where the page has no words for it
 */
jianbao.queryNote = function (code) {
  const worded = typeof document === "undefined" ? null : document.querySelector(`#note-words [data-code="${code}"]`);
  return { code, text: (worded && worded.textContent) || code };
};

/** Kinds of story with what readers call them; the first is the id. */
jianbao.queryKinds = [
  ["news", "新闻", "报道", "消息", "通讯"],
  ["photo", "图片", "图片新闻", "照片", "摄影"],
  ["notice", "公告", "启事", "通告", "声明"],
  ["ad", "广告"],
  ["opinion", "评论", "言论"],
  ["package", "专栏", "组稿", "专题"],
];

/** A query of nothing but runs, as most are. */
jianbao.plainQuery = /^[\u4e00-\u9fffa-z0-9\s]*$/;

/**
 * Settles when a query can be read.
 * @param {string} query
 * @returns {Promise<void>}
 */
jianbao.grammarReady = function (query) {
  return jianbao.plainQuery.test(query) || jianbao.queryTree ? Promise.resolve() : jianbao.needed("grammar.js");
};

/**
 * Reads a query that is ready. Never fails: what cannot be parsed is text, with a note.
 * @param {string} text
 * @returns {{tree: QueryNode | null, notes: QueryNote[]}}
 */
jianbao.parse = function (text) {
  /** @type {Set<string>} */
  const codes = new Set();
  const characters = Array.from(text);
  if (characters.length > 10000) {
    characters.length = 10000;
    codes.add("long");
  }
  const whole = characters.join("");
  const tree = jianbao.plainQuery.test(whole)
    ? jianbao.queryJoin("and", jianbao.queryRuns(whole).map((/** @type {string} */ run) => ({ run: [run] })))
    : jianbao.queryTree(characters, codes);
  if (!tree) codes.add("empty");
  else if (!jianbao.asksForText(tree)) codes.add("filters");
  const notes = jianbao.queryNotes.filter((/** @type {string} */ code) => codes.has(code));
  return { tree, notes: notes.map(jianbao.queryNote) };
};

/**
 * One node of several: nested ones of the same kind become one, a single one stands for itself, none gives null.
 * @param {"and" | "or"} key
 * @param {any[]} nodes
 * @returns {QueryNode | null}
 */
jianbao.queryJoin = function (key, nodes) {
  /** @type {any[]} */
  const flat = [];
  for (const node of nodes) flat.push(...(node[key] || [node]));
  if (flat.length < 2) return flat[0] || null;
  return key === "and" ? { and: flat } : { or: flat };
};

/**
 * A text's runs of word characters, folded.
 * @param {string} text
 * @returns {string[]}
 */
jianbao.queryRuns = function (text) {
  const runs = [""];
  for (const character of jianbao.fold(text).characters) {
    if (jianbao.isWord(character)) runs[runs.length - 1] += character;
    else if (runs[runs.length - 1]) runs.push("");
  }
  return runs.filter((run) => run);
};

/**
 * Whether a tree asks for any text to be there, and not for filters and exclusions alone.
 * @param {any} node
 * @param {boolean} [excluded]  below an odd number of negations
 * @returns {boolean}
 */
jianbao.asksForText = function (node, excluded) {
  if (node.not) return jianbao.asksForText(node.not, !excluded);
  const nodes = node.and || node.or;
  if (nodes) return nodes.some((/** @type {any} */ inner) => jianbao.asksForText(inner, excluded));
  return Boolean(node.run) && !excluded;
};

/**
 * What to mark where a tree fits: the quotations and runs that it asks for, without what it excludes.
 * @param {any} node
 * @returns {string[][]}
 */
jianbao.queryPatterns = function (node) {
  if (!node || node.not) return [];
  const nodes = node.and || node.or;
  if (!nodes) return node.run ? [node.run] : [];
  return [].concat(...nodes.map(jianbao.queryPatterns));
};

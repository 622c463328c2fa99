"use strict";
// Narrowing a search down, and what to try when nothing was found. Loaded after the first answer.
/** @type {any} */
var jianbao = jianbao || {};

/**
 * The normal form: a query that parses to this very tree.
 * @param {any} node
 * @returns {string}
 */
jianbao.queryText = function queryText(node) {
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

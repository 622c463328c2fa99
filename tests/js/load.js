"use strict";
// Loads browser scripts the way a page does: classic scripts that share one global scope.
const { readFileSync } = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const scripts = path.join(__dirname, "../../src/assets/js");

/**
 * @param {...string} names  files of src/assets/js in the order of the page
 * @returns {any} the namespace `jianbao`
 */
exports.load = function load(...names) {
  for (const name of names) {
    const file = path.join(scripts, name);
    new vm.Script(readFileSync(file, "utf8"), { filename: file }).runInThisContext();
  }
  return /** @type {any} */ (globalThis).jianbao;
};

/** Fills the fold table as the page's script would, but from its source. */
exports.loadFoldTable = function loadFoldTable() {
  const { jianbao } = /** @type {any} */ (globalThis);
  for (const line of readFileSync(path.join(scripts, "../fold.txt"), "utf8").split("\n")) {
    const [from, to] = line.split("\t");
    if (to && !line.startsWith("#")) jianbao.simplified.set(from, to);
  }
};

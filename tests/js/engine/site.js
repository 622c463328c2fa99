// The browser's engine in Node, on a site's folder.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";
import { load, loadFoldTable } from "../load.js";

/**
 * @param {string} root  the site's folder
 * @returns {any} the namespace `jianbao`, with the paths that it loaded in `loaded`
 */
export function open(root) {
  const jianbao = load("fold.js", "query.js", "grammar.js", "excerpt.js", "parts.js", "coder.js", "dictionary.js", "texts.js", "runs.js", "rank.js", "words.js", "lookalike.js", "spell.js", "days.js", "api.js");
  jianbao.foldReady = async (/** @type {string} */ query) => loadFoldTable(query);
  jianbao.loaded = [];
  jianbao.load = async (/** @type {string} */ path) => {
    jianbao.loaded.push(path);
    new Script(readFileSync(join(root, path), "utf8"), { filename: path }).runInThisContext();
  };
  return jianbao;
}

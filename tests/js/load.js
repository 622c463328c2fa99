// Loads browser scripts the way a page does: classic scripts that share one global scope.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

const assets = new URL("../../src/assets/", import.meta.url);

/**
 * @param {...string} names  files of src/assets/js in the order of the page
 * @returns {any} the namespace `jianbao`
 */
export function load(...names) {
  for (const name of names) {
    const file = new URL(`js/${name}`, assets);
    new Script(readFileSync(file, "utf8"), { filename: fileURLToPath(file) }).runInThisContext();
  }
  return globalThis.jianbao;
}

/**
 * Fills the fold table as the page's script would, but from its source.
 * @param {string} [text]  with it, only the rows of its characters
 */
export function loadFoldTable(text) {
  for (const line of readFileSync(new URL("fold.txt", assets), "utf8").split("\n")) {
    const [from, to] = line.split("\t");
    if (to && !line.startsWith("#") && (text === undefined || text.includes(from))) globalThis.jianbao.simplified.set(from, to);
  }
}

/** Rows of a snapshot that the Rust tests wrote, by tabs. */
export function snapshotRows(name) {
  const text = readFileSync(new URL(`parity/${name}.snap`, import.meta.url), "utf8");
  const body = text.slice(text.indexOf("\n---\n", 4) + 5);
  return body.split("\n").slice(0, -1).map((row) => row.split("\t"));
}

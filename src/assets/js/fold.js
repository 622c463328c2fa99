"use strict";
// Text to folded text, for matching only; the same as fold.rs, which says more. Texts count in characters (code points) here and in all
// files beside it, as they do in Rust.
/** @type {any} */
var jianbao = jianbao || {};

/**
 * A folded text with its way back: character `i` of `characters` stands for the original characters `from[i]` up to `to[i]`.
 * @typedef {{characters: string[], from: number[], to: number[]}} Folded
 */

/** @type {Map<string, string>} traditional and variant characters; until the table's script has run, only the circles set for 〇 */
jianbao.simplified = new Map([["○", "〇"], ["◯", "〇"]]);

/** Whether that script has run. */
jianbao.hasFoldTable = false;

/** Address of the folder of this script and all that it may load later. Empty in Node. */
jianbao.scripts =
  typeof document === "undefined" || !(document.currentScript instanceof HTMLScriptElement)
    ? ""
    : document.currentScript.src.replace(/[^/]*$/, "");

/**
 * Runs a script.
 * @param {string} address
 * @returns {Promise<void>} rejects when it cannot be loaded
 */
jianbao.script = function (address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const settled = (/** @type {() => void} */ settle) => () => {
      script.remove();
      settle();
    };
    script.onload = settled(resolve);
    script.onerror = settled(reject);
    script.src = address;
    document.head.append(script);
  });
};

/**
 * Folds: NFKC, lower case, then the table's one-to-one map, cluster by cluster.
 * @param {string} text
 * @returns {Folded}
 */
jianbao.fold = function (text) {
  const original = Array.from(text);
  /** @type {Folded} */
  const folded = { characters: [], from: [], to: [] };
  for (let at = 0; at < original.length; ) {
    const from = at;
    let cluster = original[at];
    at += 1;
    while (at < original.length && jianbao.extends(original[at])) {
      cluster += original[at];
      at += 1;
    }
    // Ideographs, nearly all of a text, are their own normal form.
    if (cluster >= "\u4e00" && cluster <= "\u9fff" && cluster.length === 1) {
      folded.characters.push(jianbao.simplified.get(cluster) || cluster);
      folded.from.push(from);
      folded.to.push(at);
      continue;
    }
    for (const normal of cluster.normalize("NFKC")) {
      // Lower case by character: by text, a sigma at a word's end would depend on what follows.
      for (const character of normal.toLowerCase()) {
        folded.characters.push(jianbao.simplified.get(character) || character);
        folded.from.push(from);
        folded.to.push(at);
      }
    }
  }
  return folded;
};

/**
 * The folded text alone.
 * @param {string} text
 * @returns {string}
 */
jianbao.folded = function (text) {
  return jianbao.fold(text).characters.join("");
};

/**
 * Whether a folded character belongs to a word: a letter or a number; everything else separates.
 * @param {string} character
 * @returns {boolean}
 */
jianbao.isWord = function (character) {
  // Planes 2 and 3 hold ideographs alone; browsers differ in which of them they know.
  return /[\p{L}\p{N}\u{20000}-\u{3ffff}]/u.test(character);
};

/**
 * Whether a character may combine with the one before it under NFKC.
 * @param {string} character
 * @returns {boolean}
 */
jianbao.extends = function (character) {
  if (character < "\u0300" || (character >= "\u3400" && character <= "\u9fff")) return false;
  return /[\p{M}\u1160-\u11ff\u3131-\u318e\uff9e-\uffdc\u{16d63}-\u{16d6a}]/u.test(character);
};

/**
 * Takes the table in the coding of `table_script` in fold.rs.
 * @param {string} code
 */
jianbao.foldTable = function (code) {
  jianbao.hasFoldTable = true;
  let at = 0;
  const number = () => {
    for (let value = 0; ; value *= 45) {
      const sign = code.charCodeAt(at) - 35;
      at += 1;
      const digit = sign < 57 ? sign : sign - 1;
      if (digit < 45) return value + digit;
      value += digit - 45;
    }
  };
  for (let to = 0, from = 0; at < code.length; ) {
    to += number();
    const step = number();
    from += step % 2 ? -(step + 1) / 2 : step / 2;
    jianbao.simplified.set(String.fromCharCode(from), String.fromCharCode(to));
  }
};

/**
 * Whether folding this text wants the table: an ideograph outside GB 2312, or one of the four in it that have a row. The table is
 * 6 kB, most queries and texts hold nothing of it, and which characters GB 2312 has every browser knows.
 * @param {string} text
 * @returns {boolean}
 */
jianbao.wantsFoldTable = function (text) {
  if (jianbao.common.size === 0) {
    const decoder = new TextDecoder("gbk");
    for (let high = 0xb0; high <= 0xf7; high += 1) {
      for (let low = 0xa1; low <= 0xfe; low += 1) jianbao.common.add(decoder.decode(Uint8Array.of(high, low)));
    }
    for (const character of "後於徵菸") jianbao.common.delete(character);
  }
  // Compatibility forms (radicals, ㊤, 豈) may fold to anything.
  for (const character of text.normalize("NFKC")) {
    if (character >= "\u3400" && character <= "\u9fff" && !jianbao.common.has(character) && !jianbao.simplified.has(character))
      return true;
  }
  return false;
};

/** @type {Set<string>} the ideographs that need no table */
jianbao.common = new Set();

/**
 * Settles when `fold` can fold this text: at once, or when the table is there. Never fails: without the table (offline) all but
 * traditional characters fold.
 * @param {string} text
 * @returns {Promise<void>}
 */
jianbao.foldReady = async function (text) {
  if (jianbao.hasFoldTable || !jianbao.scripts || !jianbao.wantsFoldTable(text)) return;
  await jianbao.script(jianbao.scripts + "fold-table.js").catch(() => {});
};

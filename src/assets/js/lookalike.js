"use strict";
// Runs with one character replaced, as lookalike.rs says.
/** @type {any} */
var jianbao = jianbao || {};

/** Stands in a run for any character but the one asked for. */
jianbao.ANY = "\0";

/** @typedef {{pieces: string[], field: string, instead: string[], place: number, at: number}} Alternative */

/**
 * The shape table.
 * @returns {Promise<Map<string, string[]>>} look-alikes by character, in the table's order
 */
jianbao.shapes = async function shapes() {
  const groups = await jianbao.part(6, 0);
  const pairs = new Map();
  for (const group of groups.split(" ")) {
    const characters = Array.from(group);
    for (const from of characters) {
      const known = pairs.get(from) || [];
      pairs.set(from, known.concat(characters.filter((to) => to !== from && !known.includes(to))));
    }
  }
  return pairs;
};

/**
 * Runs with a character replaced: by one of its look-alikes, or by any.
 * @param {any} tree
 * @param {Map<string, string[]> | null} shapes  null for any
 * @returns {Alternative[]}
 */
jianbao.alternatives = function alternatives(tree, shapes) {
  /** @type {Alternative[]} */
  const found = [];
  for (const { run: pieces, field } of jianbao.positive(tree)) {
    if (!shapes && (pieces.length > 1 || field)) continue;
    pieces.forEach((/** @type {string} */ piece, /** @type {number} */ place) => {
      const characters = Array.from(piece);
      if (characters.length < (shapes ? 2 : 3)) return;
      characters.forEach((character, at) => {
        if (!shapes && characters.length === 3 && at === 1) return;
        for (const to of shapes ? shapes.get(character) || [] : [jianbao.ANY]) {
          const changed = characters.slice();
          changed[at] = to;
          const instead = pieces.slice();
          instead[place] = changed.join("");
          found.push({ pieces, field, instead, place, at });
        }
      });
    });
  }
  return found.slice(0, 64);
};

/**
 * The tree with a run replaced wherever it is not excluded.
 * @param {any} node
 * @param {Alternative} alternative
 * @returns {any}
 */
jianbao.instead = function instead(node, alternative) {
  if (node.run) {
    const same = (node.field || "") === alternative.field && node.run.join(" ") === alternative.pieces.join(" ");
    return same ? { run: alternative.instead, field: node.field, quoted: true } : node;
  }
  const key = node.and ? "and" : "or";
  if (!node[key]) return node;
  return { [key]: node[key].map((/** @type {any} */ child) => jianbao.instead(child, alternative)) };
};

/**
 * Whether the pairs that the replaced character is in occur at all; asked one after the other, since most do not.
 * @param {Alternative} alternative
 * @returns {Promise<boolean>}
 */
jianbao.possible = async function possible(alternative) {
  if (alternative.field) return true;
  const characters = Array.from(alternative.instead[alternative.place]);
  const at = alternative.at;
  if (at > 0 && !(await jianbao.term(characters[at - 1] + characters[at]))) return false;
  return at + 1 === characters.length || (await jianbao.term(characters[at] + characters[at + 1])) !== undefined;
};

/**
 * The runs of a text that are `run` with a word character other than `but` for ANY, in order.
 * @param {string} text
 * @param {string} run
 * @param {string} but
 * @returns {string[]}
 */
jianbao.anyIn = function anyIn(text, run, but) {
  const characters = jianbao.fold(text).characters;
  const wanted = Array.from(run);
  const found = [];
  for (let start = 0; start + wanted.length <= characters.length; start += 1) {
    const fits = wanted.every((want, index) => {
      const character = characters[start + index];
      return want === jianbao.ANY ? character !== but && jianbao.isWord(character) : character === want;
    });
    if (fits) found.push(characters.slice(start, start + wanted.length).join(""));
  }
  return found;
};

/**
 * A story's texts.
 * @param {number} story
 * @returns {Promise<string[]>}
 */
jianbao.texts = async function texts(story) {
  const pack = await jianbao.part(3, Math.floor(story / 4));
  const texts = pack[story % 4][7];
  await jianbao.foldReady(texts.join(""));
  return texts;
};

/**
 * The stories that hold a run in which ANY is any word character but one; null where too many would have to be read.
 * @param {string} run
 * @param {string} but
 * @param {(pieces: string[], field: string) => Promise<Matches>} find
 * @returns {Promise<Matches | null>}
 */
jianbao.matchesAny = async function matchesAny(run, but, find) {
  const parts = run.split(jianbao.ANY).filter((part) => Array.from(part).length > 1);
  const holding = await Promise.all(parts.map((part) => find([part], "")));
  const candidates = jianbao.intersection(holding.map((matches) => matches.stories));
  if (candidates.length > 100) return null;
  const counts = await Promise.all(
    Array.from(candidates, async (story) => {
      const texts = await jianbao.texts(story);
      return texts.reduce((/** @type {number} */ sum, /** @type {string} */ text) => sum + jianbao.anyIn(text, run, but).length, 0);
    })
  );
  return {
    stories: candidates.filter((/** @type {number} */ _, /** @type {number} */ index) => counts[index] > 0),
    weights: Uint32Array.from(counts.filter((count) => count > 0)),
  };
};

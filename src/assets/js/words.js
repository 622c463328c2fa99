"use strict";
// Long runs to words of the corpus' own vocabulary, which stands in the dictionary beside the pair that a word begins with.
/** @type {any} */
var jianbao = jianbao || {};

/** No word of the vocabulary has more characters. */
jianbao.WORD_CHARS = 16;

/**
 * The words of a run: the forward longest match.
 * @param {string} run
 * @returns {Promise<string[]>} in order; none where there are fewer than two
 */
jianbao.cut = async function (run) {
  const characters = Array.from(run);
  /** @type {string[]} */
  const words = [];
  if (characters.length < 4) return words;
  for (let at = 0; at + 1 < characters.length; ) {
    const term = await jianbao.term(characters[at] + characters[at + 1]);
    const longest = Math.min(jianbao.WORD_CHARS, characters.length - at, characters.length - 1);
    let size = longest;
    while (size > 1 && !(term && term.words.includes(characters.slice(at + 2, at + size).join("")))) size -= 1;
    if (size > 1) words.push(characters.slice(at, at + size).join(""));
    at += size;
  }
  return words.length < 2 ? [] : words;
};

/**
 * The tree in which each run that has words is the conjunction of its words; null where no run has any.
 * @param {any} node
 * @returns {Promise<any>}
 */
jianbao.inWords = async function (node) {
  if (node.run) {
    if (node.quoted || node.run.length > 1) return null;
    const words = await jianbao.cut(node.run[0]);
    return words.length ? { and: words.map((/** @type {string} */ word) => ({ run: [word], field: node.field })) } : null;
  }
  const key = node.and ? "and" : "or";
  if (!node[key]) return null;
  const cut = await Promise.all(node[key].map(jianbao.inWords));
  if (!cut.some(Boolean)) return null;
  return { [key]: cut.map((child, index) => child || node[key][index]) };
};

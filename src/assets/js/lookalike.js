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
jianbao.shapes = async function () {
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
jianbao.alternatives = function (tree, shapes) {
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
jianbao.instead = function (node, alternative) {
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
jianbao.possible = async function (alternative) {
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
jianbao.anyIn = function (text, run, but) {
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
 * What stands in a story where ANY was sought.
 * @param {string[][]} patterns
 * @param {string[]} texts
 * @returns {string[][]}
 */
jianbao.standing = function (patterns, texts) {
  return patterns.reduce((/** @type {string[][]} */ all, pieces) => {
    if (!pieces[0].includes(jianbao.ANY)) return all.concat([pieces]);
    const found = new Set();
    for (const text of texts) for (const run of jianbao.anyIn(text, pieces[0], jianbao.ANY)) found.add(run);
    return all.concat(Array.from(found, (run) => [run]));
  }, []);
};

/**
 * The stories that hold a run in which ANY is any word character but one; null where too many would have to be read.
 * @param {string} run
 * @param {string} but
 * @param {(pieces: string[], field: string) => Promise<Matches>} find
 * @returns {Promise<Matches | null>}
 */
jianbao.matchesAny = async function (run, but, find) {
  const parts = run.split(jianbao.ANY).filter((part) => Array.from(part).length > 1);
  const holding = await Promise.all(parts.map((part) => find([part], "")));
  const candidates = jianbao.intersection(holding.map((matches) => matches.stories));
  if (candidates.length > 100) return null;
  const counts = await Promise.all(
    Array.from(candidates, async (story) => {
      const { texts } = await jianbao.story(story);
      return texts.reduce((/** @type {number} */ sum, /** @type {string} */ text) => sum + jianbao.anyIn(text, run, but).length, 0);
    })
  );
  return {
    stories: candidates.filter((/** @type {number} */ _, /** @type {number} */ index) => counts[index] > 0),
    weights: Uint32Array.from(counts.filter((count) => count > 0)),
  };
};

/**
 * The look-alike tier in two parts, those of the shape table first; each story with the first alternative that finds it.
 * @param {any} tree
 * @param {Uint32Array} taken  stories of the other tiers
 * @param {boolean} any  whether any other character will do
 * @param {(pieces: string[], field: string, matches?: Matches) => Promise<Matches>} run
 * @param {{code: string, text: string}[]} notes  gains one where not all could be sought
 * @returns {Promise<TierPart[]>}
 */
jianbao.alike = async function (tree, taken, any, run, notes) {
  const kinds = [jianbao.alternatives(tree, await jianbao.shapes())];
  if (any) kinds.push(jianbao.alternatives(tree, null));
  const parts = [];
  for (const alternatives of kinds) {
    /** @type {Map<number, {score: number, patterns: string[][]}>} */
    const found = new Map();
    for (const alternative of alternatives) {
      const instead = alternative.instead[0];
      if (instead.includes(jianbao.ANY)) {
        const but = Array.from(alternative.pieces[0])[alternative.at];
        const matches = await jianbao.matchesAny(instead, but, run);
        if (!matches) {
          if (!notes.some((note) => note.code === "many")) notes.push(jianbao.queryNote("many"));
          continue;
        }
        await run(alternative.instead, "", matches);
      } else if (!(await jianbao.possible(alternative))) {
        // Of an OR, another branch may be left; it has been found before.
        continue;
      }
      const other = jianbao.instead(tree, alternative);
      const stories = jianbao.without(await jianbao.fitting(other, run), taken);
      const part = jianbao.scored("lookalike", other, stories, run);
      const scores = await part.scores();
      stories.forEach((/** @type {number} */ story, /** @type {number} */ index) =>
        found.set(story, { score: scores[index], patterns: part.patterns(story) })
      );
      taken = jianbao.union([taken, stories]);
    }
    const stories = Uint32Array.from(found.keys()).sort();
    const of = (/** @type {number} */ story) => /** @type {{score: number, patterns: string[][]}} */ (found.get(story));
    parts.push({
      tier: "lookalike",
      stories,
      scores: async () => Float64Array.from(stories, (story) => of(story).score),
      patterns: (/** @type {number} */ story) => of(story).patterns,
    });
  }
  return parts;
};

/**
 * Where a text has one character that what was searched for has not.
 * @param {string} text
 * @param {string[][]} patterns  what was searched for
 * @returns {number} index of the character; -1 where no pattern is that near
 */
jianbao.oddCharacter = function (text, patterns) {
  const { characters, from } = jianbao.fold(text);
  for (const pattern of patterns) {
    const asked = Array.from(pattern.join(""));
    const odd = asked.map((_, at) => at).filter((at) => asked[at] !== characters[at]);
    if (asked.length === characters.length && odd.length === 1) return from[odd[0]];
  }
  return -1;
};

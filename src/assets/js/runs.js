"use strict";
// Runs to the stories that hold them. The same as search/runs.rs, which says more.
/** @type {any} */
var jianbao = jianbao || {};

/**
 * @typedef {{from: string, to: string, loose: boolean, checked: boolean}} Step  to: empty for any character
 * @typedef {{term: Term, far: number}} Way  a term that makes a step, and how many numbers on it leads
 * @typedef {{stories: Uint32Array, weights: Uint32Array}} Matches  weights: weighed occurrences, by the same index
 * @typedef {{run: string[], field: string}} RunNode
 * @typedef {{prefix: string, weights: number[]}} Column  namespace of the dictionary; weight of each zone, 0 for one that does not count
 */

/** Where a field's runs are sought. @type {{[field: string]: Column[]}} */
jianbao.columns = {
  "": [{ prefix: "", weights: [4, 4, 2, 1] }],
  title: [
    { prefix: "", weights: [4, 0, 0, 0] },
    { prefix: "\u0001", weights: [0, 0, 0, 4] },
  ],
  rubric: [{ prefix: "\u0002", weights: [0, 0, 0, 1] }],
  by: [{ prefix: "\u0003", weights: [0, 0, 0, 1] }],
  correspondent: [{ prefix: "\u0004", weights: [0, 0, 0, 1] }],
  photo: [{ prefix: "\u0005", weights: [0, 0, 0, 1] }],
};

/** Namespaces of whole values. @type {{[filter: string]: string}} */
jianbao.valueSpaces = { kind: "\u0006", place: "\u0007", page: "\u0008", rubric: "\u000e", by: "\u000f" };

/**
 * The steps of a quotation's pieces, in order; none for a single character.
 *
 * The dictionary knows that a run ends with a character, not which one comes after the separators; so the step after a loose one is
 * checked, and one of its own tells that a last piece of a single character is there.
 * @param {string[]} pieces
 * @returns {Step[]}
 */
jianbao.steps = function (pieces) {
  /** @type {[string, boolean][]} */
  const characters = [];
  for (const piece of pieces) Array.from(piece).forEach((character, index) => characters.push([character, index === 0]));
  /** @type {Step[]} */
  const steps = [];
  const size = characters.length;
  for (let index = 0; index + 1 < size; index += 1) {
    const loose = characters[index + 1][1];
    const before = steps[index - 1];
    const checked = loose || index + 2 === size || !before || !before.checked || before.loose;
    steps.push({ from: characters[index][0], to: characters[index + 1][0], loose, checked });
  }
  if (size > 1 && characters[size - 1][1]) steps.push({ from: characters[size - 1][0], to: "", loose: false, checked: true });
  return steps;
};

/**
 * The stories that hold a quotation's pieces, in the text or in a field.
 * @param {string[]} pieces
 * @param {string} field  empty for the text
 * @returns {Promise<Matches>}
 */
jianbao.matches = async function (pieces, field) {
  const steps = jianbao.steps(pieces);
  const found = await Promise.all(
    jianbao.columns[field].map((/** @type {Column} */ column) =>
      steps.length === 0 ? jianbao.singleMatches(pieces[0], column) : jianbao.stepMatches(steps, column)
    )
  );
  return found.length > 1 ? jianbao.sum(found) : found[0];
};

/**
 * Adds up what several lists hold.
 * @param {Matches[]} lists
 * @returns {Matches}
 */
jianbao.sum = function (lists) {
  const weights = new Uint32Array(jianbao.entry ? jianbao.entry.stories : 0);
  for (const list of lists) {
    for (let index = 0; index < list.stories.length; index += 1) weights[list.stories[index]] += list.weights[index];
  }
  const stories = jianbao.union(lists.map((list) => list.stories));
  return { stories, weights: stories.map((/** @type {number} */ story) => weights[story]) };
};

/**
 * A list's weighed occurrences, stories without any left out.
 * @param {List} list
 * @param {number[]} weights
 * @returns {Matches}
 */
jianbao.weighed = function (list, weights) {
  const counts = list.counts || new Uint32Array(0);
  const sums = new Uint32Array(list.stories.length);
  let kept = 0;
  for (let index = 0; index < sums.length; index += 1) {
    const at = index * 4;
    sums[index] =
      counts[at] * weights[0] + counts[at + 1] * weights[1] + counts[at + 2] * weights[2] + counts[at + 3] * weights[3];
    if (sums[index]) kept += 1;
  }
  if (kept === sums.length) return { stories: list.stories, weights: sums };
  return { stories: list.stories.filter((_, index) => sums[index] > 0), weights: sums.filter((weight) => weight > 0) };
};

/**
 * Every gram that begins with the character is one occurrence of it; of frequent characters the sum stands by itself.
 * @param {string} single
 * @param {Column} column
 * @returns {Promise<Matches>}
 */
jianbao.singleMatches = async function (single, column) {
  const whole = await jianbao.term(column.prefix + single + "\u{10ffff}");
  const terms = whole ? [["", whole]] : await jianbao.termsFrom(column.prefix + single);
  const lists = await Promise.all(terms.map((/** @type {[string, Term]} */ [, term]) => jianbao.list(term)));
  return jianbao.sum(lists.map((list) => jianbao.weighed(list, column.weights)));
};

/**
 * The terms that make a step.
 * @param {Step} step
 * @param {string} prefix  of the column
 * @returns {Promise<Way[]>}
 */
jianbao.ways = async function (step, prefix) {
  /** @type {[string, Term | undefined, number][]} */
  const found = [];
  if (step.to) {
    const terms = [jianbao.term(prefix + step.from + step.to), step.loose && jianbao.term(prefix + step.from + " ")];
    (await Promise.all(terms)).forEach((term, index) => found.push(["", term, index + 1]));
  } else {
    for (const [name, term] of await jianbao.termsFrom(prefix + step.from)) found.push([name, term, 1]);
  }
  return /** @type {any} */ (found)
    .filter((/** @type {any[]} */ [name, term]) => term && !name.endsWith("\u{10ffff}"))
    .map((/** @type {any[]} */ [, term, far]) => ({ term, far }));
};

/**
 * @param {Step[]} steps
 * @param {Column} column
 * @returns {Promise<Matches>}
 */
jianbao.stepMatches = async function (steps, column) {
  const checked = steps.filter((step) => step.checked);
  /** @type {Way[][]} */
  const ways = await Promise.all(checked.map((step) => jianbao.ways(step, column.prefix)));
  if (ways.some((some) => !some.length)) return { stories: new Uint32Array(0), weights: new Uint32Array(0) };
  if (steps.length === 1) jianbao.expectLengths(ways[0][0].term.size);
  /** @type {List[][]} */
  const lists = await Promise.all(ways.map((some) => Promise.all(some.map(({ term }) => jianbao.list(term)))));
  if (steps.length === 1) return jianbao.weighed(lists[0][0], column.weights);
  const unions = lists.map((some) => (some.length > 1 ? jianbao.union(some.map((list) => list.stories)) : some[0].stories));
  const common = jianbao.intersection(unions);
  jianbao.expectLengths(common.length);
  const indices = lists.map((some) => some.map((list) => jianbao.indicesOf(list.stories, common)));
  await Promise.all(
    ways.map((some, step) =>
      Promise.all(
        some.map(({ term }, way) => jianbao.loadPositions(term, indices[step][way].filter((/** @type {number} */ index) => index >= 0)))
      )
    )
  );
  const stories = [];
  const weights = [];
  for (let at = 0; at < common.length; at += 1) {
    let weight = 0;
    for (let zone = 0; zone < 4; zone += 1) {
      if (column.weights[zone]) weight += column.weights[zone] * jianbao.occurrences(steps, ways, indices, at, zone);
    }
    if (weight) {
      stories.push(common[at]);
      weights.push(weight);
    }
  }
  return { stories: Uint32Array.from(stories), weights: Uint32Array.from(weights) };
};

/**
 * How often one zone of a story holds all steps one after the other.
 * @param {Step[]} steps
 * @param {Way[][]} ways  of the checked steps, their lists loaded
 * @param {number[][][]} indices  of the candidates in these lists
 * @param {number} at  the candidate
 * @param {number} zone
 * @returns {number}
 */
jianbao.occurrences = function (steps, ways, indices, at, zone) {
  /** @type {number[] | null} numbers of the reached character; null before the first step */
  let standing = null;
  let checked = 0;
  for (const step of steps) {
    if (!step.checked) {
      standing = /** @type {number[]} */ (standing).map((number) => number + 1);
      continue;
    }
    /** @type {number[]} */
    const reached = [];
    for (let way = 0; way < ways[checked].length; way += 1) {
      const { term, far } = ways[checked][way];
      const index = indices[checked][way][at];
      const list = term.list;
      if (!list || !list.counts || !list.starts || index < 0) continue;
      const positions = list.positions;
      let from = list.starts[index];
      for (let other = 0; other < zone; other += 1) from += list.counts[index * 4 + other];
      const end = from + list.counts[index * 4 + zone];
      let left = 0;
      for (; from < end; from += 1) {
        const number = positions[from];
        if (standing) {
          while (left < standing.length && standing[left] < number) left += 1;
          if (standing[left] !== number) continue;
        }
        reached.push(number + far);
      }
    }
    if (!reached.length) return 0;
    if (ways[checked].length > 1) reached.sort((a, b) => a - b);
    standing = reached;
    checked += 1;
  }
  return standing ? standing.length : 0;
};

/**
 * @param {Uint32Array[]} lists  ascending
 * @returns {Uint32Array} what all hold
 */
jianbao.intersection = function (lists) {
  const byLength = lists.slice().sort((a, b) => a.length - b.length);
  let common = byLength[0];
  for (const list of byLength.slice(1)) {
    const indices = jianbao.indicesOf(list, common);
    common = common.filter((_, index) => indices[index] >= 0);
  }
  return common;
};

/**
 * @param {Uint32Array[]} lists  ascending
 * @returns {Uint32Array} what any holds
 */
jianbao.union = function (lists) {
  const all = new Uint32Array(lists.reduce((size, list) => size + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  all.sort();
  return all.filter((story, index) => index === 0 || story !== all[index - 1]);
};

/**
 * Where each of some stories stands in a list.
 * @param {Uint32Array} list  ascending
 * @param {Uint32Array} stories  ascending
 * @returns {number[]} -1 for one that it does not hold
 */
jianbao.indicesOf = function (list, stories) {
  const indices = new Array(stories.length);
  let at = 0;
  for (let index = 0; index < stories.length; index += 1) {
    const story = stories[index];
    // Steps of doubling size, then halving ones: a short list against a long one costs little.
    let step = 1;
    while (at + step < list.length && list[at + step] < story) step *= 2;
    let end = Math.min(list.length, at + step + 1);
    while (at < end) {
      const middle = (at + end) >> 1;
      if (list[middle] < story) at = middle + 1;
      else end = middle;
    }
    indices[index] = list[at] === story ? at : -1;
  }
  return indices;
};
